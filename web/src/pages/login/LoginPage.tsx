import { Alert, Button, Divider, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Refused } from '../../api/client';
import { useBeginOidc, useClaim, useIdentityProvider, useLogIn } from '../../api/people';
import { Refusal } from '../../app/State';
import { useWords } from '../../i18n';
import { goTo } from './elsewhere';
import './login.css';

type Fields = { name: string; password: string; code?: string; person?: string };

/** Where to after logging in: only a page of this site. */
function next(asked: string | null): string {
  return asked?.startsWith('/') && !asked.startsWith('//') ? asked : '/';
}

/** 登录: in by name and password, or taking up an account with the code of a letter. */
export default function LoginPage() {
  const { t, english } = useWords();
  const [way, setWay] = useState<'login' | 'claim'>('login');
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const logIn = useLogIn();
  const claim = useClaim();
  const asked = way === 'login' ? logIn : claim;
  const refused = asked.error instanceof Refused ? asked.error.problem : null;
  const wantsCode = refused?.reason === 'log_in.second_factor_wanted';
  const done = { onSuccess: () => void navigate(next(parameters.get('next')), { replace: true }) };
  const send = ({ name, password, code, person }: Fields) =>
    way === 'login'
      ? logIn.mutate({ name, password, code: code || null }, done)
      : claim.mutate({ name, password, code: code ?? '', person: person ?? '' }, done);
  return (
    <section className="panel login" aria-labelledby="login">
      <h1 id="login">{t('login.title')}</h1>
      <Segmented
        block
        value={way}
        onChange={(value) => { setWay(value === 'claim' ? 'claim' : 'login'); logIn.reset(); claim.reset(); }}
        options={[{ value: 'login', label: t('login.withPassword') }, { value: 'claim', label: t('login.withCode') }]}
      />
      {asked.error && (
        <Alert
          type={wantsCode ? 'info' : 'error'}
          showIcon
          title={(english ? refused?.detail : refused?.detail_zh) ?? t('state.noAnswerRemedy')}
        />
      )}
      <Form<Fields> key={way} layout="vertical" requiredMark={false} onFinish={send}>
        {way === 'claim' && (
          <Form.Item name="code" label={t('login.letterCode')} rules={[{ required: true, message: t('login.needed') }]}>
            <Input autoComplete="one-time-code" placeholder="XXXX-XXXX-XXXX-XXXX" />
          </Form.Item>
        )}
        <Form.Item name="name" label={t('login.name')} extra={t('login.nameNote')} rules={[{ required: true, message: t('login.needed') }]}>
          <Input autoComplete="username" autoFocus />
        </Form.Item>
        {way === 'claim' && (
          <Form.Item name="person" label={t('login.person')} extra={t('login.personNote')}>
            <Input autoComplete="name" />
          </Form.Item>
        )}
        <Form.Item name="password" label={t(way === 'claim' ? 'login.newPassword' : 'login.password')} rules={[{ required: true, message: t('login.needed') }]}>
          <Input.Password autoComplete={way === 'claim' ? 'new-password' : 'current-password'} />
        </Form.Item>
        {way === 'login' && (
          <Form.Item name="code" label={t('login.code')} extra={wantsCode ? undefined : t('login.codeNote')}>
            <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" block loading={asked.isPending}>
          {t(way === 'claim' ? 'login.claim' : 'me.logIn')}
        </Button>
      </Form>
      {way === 'login' && <ThroughProvider next={next(parameters.get('next'))} />}
    </section>
  );
}

/** The other way in: through the identity provider, where the town has one. */
function ThroughProvider({ next }: { next: string }) {
  const { t } = useWords();
  const name = useIdentityProvider().data?.name;
  const begin = useBeginOidc();
  if (!name) return null;
  return (
    <>
      <Divider plain>{t('login.or')}</Divider>
      <Refusal error={begin.error} />
      <Button block loading={begin.isPending || begin.isSuccess} onClick={() => begin.mutate(undefined, { onSuccess: ({ address }) => goTo(address, { purpose: 'login', next }) })}>
        {t('login.through', { name })}
      </Button>
      <p className="note">{t('login.throughNote')}</p>
    </>
  );
}
