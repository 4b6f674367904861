import { Alert, Button, Form, Input, Popconfirm } from 'antd';
import { useNavigate } from 'react-router';
import {
  useAskSecondFactor, useBeginBinding, useChangePassword, useEndSession, useLogOut, useMe, useOwnIdentity, useOwnLooks,
  useOwnSessions, useProveSecondFactor, useUnbind,
} from '../../api/people';
import { Refusal, State } from '../../app/State';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';
import { goTo } from '../login/elsewhere';
import './account.css';

/** 我的账户: roles, sessions, password, second factor, and who looked at one's file. */
export default function AccountPage() {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const logOut = useLogOut();
  return (
    <div className="stack account">
      <div className="head">
        <h1>{t('me.account')}</h1>
        <Button onClick={() => logOut.mutate(undefined, { onSuccess: () => void navigate('/login') })}>{t('account.logOut')}</Button>
      </div>
      <State query={useMe()}>
        {(me) => (
          <section className="panel" aria-labelledby="roles">
            <h2 id="roles">{t('account.roles')}</h2>
            {me.roles.length === 0 ? <p className="note">{t('account.noRole')}</p> : (
              <ul className="roles">{me.roles.map((role) => <li key={role.role} className="tag">{pick(role.zh, role.en)}</li>)}</ul>
            )}
          </section>
        )}
      </State>
      <SessionsPanel />
      <SecondFactorPanel />
      <IdentityPanel />
      <PasswordPanel />
      <LooksPanel />
    </div>
  );
}

function SessionsPanel() {
  const { t } = useWords();
  const end = useEndSession();
  return (
    <section className="panel" aria-labelledby="sessions">
      <h2 id="sessions">{t('account.sessions')} <small>{t('account.sessionsNote')}</small></h2>
      <State query={useOwnSessions()}>
        {(list) => (
          <Rows
            label={t('account.sessions')}
            rows={list}
            keyOf={(item) => item.id}
            columns={[
              { name: t('account.agent'), cell: (item) => item.agent ?? t('account.noAgent') },
              { name: t('account.opened'), cell: (item) => time(item.opened) },
              { name: t('account.seen'), cell: (item) => time(item.seen) },
              { name: t('account.factor'), cell: (item) => t(item.second_factor ? 'yes' : 'no') },
              { name: t('account.end'), cell: (item) => item.this ? t('account.this') : <Button size="small" onClick={() => end.mutate(item.id)}>{t('account.end')}</Button> },
            ]}
          />
        )}
      </State>
    </section>
  );
}

const time = (text: string) => <span className="unbroken">{text.slice(0, 16).replace('T', ' ')}</span>;

function SecondFactorPanel() {
  const { t } = useWords();
  const ask = useAskSecondFactor();
  const prove = useProveSecondFactor();
  return (
    <section className="panel form" aria-labelledby="factor">
      <h2 id="factor">{t('account.factor')} <small>{t('account.factorNote')}</small></h2>
      <Refusal error={ask.error} />
      {!ask.data ? (
        <Form<{ password: string }> name="factor" layout="vertical" requiredMark={false} onFinish={({ password }) => ask.mutate(password)}>
          <Form.Item name="password" label={t('identity.passwordOnceMore')} rules={[{ required: true, message: t('login.needed') }]}><Input.Password autoComplete="current-password" /></Form.Item>
          <Button htmlType="submit" loading={ask.isPending}>{t('account.factorStart')}</Button>
        </Form>
      ) : (
        <>
          <p>{t('account.factorSecret')}</p>
          <p><code className="code secret">{ask.data.secret.replace(/(.{4})/g, '$1 ')}</code></p>
          <Refusal error={prove.error} />
          <Form<{ code: string }> layout="inline" onFinish={({ code }) => prove.mutate(code, { onSuccess: () => ask.reset() })}>
            <Form.Item name="code" label={t('login.code')}><Input inputMode="numeric" maxLength={6} autoComplete="one-time-code" /></Form.Item>
            <Button type="primary" htmlType="submit" loading={prove.isPending}>{t('account.factorProve')}</Button>
          </Form>
        </>
      )}
      {prove.isSuccess && <Alert type="success" showIcon title={t('account.factorDone')} />}
    </section>
  );
}

/** To whom of the identity provider the account is bound; nothing where there is no provider. */
function IdentityPanel() {
  const { t } = useWords();
  const own = useOwnIdentity().data;
  const begin = useBeginBinding();
  const unbind = useUnbind();
  if (!own || (!own.provider && !own.subject)) return null;
  const provider = own.provider ?? own.issuer ?? '';
  return (
    <section className="panel form" aria-labelledby="identity">
      <h2 id="identity">{t('identity.own')} <small>{t('identity.ownNote')}</small></h2>
      <Refusal error={begin.error ?? unbind.error} />
      {own.subject ? (
        <>
          <p>{t('identity.boundTo', { provider })} <code className="code">{own.subject}</code></p>
          <Popconfirm title={t('identity.unbindSure')} onConfirm={() => unbind.mutate(undefined)} okText={t('identity.unbind')} cancelText={t('people.keep')}>
            <Button loading={unbind.isPending}>{t('identity.unbind')}</Button>
          </Popconfirm>
        </>
      ) : (
        <Form<{ password: string }> name="identity" layout="vertical" requiredMark={false} onFinish={({ password }) => begin.mutate(password, { onSuccess: ({ address }) => goTo(address, { purpose: 'bind', next: '/account' }) })}>
          <Form.Item name="password" label={t('identity.passwordOnceMore')} rules={[{ required: true, message: t('login.needed') }]}><Input.Password autoComplete="current-password" /></Form.Item>
          <Button htmlType="submit" loading={begin.isPending || begin.isSuccess}>{t('identity.bind', { provider })}</Button>
        </Form>
      )}
    </section>
  );
}

function PasswordPanel() {
  const { t } = useWords();
  const change = useChangePassword();
  const [form] = Form.useForm<{ old: string; new: string }>();
  return (
    <section className="panel form" aria-labelledby="password">
      <h2 id="password">{t('account.password')} <small>{t('account.passwordNote')}</small></h2>
      <Refusal error={change.error} />
      {change.isSuccess && <Alert type="success" showIcon title={t('account.passwordDone')} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(fields) => change.mutate(fields, { onSuccess: () => form.resetFields() })}>
        <Form.Item name="old" label={t('account.old')} rules={[{ required: true, message: t('login.needed') }]}><Input.Password autoComplete="current-password" /></Form.Item>
        <Form.Item name="new" label={t('login.newPassword')} rules={[{ required: true, message: t('login.needed') }]}><Input.Password autoComplete="new-password" /></Form.Item>
        <Button htmlType="submit" loading={change.isPending}>{t('account.change')}</Button>
      </Form>
    </section>
  );
}

function LooksPanel() {
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby="looks">
      <h2 id="looks">{t('account.looks')} <small>{t('account.looksNote')}</small></h2>
      <State query={useOwnLooks()}>
        {(list) => list.length === 0 ? <p className="note">{t('account.noLooks')}</p> : (
          <Rows
            label={t('account.looks')}
            rows={list}
            keyOf={(item) => String(item.seq)}
            columns={[
              { name: t('account.lookAt'), cell: (item) => time(item.at) },
              { name: t('account.lookBody'), cell: (item) => [t(`body.${item.body}`), item.name].filter(Boolean).join(' · ') },
              { name: t('account.lookWhat'), cell: (item) => t(item.subject === '*' ? 'account.lookList' : 'account.lookPage') },
              { name: t('account.lookFields'), cell: (item) => item.fields.map((field) => t(`field.${field}`)).join(t('comma')) },
            ]}
          />
        )}
      </State>
    </section>
  );
}
