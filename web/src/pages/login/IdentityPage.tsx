import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Refused } from '../../api/client';
import { useEndBinding, useEndOidc } from '../../api/people';
import { useWords } from '../../i18n';
import { errand } from './elsewhere';
import './login.css';

/** What the provider put into the address: read once, then taken out of it, so that it stays in no history. */
function brought() {
  const asked = new URLSearchParams(window.location.search);
  const get = (name: string) => asked.get(name) ?? '';
  return { state: get('state'), code: get('code'), iss: asked.get('iss') };
}

/** 统一身份认证: where the identity provider sends the browser back to. The page asks the API by itself. */
export default function IdentityPage() {
  const { t, english } = useWords();
  const navigate = useNavigate();
  const [answer] = useState(brought);
  const [{ purpose, next }] = useState(errand);
  const logIn = useEndOidc();
  const bind = useEndBinding();
  const asked = purpose === 'bind' ? bind : logIn;
  const send = (second_factor: string | null) =>
    asked.mutate({ ...answer, second_factor }, { onSuccess: () => void navigate(next, { replace: true }) });
  const sent = useRef(false);
  useEffect(() => {
    // Once: a code counts once.
    if (sent.current) return;
    sent.current = true;
    window.history.replaceState(window.history.state, '', window.location.pathname);
    if (answer.code && answer.state) send(null);
  });
  const problem = asked.error instanceof Refused ? asked.error.problem : null;
  const wantsCode = ['log_in.second_factor_wanted', 'log_in.wrong', 'log_in.throttled'].includes(problem?.reason ?? '');
  // The provider said no, or one came here by hand.
  const nothing = !answer.code || !answer.state;
  const words = (english ? problem?.detail : problem?.detail_zh) ?? t('state.noAnswerRemedy');
  const back = purpose === 'bind' ? '/account' : '/login';
  return (
    <section className="panel login" aria-labelledby="identity">
      <h1 id="identity">{t(purpose === 'bind' ? 'identity.binding' : 'identity.title')}</h1>
      {nothing && <Alert type="warning" showIcon title={t('identity.nothing')} />}
      {!nothing && !asked.error && <p role="status">{t('identity.checking')}</p>}
      {asked.error && (
        <Alert type={problem?.reason === 'log_in.second_factor_wanted' ? 'info' : 'error'} showIcon title={words} />
      )}
      {wantsCode && (
        <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={({ code }) => send(code)}>
          <Form.Item name="code" label={t('login.code')} rules={[{ required: true, message: t('login.needed') }]}>
            <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} autoFocus />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={asked.isPending}>{t('me.logIn')}</Button>
        </Form>
      )}
      {(nothing || asked.error) && <p><Link to={back}>{t(purpose === 'bind' ? 'identity.backToAccount' : 'identity.backToLogin')}</Link></p>}
    </section>
  );
}
