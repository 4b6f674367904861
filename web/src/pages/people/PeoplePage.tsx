import { Alert, Button, Form, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import {
  type Account, type GrantAsked, useAccounts, useBindAccount, useCloseAccount, useErase, useGrant, useIdentityProvider, useInvite,
  useMe, useOpenAccount, useUnbindAccount, useWithdraw,
} from '../../api/people';
import { Refusal, State } from '../../app/State';
import { useWords } from '../../i18n';
import './people.css';

/** Which body can give which role; the server decides, this only offers what it would take. */
const BODIES: Record<string, string[]> = {
  town: ['town_reader', 'town_officer', 'town_leader', 'petition_officer', 'system_administrator', 'security_administrator', 'audit_administrator'],
  city: ['city_reader'],
  bureau: ['bureau_officer'],
  platform_company: ['platform_officer'],
  village: ['village_officer'],
  park_operator: ['park_steward'],
  enterprise: ['enterprise_user'],
};
const NAMED = ['bureau', 'village', 'park_operator', 'enterprise'];

/** 人员与授权: the system administrator opens and closes accounts, the security administrator gives and withdraws roles. */
export default function PeoplePage() {
  const { t } = useWords();
  const may = useMe().data?.actions ?? [];
  const [letter, setLetter] = useState<{ account: string; code: string } | null>(null);
  return (
    <div className="stack people">
      <div className="head" style={{ marginBottom: 0 }}>
        <h1>{t('people.title')}</h1>
        <p className="note">{t('people.note')}</p>
      </div>
      {!may.includes('manage_accounts') && !may.includes('manage_grants') && <Alert type="info" showIcon title={t('people.factorFirst')} />}
      {letter && (
        <Alert type="success" showIcon closable={{ onClose: () => setLetter(null) }} title={t('people.letter', { account: letter.account })}
          description={<code className="code secret">{letter.code}</code>} />
      )}
      {may.includes('manage_accounts') && <OpenPanel onOpened={setLetter} />}
      <State query={useAccounts()}>
        {(list) => (
          <section className="panel" aria-labelledby="accounts">
            <h2 id="accounts">{t('people.accounts')} <small>{t('people.count', { count: list.length })}</small></h2>
            <ul className="accounts">
              {list.map((account) => <AccountRow key={account.id} account={account} may={may} onLetter={setLetter} />)}
            </ul>
          </section>
        )}
      </State>
    </div>
  );
}

function OpenPanel({ onOpened }: { onOpened: (letter: { account: string; code: string }) => void }) {
  const { t } = useWords();
  const open = useOpenAccount();
  const [form] = Form.useForm<{ name: string; person: string }>();
  return (
    <section className="panel" aria-labelledby="open">
      <h2 id="open">{t('people.open')} <small>{t('people.openNote')}</small></h2>
      <Refusal error={open.error} />
      <Form form={form} layout="inline" onFinish={(fields) => open.mutate(fields, { onSuccess: (opened) => { form.resetFields(); onOpened(opened); } })}>
        <Form.Item name="name" label={t('login.name')} rules={[{ required: true, message: t('login.needed') }]}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="person" label={t('people.person')} rules={[{ required: true, message: t('login.needed') }]}><Input autoComplete="off" /></Form.Item>
        <Button type="primary" htmlType="submit" loading={open.isPending}>{t('people.open')}</Button>
      </Form>
    </section>
  );
}

function AccountRow({ account, may, onLetter }: { account: Account; may: string[]; onLetter: (letter: { account: string; code: string }) => void }) {
  const { t, pick } = useWords();
  const [granting, setGranting] = useState(false);
  const withdraw = useWithdraw();
  const invite = useInvite();
  const close = useCloseAccount();
  const erase = useErase();
  const unbind = useUnbindAccount();
  const [binding, setBinding] = useState(false);
  const provider = useIdentityProvider().data?.name;
  const error = withdraw.error ?? invite.error ?? close.error ?? erase.error ?? unbind.error;
  return (
    <li>
      <div className="who">
        <b>{account.erased ? t('people.erased') : account.person || account.name}</b>
        <span className="note">{[account.name, account.id].filter(Boolean).join(' · ')}</span>
        {account.closed && <span className="tag warn">{t('people.closed')}</span>}
        {account.second_factor && <span className="tag">{t('account.factor')}</span>}
        {account.bound && <span className="tag">{t('identity.own')}</span>}
        <span className="acts">
          {may.includes('manage_accounts') && !account.closed && (
            <>
              <Button size="small" onClick={() => invite.mutate(account.id, { onSuccess: onLetter })}>{t('people.invite')}</Button>
              {account.bound ? (
                <Popconfirm title={t('identity.unbindSure')} onConfirm={() => unbind.mutate(account.id)} okText={t('identity.unbind')} cancelText={t('people.keep')}>
                  <Button size="small">{t('identity.unbind')}</Button>
                </Popconfirm>
              ) : provider && <Button size="small" onClick={() => setBinding(!binding)}>{t('identity.bindOther')}</Button>}
              <Popconfirm title={t('people.closeSure')} onConfirm={() => close.mutate(account.id)} okText={t('people.close')} cancelText={t('people.keep')}>
                <Button size="small" danger>{t('people.close')}</Button>
              </Popconfirm>
            </>
          )}
          {may.includes('manage_grants') && !account.closed && <Button size="small" onClick={() => setGranting(!granting)}>{t('people.grant')}</Button>}
          {may.includes('erase_person') && !account.erased && (
            <Popconfirm title={t('people.eraseSure')} onConfirm={() => erase.mutate(account.id)} okText={t('people.erase')} cancelText={t('people.keep')}>
              <Button size="small" danger>{t('people.erase')}</Button>
            </Popconfirm>
          )}
        </span>
      </div>
      <Refusal error={error} />
      <ul className="grants">
        {account.grants.map((grant) => (
          <li key={`${grant.role} ${grant.body} ${grant.name} ${grant.on_behalf} ${grant.from}`} className={grant.stands ? undefined : 'past'}>
            {pick(grant.role_zh, grant.role_en)}{grant.name ? ` · ${grant.name}` : ''}
            <span className="note"> {t('people.until', { from: grant.from, until: grant.until })}{grant.on_behalf ? ` ${t('people.onBehalf', { account: grant.on_behalf })}` : ''}</span>
            {may.includes('manage_grants') && !account.closed && (
              <Button size="small" type="link" onClick={() => withdraw.mutate({ id: account.id, body: { role: grant.role, body: grant.body, name: grant.name, until: null } })}>{t('people.withdraw')}</Button>
            )}
          </li>
        ))}
        {account.grants.length === 0 && <li className="note">{t('people.noGrant')}</li>}
      </ul>
      {binding && !account.bound && <BindForm account={account.id} done={() => setBinding(false)} />}
      {granting && <GrantForm account={account.id} done={() => setGranting(false)} />}
    </li>
  );
}

function BindForm({ account, done }: { account: string; done: () => void }) {
  const { t } = useWords();
  const bind = useBindAccount();
  return (
    <>
      <Refusal error={bind.error} />
      <Form<{ subject: string }> layout="inline" onFinish={({ subject }) => bind.mutate({ id: account, subject }, { onSuccess: done })}>
        <Form.Item name="subject" label={t('identity.subject')} rules={[{ required: true, message: t('login.needed') }]}><Input autoComplete="off" /></Form.Item>
        <Button type="primary" htmlType="submit" loading={bind.isPending}>{t('identity.bindOther')}</Button>
      </Form>
    </>
  );
}

function GrantForm({ account, done }: { account: string; done: () => void }) {
  const { t } = useWords();
  const grant = useGrant();
  const [form] = Form.useForm<GrantAsked>();
  const body = Form.useWatch('body', form) ?? 'town';
  return (
    <>
      <Refusal error={grant.error} />
      <Form form={form} layout="inline" initialValues={{ body: 'town' }} onFinish={(fields) => grant.mutate({ id: account, body: fields }, { onSuccess: done })}>
        <Form.Item name="body" label={t('people.body')}>
          <Select style={{ width: 150 }} onChange={() => form.resetFields(['role', 'name'])} options={Object.keys(BODIES).map((value) => ({ value, label: t(`body.${value}`) }))} />
        </Form.Item>
        {NAMED.includes(body) && <Form.Item name="name" label={t(`people.which.${body}`)} rules={[{ required: true, message: t('login.needed') }]}><Input /></Form.Item>}
        <Form.Item name="role" label={t('people.role')} rules={[{ required: true, message: t('login.needed') }]}>
          <Select style={{ width: 170 }} options={(BODIES[body] ?? []).map((value) => ({ value, label: t(`role.${value}`) }))} />
        </Form.Item>
        <Form.Item name="until" label={t('people.lastDay')} rules={[{ required: true, pattern: /^\d{4}-\d{2}-\d{2}$/, message: t('people.dayLike') }]}><Input placeholder="2026-12-31" style={{ width: 130 }} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={grant.isPending}>{t('people.grant')}</Button>
      </Form>
    </>
  );
}
