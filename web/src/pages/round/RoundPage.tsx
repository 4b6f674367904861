import { Link, useParams } from 'react-router';
import type { Round } from '../../api/client';
import { useRound } from '../../api/queries';
import { State } from '../../app/State';
import { GradeMark } from '../../display/GradeMark';
import { GradeStep } from '../../display/GradeStep';
import { digits } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';
import { CarryOn } from './CarryOn';
import { ObjectionsPanel } from './ObjectionsPanel';
import { Stages } from './Stages';
import './round.css';

/** The evaluation of one year: where it stands, its clock, objections and answers, decisions, and who moved. */
export default function RoundPage() {
  const { id = '' } = useParams();
  return <State query={useRound(id)}>{(round) => <Sheet round={round} />}</State>;
}

function Sheet({ round }: { round: Round }) {
  const { t } = useWords();
  const { item } = round;
  return (
    <div className="stack">
      <nav className="note" aria-label={t('nav.where')}>
        <Link to="/rounds">{t('rounds.title')}</Link> / {t('rounds.of', { year: item.year })}
      </nav>
      <header className="panel">
        <h1>{t('rounds.of', { year: item.year })}</h1>
        <Stages round={round} />
      </header>
      <CarryOn round={round} />
      <ObjectionsPanel year={item.id} objections={round.objections} />
      {round.decisions.length > 0 && (
        <section className="panel" aria-labelledby="decisions">
          <h2 id="decisions">{t('round.decisions')}</h2>
          <Rows
            label={t('round.decisions')}
            rows={round.decisions}
            keyOf={(decision) => decision.enterprise.id}
            columns={[
              { name: t('enterprises.name'), cell: (decision) => <Link to={`/enterprises/${decision.enterprise.id}`}>{decision.enterprise.name}</Link> },
              { name: t('round.decided'), cell: (decision) => <GradeMark grade={decision.grade} /> },
              { name: t('round.reason'), cell: (decision) => decision.reason },
              { name: t('round.basis'), cell: (decision) => decision.basis },
              { name: t('round.by'), cell: (decision) => decision.by },
            ]}
          />
        </section>
      )}
      <Moves round={round} />
      <Steps round={round} />
    </div>
  );
}

function Moves({ round }: { round: Round }) {
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby="moves">
      <h2 id="moves">{t('round.moves')}<small>{t('round.movesNote', { count: round.runs.length })}</small></h2>
      {round.runs.length < 2 && <p className="note">{t('round.oneRun')}</p>}
      {round.runs.slice(1).map((run, n) => (
        <div key={run.result}>
          {run.moves.length === 0 && <p className="note">{t('round.nobody', { run: n + 2 })}</p>}
          {run.moves.length > 0 && (
            <Rows
              label={t('round.run', { run: n + 2 })}
              caption={t('round.run', { run: n + 2 })}
              rows={run.moves}
              keyOf={(move) => move.enterprise.id}
              columns={[
                { name: t('enterprises.name'), cell: (move) => <Link to={`/enterprises/${move.enterprise.id}`}>{move.enterprise.name}</Link> },
                { name: t('enterprises.grade'), cell: (move) => <GradeStep from={move.from} to={move.to} /> },
                { name: t('round.rank'), numeric: true, cell: (move) => `${move.from_rank != null ? digits(move.from_rank) : '—'} → ${move.to_rank != null ? digits(move.to_rank) : '—'}` },
              ]}
            />
          )}
        </div>
      ))}
    </section>
  );
}

function Steps({ round }: { round: Round }) {
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby="steps">
      <h2 id="steps">{t('round.steps')}<small>{t('round.stepsNote')}</small></h2>
      <Rows
        label={t('round.steps')}
        rows={round.steps.map((step, n) => ({ ...step, n }))}
        keyOf={(step) => String(step.n)}
        columns={[
          { name: t('round.step'), cell: (step) => t(`event.${step.event}`, { number: step.objection ?? '' }) },
          { name: t('round.on'), cell: (step) => <span className="unbroken">{step.on ?? step.at.slice(0, 10)}</span> },
          { name: t('round.firm'), cell: (step) => (step.enterprise ? <Link to={`/enterprises/${step.enterprise.id}`}>{step.enterprise.name}</Link> : '—') },
          { name: t('round.by'), cell: (step) => step.actor },
          { name: t('round.entered'), cell: (step) => <span className="unbroken">{step.at.slice(0, 16).replace('T', ' ')}</span> },
        ]}
      />
    </section>
  );
}
