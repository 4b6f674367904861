import { usePortrait, type FirmPortrait } from '../../api/dailyQueries';
import { State } from '../../app/State';
import { Clauses } from '../../display/Duties';
import { money, percent } from '../../display/numbers';
import { Figure } from '../../display/Figure';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';
import { PlanOnFilePanel } from './PlanOnFilePanel';

/** 精准画像 and 一企一策 of one enterprise. */
export function PortraitPanels({ id }: { id: string }) {
  return (
    <State query={usePortrait(id)}>
      {(portrait) => (
        <>
          <Portrait portrait={portrait} />
          <Plan portrait={portrait} />
          <PlanOnFilePanel id={id} />
        </>
      )}
    </State>
  );
}

function Portrait({ portrait }: { portrait: FirmPortrait }) {
  const { t, say } = useWords();
  const unknown = <em className="missing">{t('portrait.unknown')}</em>;
  const share = (value: number | null | undefined) => (value == null ? unknown : t('portrait.ahead', { share: percent(value, 0) }));
  const of = (figure: string) => {
    const found = portrait.coverage.find((one) => one.figure === figure);
    return found ? t('portrait.of', { known: found.known, all: found.all }) : '—';
  };
  return (
    <section className="panel" aria-labelledby="portrait">
      <h2 id="portrait">{t('portrait.title')}<small>{t('portrait.note', { day: portrait.as_of })}</small></h2>
      {!portrait.known ? (
        <p className="note">{t('portrait.none')}</p>
      ) : (
        <>
          <dl className="facts strip">
            <div><dt>{t('portrait.inTrade')}</dt><dd>{share(portrait.in_trade)}</dd></div>
            <div><dt>{t('portrait.inTown')}</dt><dd>{share(portrait.in_town)}</dd></div>
            <div><dt>{t('portrait.growth', { figure: t(`measure.${portrait.growth_of}`) })}</dt><dd>{portrait.growth == null ? unknown : percent(portrait.growth)}</dd></div>
            <div><dt>{t('portrait.quadrant')}</dt><dd>{portrait.quadrant_words ? say(portrait.quadrant_words) : unknown} <span className="note">{t('portrait.quadrantNote')}</span></dd></div>
            <div><dt>{t('portrait.stage')}</dt><dd>{portrait.stage ? say(portrait.stage) : unknown}</dd></div>
          </dl>
          <h3 className="below">{t('portrait.norms')}</h3>
          <p className="note">{t('portrait.normsNote')}</p>
          <Rows
            label={t('portrait.norms')}
            rows={portrait.norms.map((line, n) => ({ ...line, n }))}
            keyOf={(line) => String(line.n)}
            columns={[
              { name: t('portrait.figure'), cell: (line) => say(line.figure) },
              { name: t('portrait.own'), numeric: true, cell: (line) => (line.reported ? <Figure text={money(line.reported)} unit={t('unit.wan')} /> : unknown) },
              { name: t('portrait.usual'), numeric: true, cell: (line) => (line.usual ? <Figure text={money(line.usual)} unit={t('unit.wan')} /> : '—') },
              { name: t('portrait.interval'), numeric: true, cell: (line) => (line.low && line.high ? `${money(line.low)} – ${money(line.high)}` : '—') },
              {
                name: t('portrait.position'),
                cell: (line) => (
                  <details>
                    <summary><span className={line.position.startsWith('ask') ? 'tag warn' : 'tag'}>{say(line.position_words)}</span></summary>
                    <p className="note">{say(line.because)}</p>
                  </details>
                ),
              },
            ]}
          />
          <p className="note">{t('portrait.coverage', { tax: of('tax_per_mu'), growth: of('growth'), staff: of('staff'), stage: of('stage') })}</p>
        </>
      )}
    </section>
  );
}

function Plan({ portrait }: { portrait: FirmPortrait }) {
  const { t, say } = useWords();
  return (
    <section className="panel" aria-labelledby="firm-plan">
      <h2 id="firm-plan">{t('firmPlan.title')}<small>{t('firmPlan.note', { day: portrait.plan_made })}</small></h2>
      {portrait.plan.length === 0 ? (
        <p className="note">{t('firmPlan.none')}</p>
      ) : (
        <Rows
          label={t('firmPlan.title')}
          rows={portrait.plan}
          keyOf={(line) => line.what.code}
          columns={[
            {
              name: t('firmPlan.what'),
              cell: (line) => (
                <>
                  {line.question && <span className="tag warn">{t('firmPlan.question')}</span>} {say(line.what)}
                  {line.incentives.map((one) => (
                    <div className="note" key={one.what.code}>
                      {t('firmPlan.incentive')}{say(one.what)} {one.review && <span className="tag warn">{t('firmPlan.review')}</span>}
                    </div>
                  ))}
                </>
              ),
            },
            { name: t('firmPlan.why'), cell: (line) => <>{line.because.map((one, n) => <div key={n}>{say(one)}</div>)}</> },
            { name: t('firmPlan.owner'), cell: (line) => say(line.owner) },
            { name: t('firmPlan.due'), cell: (line) => <span className="unbroken">{line.due}</span> },
            { name: t('firmPlan.basis'), cell: (line) => <Clauses clauses={line.clauses} /> },
          ]}
        />
      )}
    </section>
  );
}
