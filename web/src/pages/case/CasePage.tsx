import { Link, useParams } from 'react-router';
import { type Case, useCase } from '../../api/dailyQueries';
import { useMe } from '../../api/people';
import { State } from '../../app/State';
import { DueMark } from '../../display/DueMark';
import { Clauses, Duties } from '../../display/Duties';
import { FindingCard } from '../../display/FindingCard';
import { squareMetres } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';
import { NextSteps } from './NextSteps';
import './case.css';

/** One case: its course with articles and evidence, what is due, what may come next. */
export default function CasePage() {
  const { id = '' } = useParams();
  return <State query={useCase(id)}>{(found) => <Sheet found={found} />}</State>;
}

function Sheet({ found }: { found: Case }) {
  const { t, say } = useWords();
  const { item } = found;
  return (
    <div className="stack">
      <nav className="note" aria-label={t('nav.where')}>
        <Link to="/cases">{t('cases.title')}</Link> / {t(`check.${item.check}`)}
      </nav>
      <header className="panel">
        <h1>{say(item.title)} <span className={item.rests ? 'tag' : 'tag warn'}>{say(item.state_words)}</span></h1>
        <p className="note">
          <span className="code">{item.id}</span> · <span className="code">{item.subject_code}</span> · {t('case.opened', { day: item.opened })}
          {item.party && <> · {t('cases.party')}{t('colon')}<Link to={`/enterprises/${item.party.id}`}>{item.party.name}</Link></>}
        </p>
        {!item.rests && (
          <p>
            {t('cases.due')}{t('colon')}
            <DueMark due={item.next_due} daysLeft={item.days_left} />
            {item.to_do && ` ${say(item.to_do.who)}${t('colon')}${say(item.to_do.what)}`}
          </p>
        )}
      </header>
      <NextSteps found={found} />
      {found.duties.length > 0 && (
        <section className="panel" aria-labelledby="duties">
          <h2 id="duties">{t('case.duties')}</h2>
          <Duties duties={found.duties} label={t('case.duties')} />
        </section>
      )}
      {found.clocks.length > 0 && (
        <section className="panel" aria-labelledby="clocks">
          <h2 id="clocks">{t('case.clocks')}</h2>
          <Rows
            label={t('case.clocks')}
            rows={found.clocks}
            keyOf={(clock) => clock.clock.code}
            columns={[
              { name: t('case.clock'), cell: (clock) => say(clock.clock) },
              { name: t('case.span'), cell: (clock) => <span className="unbroken">{t('case.since', { day: clock.started })} {t('case.until', { day: clock.due })}</span> },
            ]}
          />
        </section>
      )}
      <Course found={found} />
      <section className="panel" aria-labelledby="finding">
        <h2 id="finding">{t('case.finding')}<small>{t('finding.suspicion')}</small></h2>
        <FindingCard finding={found.finding} alone />
      </section>
    </div>
  );
}

/** A piece of evidence; who may look at it opens it, and that is written down. */
function Proof({ of, piece }: { of: string; piece: Case['steps'][number]['evidence'][number] }) {
  const { t, say } = useWords();
  const may = useMe().data?.actions.includes('read_evidence') ?? false;
  const name = <>{say(piece.kind)} <span className="code">{piece.hash.slice(0, 8)}</span></>;
  return (
    <span className="proof" title={`SHA-256 ${piece.hash}`}>
      {may ? <a href={`/api/v1/cases/${of}/evidence/${piece.hash}`} target="_blank" rel="noreferrer" title={t('case.open')}>{name}</a> : name}
    </span>
  );
}

function Course({ found }: { found: Case }) {
  const { t, say } = useWords();
  return (
    <section className="panel" aria-labelledby="steps">
      <h2 id="steps">{t('case.steps')}<small>{t('case.stepsNote')}</small></h2>
      {found.steps.length === 0 && <p className="notice">{t('case.noSteps')}</p>}
      <ol className="course">
        {found.steps.map((step) => (
          <li key={step.entry}>
            <p>
              <time dateTime={step.day}>{step.day}</time> <b>{say(step.event)}</b> → <span className="tag">{say(step.state)}</span>
            </p>
            <p className="note">
              {step.by}（{say(step.capacity)}{step.body && ` · ${say(step.body)}`}） · {t('case.entry', { number: step.entry })}
            </p>
            {step.measure && <p>{t('case.measure')}{t('colon')}{say(step.measure)}</p>}
            {step.freed_floor && step.freed_floor.m2 > 0 && <p>{t('case.freed', { area: squareMetres(step.freed_floor) })}</p>}
            {step.evidence.length > 0 && (
              <p>
                {t('case.evidence')}{t('colon')}
                {step.evidence.map((one) => (
                  <Proof key={one.hash + one.kind.code} of={found.item.id} piece={one} />
                ))}
              </p>
            )}
            {step.answers.length > 0 && (
              <details>
                <summary>{t('case.answers')} {step.answers.filter((one) => one.yes).map((one) => say(one.item)).join(t('comma'))}</summary>
                <ul className="answers">
                  {step.answers.map((one) => (
                    <li key={one.item.code}>
                      <span className={one.yes ? 'tag warn' : 'tag'}>{one.yes ? t('case.yes') : t('case.no')}</span> {say(one.item)}
                    </li>
                  ))}
                </ul>
              </details>
            )}
            <p className="note"><Clauses clauses={step.clauses} /></p>
          </li>
        ))}
      </ol>
    </section>
  );
}
