import type { MatterItem } from '../api/dailyQueries';
import type { MatterKind } from '../api/matterSteps';
import { Clauses } from './Duties';
import { MatterSteps } from './MatterSteps';
import { VoteLine } from './MembersVote';
import { Rows } from './Rows';
import { useWords } from '../i18n';

/** One matter (disposal, storage, petition): where it stands, its publicity clocks, what was done, what may come next. */
export function MatterPanel({ matter, kind }: { matter: MatterItem; kind?: MatterKind | undefined }) {
  const { t, say } = useWords();
  return (
    <section className="panel" id={matter.id} aria-labelledby={`title-${matter.id}`}>
      <h2 id={`title-${matter.id}`}>
        {matter.of} · {matter.about} · {say(matter.variant)} <span className="tag warn">{say(matter.state)}</span>
        <small className="code">{matter.id}</small>
      </h2>
      {matter.text && <p className="said">{matter.text}</p>}
      {matter.roster && <p className="note" style={{ marginBottom: 8 }}>{t('vote.base', { who: say(matter.roster.electorate), entitled: matter.roster.entitled, needed: matter.roster.needed ?? '—' })}</p>}
      <div className="row-2">
        <div>
          <h3>{t('assets.clocks')}</h3>
          <ul>
            {matter.clocks.map((clock) => (
              <li key={clock.clock.code}>
                {say(clock.clock)}{t('colon')}<span className="unbroken">{t('case.since', { day: clock.started })} {t('case.until', { day: clock.due })}</span>
              </li>
            ))}
            {matter.clocks.length === 0 && <li className="note">—</li>}
          </ul>
        </div>
        <div>
          <h3>{t('assets.next')}</h3>
          <ul>
            {matter.next.map((step) => (
              <li key={step.step.code}>
                <b>{say(step.step)}</b> {step.by.map((who) => say(who)).join(t('comma'))}
                {step.not_before && <> · <span className="unbroken">{t('case.notBefore', { day: step.not_before })}</span></>}
                {step.lacks.length > 0 && <span className="note"> · {t('case.lacks')}{t('colon')}{step.lacks.map((one) => say(one)).join(t('comma'))}</span>}
              </li>
            ))}
            {matter.next.length === 0 && <li className="note">—</li>}
          </ul>
        </div>
      </div>
      {kind && <MatterSteps kind={kind} matter={matter} />}
      <details>
        <summary>{t('case.steps')} ({matter.acts.length})</summary>
        <Rows
          label={t('case.steps')}
          rows={matter.acts}
          keyOf={(act) => String(act.entry)}
          columns={[
            { name: t('assets.act'), cell: (act) => <>{say(act.act)}{act.vote && <VoteLine vote={act.vote} />}</> },
            { name: t('assets.day'), cell: (act) => <span className="unbroken">{act.day}</span> },
            { name: t('assets.role'), cell: (act) => say(act.role) },
            { name: t('assets.documents'), cell: (act) => act.documents.map((one) => say(one)).join(t('comma')) || '—' },
            { name: t('case.basis'), cell: (act) => <Clauses clauses={act.clauses} /> },
          ]}
        />
      </details>
    </section>
  );
}
