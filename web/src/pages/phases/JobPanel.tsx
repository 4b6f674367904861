import { Button, Checkbox, Progress } from 'antd';
import { useState } from 'react';
import { isOver, type Job, type PhaseQuestion, useAskJob, useCancelJob, useFollowed, useJobs } from '../../api/jobs';
import { Refusal } from '../../app/State';
import { useWords } from '../../i18n';
import { AnswerTables, isEmpty } from './AnswerTables';

const QUESTIONS: readonly PhaseQuestion[] = ['inclusion', 'frontier', 'prices', 'alternatives'];

/** What takes longer to answer: asked for, followed while it is worked on, called off, and there again on coming back. */
export function JobPanel({ plan }: { plan: string }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<PhaseQuestion[]>(['inclusion', 'frontier']);
  const ask = useAskJob();
  const jobs = useJobs().data ?? [];
  const job = jobs.find((one) => one.plan === plan && one.state !== 'cancelled');
  useFollowed(job);
  const runs = job !== undefined && !isOver(job);
  return (
    <section className="panel" aria-labelledby="deeper">
      <h2 id="deeper">{t('jobs.title')}<small>{t('jobs.note')}</small></h2>
      <div className="job-ask">
        <Checkbox.Group
          value={chosen}
          disabled={runs}
          onChange={(values) => setChosen(values as PhaseQuestion[])}
          options={QUESTIONS.map((question) => ({ value: question, label: t(`jobs.${question}`) }))}
        />
        <Button type="primary" disabled={runs || chosen.length === 0} loading={ask.isPending} onClick={() => ask.mutate(chosen)}>
          {t('jobs.ask')}
        </Button>
      </div>
      <Refusal error={ask.error} />
      {job && <Followed job={job} />}
    </section>
  );
}

function Followed({ job }: { job: Job }) {
  const { t, say } = useWords();
  const cancel = useCancelJob();
  return (
    <>
      {!isOver(job) && (
        <div className="job-runs" role="status">
          <span>{t(job.state === 'waiting' ? 'jobs.waiting' : 'jobs.running')}</span>
          <Progress percent={Math.floor(job.progress * 100)} status="active" aria-label={t('jobs.running')} />
          <Button onClick={() => cancel.mutate(job.id)} loading={cancel.isPending}>{t('jobs.cancel')}</Button>
        </div>
      )}
      {job.why && <p className="note">{say(job.why)}</p>}
      {job.found && (isEmpty(job.found) ? <p className="note">{t('jobs.nothing')}</p> : <AnswerTables answers={job.found} />)}
    </>
  );
}
