import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Approval, useApprove, useReject, useWithdrawDraft } from '../../api/approvals';
import { useKey } from '../../api/dailyQueries';
import { Refusal } from '../../app/State';
import { useWords } from '../../i18n';

type Doer = Approval['drafter'];
const nameOf = (doer: Doer) => (doer.name ? `${doer.name} ${doer.account}` : doer.account);
/** A moment of the server, which writes China's time, to the minute. */
const minute = (at: string) => at.slice(0, 16).replace('T', ' ');
const PLACES: Record<string, (id: string) => string> = {
  round: (id) => `/rounds/${id}`,
  village_asset: (id) => `/assets#${id}`,
  storage: (id) => `/storages?open=${id}`,
};

/** One draft in plain words: what, about what, who drafted it and why, what will be entered; and the decision for who may take it. */
export function ApprovalCard({ approval }: { approval: Approval }) {
  const { t, say } = useWords();
  const waits = approval.state.code === 'waiting';
  const place = PLACES[approval.subject.kind]?.(approval.subject.id);
  const entered = waits ? 'approvals.will' : approval.entry != null ? 'approvals.was' : 'approvals.nothing';
  return (
    <article className="panel approval" aria-labelledby={`approval-${approval.id}`}>
      <h3 id={`approval-${approval.id}`}>
        {say(approval.act)} · {place ? <Link to={place}>{say(approval.subject.words)}</Link> : say(approval.subject.words)}{' '}
        <span className={approval.state.code === 'approved' ? 'tag good' : waits ? 'tag warn' : 'tag'}>{say(approval.state)}</span>
      </h3>
      <p className="note">
        {t('approvals.drafter')}{t('colon')}{t('approvals.at', { who: nameOf(approval.drafter), when: minute(approval.drafted_at) })} · {t('approvals.entry', { number: approval.id })}
      </p>
      <dl>
        <dt>{t('approvals.note2')}</dt>
        <dd>{approval.note}</dd>
        <dt>{t(entered)}</dt>
        <dd>
          <ul>{approval.lines.map((line, n) => <li key={`${n} ${line.name.zh}`}>{say(line.name)}{t('colon')}{line.document ? <a className="code" href={`/api/v1/approvals/${approval.id}/documents/${line.document}`} target="_blank" rel="noreferrer" title={t('case.open')}>{say(line.value)}</a> : <b>{say(line.value)}</b>}</li>)}</ul>
        </dd>
      </dl>
      {approval.decided_at && (
        <p>
          {t('approvals.by', { state: say(approval.state), who: nameOf(approval.decided_by ?? approval.drafter), when: minute(approval.decided_at) })}
          {approval.reason && <>{t('colon')}{approval.reason}</>}
          {approval.entry != null && <span className="note"> · {t('approvals.entry', { number: approval.entry })}</span>}
        </p>
      )}
      {waits && <Decision approval={approval} />}
    </article>
  );
}

function Decision({ approval }: { approval: Approval }) {
  const { t, say } = useWords();
  const [approve, reject, withdraw] = [useApprove(approval.id), useReject(approval.id), useWithdrawDraft(approval.id)];
  const [key, refused] = useKey();
  const [reason, setReason] = useState<string | null>(null);
  const after = { onError: refused };
  if (!approval.may_decide && !approval.mine) {
    const unsure = approval.why_not?.reason === 'denied.no_second_factor';
    return <p className="note">{say(approval.why_not)} {unsure && <Link to="/account">{t('approvals.factor')}</Link>}</p>;
  }
  return (
    <>
      <Refusal error={approve.error ?? reject.error ?? withdraw.error} />
      {approval.mine && <p className="note">{t('approvals.other')}</p>}
      <div className="flat">
        {approval.may_decide && (
          <>
            <Popconfirm title={t('approvals.sure')} okText={t('approvals.approve')} cancelText={t('approvals.cancel')} onConfirm={() => approve.mutate({ version: approval.version, key }, after)}>
              <Button type="primary" loading={approve.isPending}>{t('approvals.approve')}</Button>
            </Popconfirm>
            {reason === null && <Button onClick={() => setReason('')}>{t('approvals.reject')}</Button>}
          </>
        )}
        {approval.mine && <Button loading={withdraw.isPending} onClick={() => withdraw.mutate({ key }, after)}>{t('approvals.withdraw')}</Button>}
      </div>
      {reason !== null && (
        <form className="rejecting" onSubmit={(event) => { event.preventDefault(); reject.mutate({ reason, key }, after); }}>
          <label htmlFor={`reason-${approval.id}`}>{t('approvals.reason')}</label>
          <Input.TextArea id={`reason-${approval.id}`} rows={2} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} placeholder={t('approvals.reasonNeeded')} />
          <div className="flat">
            <Button danger htmlType="submit" loading={reject.isPending} disabled={reason.trim() === ''}>{t('approvals.confirmReject')}</Button>
            <Button onClick={() => setReason(null)}>{t('approvals.cancel')}</Button>
          </div>
        </form>
      )}
    </>
  );
}
