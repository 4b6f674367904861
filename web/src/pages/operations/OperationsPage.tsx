import { Link } from 'react-router';
import { type Operations, useOperations } from '../../api/dailyQueries';
import { useAddressState } from '../../app/addressState';
import { Beside } from '../../app/Beside';
import { State } from '../../app/State';
import { DueMark } from '../../display/DueMark';
import { digits, percent, squareMetres } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { UnsourcedNotice } from '../../display/UnsourcedNotice';
import { useWords } from '../../i18n';
import '../findings/findings.css';
import { Admissions } from './Admissions';
import { Checklists } from './Checklists';
import { Exits } from './Exits';
import { Orders } from './Orders';
import { Patrols } from './Patrols';

/** 园区运营: indicators from meters, work orders, leases that end soon, stars. */
export default function OperationsPage() {
  const { t } = useWords();
  return (
    <>
      <Beside group="parks" />
      <State query={useOperations()}>
        {(page) => (
          <div className="stack">
            <div className="head" style={{ marginBottom: 0 }}>
              <h1>{t('operations.title')}</h1>
              <p className="note">{t('operations.note', { day: page.until })}</p>
            </div>
            <Indicators page={page} />
            <Orders page={page} />
            <Patrols page={page} />
            <Ending page={page} />
            <Admissions page={page} />
            <Exits page={page} />
            <Scores page={page} />
            <Checklists page={page} />
            <UnsourcedNotice items={page.unsourced.filter((one, at, all) => all.findIndex((other) => other.parameter === one.parameter) === at)} />
          </div>
        )}
      </State>
    </>
  );
}

function Indicators({ page }: { page: Operations }) {
  const { t, say, unit } = useWords();
  const { parameters, change } = useAddressState();
  const park = parameters.get('park');
  const parks = new Map(page.indicators.map((one) => [one.park, one.name]));
  const shown = page.indicators.filter((one) => !park || one.park === park);
  return (
    <section className="panel" aria-labelledby="indicators">
      <h2 id="indicators">{t('operations.indicators')}</h2>
      <div className="check-tabs controls" role="group" aria-label={t('operations.park')}>
        <button type="button" aria-pressed={!park} onClick={() => change({ park: null })}>{t('cases.all')}</button>
        {[...parks].map(([code, name]) => (
          <button type="button" key={code} aria-pressed={park === code} onClick={() => change({ park: code })}>{name}</button>
        ))}
      </div>
      <Rows
        label={t('operations.indicators')}
        rows={shown}
        keyOf={(one) => `${one.park}${one.indicator.code}`}
        columns={[
          { name: t('operations.park'), cell: (one) => one.name },
          { name: t('operations.indicator'), cell: (one) => say(one.indicator) },
          { name: t('operations.value'), numeric: true, cell: (one) => (one.value == null ? <em className="missing">{t('operations.notCollected')}</em> : one.unit === '' ? percent(one.value) : <>{digits(one.value, one.value < 1000 ? 2 : 0)} <span className="note">{unit(one.unit)}</span></>) },
          {
            name: t('operations.from'),
            cell: (one) =>
              one.meters.length === 0 ? (
                <span className="note">{say(one.because)}</span>
              ) : (
                <details>
                  <summary>{say(one.because)}</summary>
                  {one.meters.map((meter) => (
                    <div key={`${meter.meter}${meter.from}`} className="note">{meter.meter} <span className="unbroken">{meter.from} – {meter.to}</span> {digits(meter.amount)}</div>
                  ))}
                </details>
              ),
          },
        ]}
      />
    </section>
  );
}

function Ending({ page }: { page: Operations }) {
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby="ending">
      <h2 id="ending">{t('operations.ending')}<small>{t('operations.endingNote', { day: page.leases_as_of })}</small></h2>
      {page.ending.length === 0 ? <p className="note">{t('operations.noEnding')}</p> : (
        <Rows
          label={t('operations.ending')}
          rows={page.ending}
          keyOf={(one) => `${one.number}${one.building_code}${one.tenant}`}
          columns={[
            { name: t('operations.tenant'), cell: (one) => (one.enterprise ? <Link to={`/enterprises/${one.enterprise.id}`}>{one.tenant}</Link> : one.tenant) },
            { name: t('operations.lease'), cell: (one) => <span className="code">{one.number}</span> },
            { name: t('operations.park'), cell: (one) => one.park || t('programme.outside') },
            { name: t('operations.building'), cell: (one) => <span className="code">{one.building_code}</span> },
            { name: t('operations.area'), numeric: true, cell: (one) => squareMetres(one.floor_area) },
            { name: t('operations.to'), cell: (one) => <DueMark due={one.to} daysLeft={one.days_left} /> },
          ]}
        />
      )}
    </section>
  );
}

function Scores({ page }: { page: Operations }) {
  const { t, say } = useWords();
  return (
    <section className="panel" aria-labelledby="scores">
      <h2 id="scores">{t('operations.scores')}<small>{t('operations.scoresNote')}</small></h2>
      {page.scores.length === 0 ? <p className="note">{t('operations.noScores')}</p> : (
        <Rows
          label={t('operations.scores')}
          rows={page.scores}
          keyOf={(one) => `${one.checklist.code}${one.subject}`}
          columns={[
            { name: t('operations.subject'), cell: (one) => one.subject },
            { name: t('operations.checklist'), cell: (one) => say(one.checklist) },
            { name: t('operations.scored'), cell: (one) => <span className="unbroken">{one.day}</span> },
            { name: t('operations.stars'), cell: (one) => (one.stars == null ? <span className="note">—</span> : t('operations.starsOf', { count: one.stars })) },
            { name: t('operations.points'), cell: (one) => <details><summary>{one.points}/{one.most}</summary>{one.items.map((item) => <div key={item.item.code} className="note">{say(item.item)} {item.points}/{item.most}</div>)}</details> },
          ]}
        />
      )}
    </section>
  );
}
