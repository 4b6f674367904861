import { usePlansOnFile, type PlanOnFile } from '../../api/dailyQueries';
import { State } from '../../app/State';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

/** 一企一策 as the ledger has it: rounds, signatures, facts that changed since. */
export function PlanOnFilePanel({ id }: { id: string }) {
  return <State query={usePlansOnFile(id)}>{(plans) => plans.length > 0 && <Latest plan={plans[0]!} earlier={plans.length - 1} />}</State>;
}

function Latest({ plan, earlier }: { plan: PlanOnFile; earlier: number }) {
  const { t, say } = useWords();
  const standing = plan.signatures.find((one) => one.stands);
  const was = plan.signatures.at(-1);
  const said = (one: PlanOnFile['rounds'][number]['said'][number]) =>
    one.what === 'note' ? t('planFile.noted', { line: say(one.line), note: one.note }) : t(`planFile.said.${one.what}`, { line: say(one.line), day: one.due });
  const declined = plan.lines.filter((line) => line.declined);
  return (
    <section className="panel" aria-labelledby="plan-file">
      <h2 id="plan-file">
        {t('planFile.title')}
        <small>{t('planFile.note', { day: plan.made, entries: plan.entries.join(t('planFile.comma')) })}</small>
      </h2>
      <dl className="facts strip">
        <div>
          <dt>{t('planFile.signed')}</dt>
          <dd>
            {standing ? t('planFile.by', { day: standing.day, name: standing.signatory }) : was ? <span className="tag warn">{t('planFile.stale', { day: was.day })}</span> : t('planFile.unsigned')}
          </dd>
        </div>
        <div><dt>{t('planFile.puts')}</dt><dd>{plan.puts.length > 0 ? plan.puts.join(t('planFile.comma')) : t('planFile.notPut')}{!plan.known_to_enterprise && plan.puts.length > 0 && <> <span className="tag warn">{t('planFile.putAgain')}</span></>}</dd></div>
        <div><dt>{t('planFile.lines')}</dt><dd>{t('planFile.count', { lines: plan.lines.length, declined: declined.length })}</dd></div>
        <div><dt>{t('planFile.check')}</dt><dd><code title={plan.check}>{plan.check.slice(0, 12)}</code></dd></div>
      </dl>
      <Rows
        label={t('planFile.linesNow')}
        caption={t('planFile.linesNow')}
        rows={plan.lines}
        keyOf={(line) => line.what.code}
        columns={[
          { name: t('firmPlan.what'), cell: (line) => <>{say(line.what)} {line.declined && <span className="tag">{t('planFile.declined')}</span>}</> },
          { name: t('firmPlan.owner'), cell: (line) => say(line.owner) },
          { name: t('firmPlan.due'), cell: (line) => <span className="unbroken">{line.due}</span> },
        ]}
      />
      <h3 className="below">{t('planFile.rounds')}</h3>
      {plan.rounds.length === 0 ? (
        <p className="note">{t('planFile.noRounds')}</p>
      ) : (
        <Rows
          label={t('planFile.rounds')}
          rows={plan.rounds.map((round, n) => ({ ...round, n }))}
          keyOf={(round) => String(round.n)}
          columns={[
            { name: t('planFile.day'), cell: (round) => <span className="unbroken">{round.day}</span> },
            { name: t('planFile.who'), cell: (round) => t(round.by_enterprise ? 'planFile.enterprise' : 'planFile.town') },
            { name: t('planFile.what'), cell: (round) => <>{round.said.map((one, n) => <div key={n}>{said(one)}</div>)}</> },
          ]}
        />
      )}
      <h3 className="below">{t('planFile.changed')}</h3>
      {plan.changed.length === 0 ? (
        <p className="note">{t('planFile.unchanged')}</p>
      ) : (
        <Rows
          label={t('planFile.changed')}
          rows={plan.changed}
          keyOf={(one) => one.fact.code}
          columns={[
            { name: t('planFile.fact'), cell: (one) => say(one.fact) },
            { name: t('planFile.then'), cell: (one) => (one.then ? say(one.then) : <em className="missing">{t('planFile.no')}</em>) },
            { name: t('planFile.now'), cell: (one) => (one.now ? say(one.now) : <em className="missing">{t('planFile.no')}</em>) },
          ]}
        />
      )}
      {earlier > 0 && <p className="note">{t('planFile.earlier', { count: earlier })}</p>}
    </section>
  );
}
