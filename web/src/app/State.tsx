import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Refused } from '../api/client';
import { useWords } from '../i18n';

/** What a query is doing, in words: waiting, refused (with the remedy), or done. */
export function State<T>(props: {
  query: { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
  children: (data: T) => ReactNode;
}) {
  const { t } = useWords();
  const { data, error, isPending, refetch } = props.query;
  if (data !== undefined) return props.children(data);
  if (isPending) {
    return (
      <div className="state" role="status">
        <p>{t('state.loading')}</p>
      </div>
    );
  }
  return <Failure error={error} again={refetch} />;
}

export function Failure({ error, again }: { error: unknown; again?: () => unknown }) {
  const { t, english } = useWords();
  const refused = error instanceof Refused ? error : null;
  const problem = refused?.problem;
  const { pathname, search } = window.location;
  const title = refused?.status === 401 ? t('state.logInFirst') : refused?.status === 403 ? t('state.denied') :
    refused?.status === 404 ? t('state.notFound') : refused?.status ? t('state.refused') : t('state.noAnswer');
  const detail = (english ? problem?.detail : problem?.detail_zh || problem?.detail) || t('state.noAnswerRemedy');
  return (
    <div className="state" role="alert">
      <h2>{title}</h2>
      <p>{detail}</p>
      {problem?.title && (
        <p className="note">
          {problem.title} · {problem.type} · {problem.status}
        </p>
      )}
      {problem?.errors?.map((e) => (
        <p key={e.parameter} className="note">
          <code className="code">{e.parameter}</code> {t('state.expectedFound', { expected: e.expected, found: e.found })}
        </p>
      ))}
      {problem?.reason && <p className="note">{t('state.reason')} <code className="code">{problem.reason}</code></p>}
      {refused?.status === 401 && <p><Link to={`/login?next=${encodeURIComponent(pathname + search)}`}>{t('me.logIn')}</Link></p>}
      {again && refused?.status !== 401 && refused?.status !== 403 && (
        <p>
          <Button onClick={() => void again()}>{t('state.again')}</Button>
        </p>
      )}
    </div>
  );
}

/** Why something that was to be entered was refused, in the words of the rule; nothing when it was not. */
export function Refusal({ error }: { error: unknown }) {
  const { t, english } = useWords();
  if (!error) return null;
  const problem = error instanceof Refused ? error.problem : null;
  return <Alert type="error" showIcon title={(english ? problem?.detail : problem?.detail_zh) || t('state.noAnswerRemedy')} />;
}

export function Empty({ children }: { children: ReactNode }) {
  return <p className="state">{children}</p>;
}
