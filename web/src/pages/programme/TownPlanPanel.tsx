import { useState } from 'react';
import { Link } from 'react-router';
import { type PlanTotals, type TownPlan, type TownPlanPark, useTownPlan } from '../../api/dailyQueries';
import { State } from '../../app/State';
import { digits, money, mu } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

/** 一镇一规划、一园一政策、一企一方案: the town is its parks and what lies outside; a park opens its plots. */
export function TownPlanPanel() {
  return <State query={useTownPlan()}>{(plan) => <Plan plan={plan} />}</State>;
}

const short = (hash: string) => hash.slice(0, 12);

function Plan({ plan }: { plan: TownPlan }) {
  const { t } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const parts = [...plan.parks, plan.outside];
  const named = (part: TownPlanPark) => part.name || t('programme.outside');
  const shown = parts.find((part) => part.code === open);
  const rows: { key: string; name: string; totals: PlanTotals; part?: TownPlanPark }[] = [
    { key: 'town', name: t('townPlan.town'), totals: plan.totals },
    ...parts.map((part) => ({ key: part.code, name: named(part), totals: part.totals, part })),
  ];
  return (
    <section className="panel" aria-labelledby="town-plan">
      <h2 id="town-plan">{t('townPlan.title')}<small>{t('townPlan.note', { day: plan.as_of })}</small></h2>
      <Rows
        label={t('townPlan.title')}
        rows={rows}
        keyOf={(row) => row.key}
        columns={[
          {
            name: t('townPlan.where'),
            cell: ({ name, part }) =>
              part && part.plots.length > 0 ? (
                <button type="button" className="as-link" aria-expanded={open === part.code} onClick={() => setOpen(open === part.code ? null : part.code)}>{name}</button>
              ) : (
                <b>{name}</b>
              ),
          },
          { name: t('townPlan.plots'), numeric: true, cell: ({ totals }) => digits(totals.plots) },
          { name: t('townPlan.area'), numeric: true, cell: ({ totals }) => mu(totals.area) },
          { name: t('townPlan.tax'), numeric: true, cell: ({ totals }) => money(totals.tax) },
          { name: t('townPlan.unknown'), numeric: true, cell: ({ totals }) => digits(totals.tax_unknown) },
          { name: t('townPlan.modes'), cell: ({ totals }) => <Modes totals={totals} /> },
        ]}
      />
      {shown && <Plots name={named(shown)} part={shown} />}
      <p className="note">{t('townPlan.firms', { count: plan.firms })}</p>
      <Versions plan={plan} />
    </section>
  );
}

/** The land that is renewed, mode by mode; what stays comes last. */
function Modes({ totals }: { totals: PlanTotals }) {
  const { say, t } = useWords();
  const renewed = totals.modes.filter((one) => one.mode.code !== '');
  const modes = [...renewed, ...totals.modes.filter((one) => one.mode.code === '')];
  return <>{modes.map((one, n) => <span key={one.mode.code} className="unbroken">{n > 0 && t('townPlan.comma')}{say(one.mode)} {mu(one.area)}</span>)}</>;
}

function Plots({ name, part }: { name: string; part: TownPlanPark }) {
  const { t, say } = useWords();
  return (
    <Rows
      label={t('townPlan.ofPark', { name })}
      caption={t('townPlan.ofPark', { name })}
      rows={part.plots}
      keyOf={(plot) => plot.parcel.id}
      columns={[
        { name: t('townPlan.plot'), cell: (plot) => <Link className="code" to={`/map?parcel=${plot.parcel.id}`}>{plot.parcel.code}</Link> },
        { name: t('townPlan.area'), numeric: true, cell: (plot) => mu(plot.area) },
        { name: t('townPlan.tax'), numeric: true, cell: (plot) => (plot.tax == null ? <em className="missing">{t('townPlan.notReported')}</em> : money(plot.tax)) },
        { name: t('townPlan.firmsHere'), numeric: true, cell: (plot) => digits(plot.firms) },
        { name: t('townPlan.mode'), cell: (plot) => (plot.mode.code === '' ? <span className="note">{say(plot.mode)}</span> : <span className="tag">{say(plot.mode)}</span>) },
      ]}
    />
  );
}

function Versions({ plan }: { plan: TownPlan }) {
  const { t } = useWords();
  const now = short(plan.version);
  return (
    <>
      <p>
        {plan.kept_on ? <span className="tag good">{t('townPlan.kept', { version: now, day: plan.kept_on })}</span> : <span className="tag warn">{t('townPlan.notKept', { version: now })}</span>}
        {!plan.kept_on && <> <code>sanqian plan --town --keep</code></>}
      </p>
      {plan.versions.length > 0 && (
        <details>
          <summary>{t('townPlan.versions', { count: plan.versions.length })}</summary>
          <Rows
            label={t('townPlan.version')}
            rows={plan.versions}
            keyOf={(one) => one.version}
            columns={[
              { name: t('townPlan.version'), cell: (one) => <span className="code">{short(one.version)}</span> },
              { name: t('townPlan.follows'), cell: (one) => (one.follows ? <span className="code">{short(one.follows)}</span> : <span className="note">{t('townPlan.first')}</span>) },
              { name: t('townPlan.day'), cell: (one) => <span className="unbroken">{one.day}</span> },
              { name: t('townPlan.area'), numeric: true, cell: (one) => mu(one.area) },
              { name: t('townPlan.tax'), numeric: true, cell: (one) => money(one.tax) },
              { name: t('townPlan.changed'), numeric: true, cell: (one) => digits(one.changed.length) },
              { name: t('townPlan.entry'), numeric: true, cell: (one) => one.entry },
            ]}
          />
        </details>
      )}
    </>
  );
}
