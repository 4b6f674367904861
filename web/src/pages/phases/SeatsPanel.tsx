import { lazy, Suspense, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { LineOfSeats, PhasesPlan } from '../../api/client';
import { seatsOption } from '../../charts/seatsOption';
import { digits, squareMetres } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

const Chart = lazy(() => import('../../charts/Chart'));
const SHOWN = 20;

/** Where displaced firms sit quarter by quarter: floor taken against floor open, and each firm's places one after the other. */
export function SeatsPanel({ plan }: { plan: PhasesPlan }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const quarters = plan.seats_by_quarter;
  const drawn = useMemo(
    () =>
      seatsOption(quarters, {
        vacancies: t('phases.inVacancies'),
        space: t('phases.inNewSpace'),
        open: t('phases.openFloor'),
        unit: t('phases.thousand'),
        description: t('phases.seatsChart'),
      }),
    [quarters, t],
  );
  if (plan.seats.length === 0) return null;
  const changes = quarters.filter((row, n) => n === 0 || row.in_vacancies !== quarters[n - 1]?.in_vacancies || row.in_new_space !== quarters[n - 1]?.in_new_space);
  return (
    <section className="panel" aria-labelledby="seats">
      <h2 id="seats">
        {t('phases.seats')}
        <small>{t('phases.seatsNote', { count: plan.displaced })}</small>
      </h2>
      <Suspense fallback={<p className="note">{t('state.loading')}</p>}>
        <Chart option={drawn} height={260} label={t('phases.seatsChart')} />
      </Suspense>
      <Rows
        label={t('phases.seats')}
        rows={changes}
        keyOf={(row) => row.quarter}
        columns={[
          { name: t('phases.quarter'), cell: (row) => row.quarter },
          { name: t('phases.firmsInVacancies'), numeric: true, cell: (row) => digits(row.in_vacancies) },
          { name: t('phases.vacancyFloor'), numeric: true, cell: (row) => `${squareMetres(row.vacancy_floor)} / ${squareMetres(row.open_floor)}` },
          { name: t('phases.firmsInNewSpace'), numeric: true, cell: (row) => digits(row.in_new_space) },
          { name: t('phases.newSpaceFloor'), numeric: true, cell: (row) => `${squareMetres(row.new_space_floor)} / ${squareMetres(row.ready_floor)}` },
        ]}
      />
      <h3 style={{ margin: '18px 0 6px' }}>{t('phases.everyFirm')}</h3>
      <Rows
        label={t('phases.everyFirm')}
        rows={all ? plan.seats : plan.seats.slice(0, SHOWN)}
        keyOf={(row) => `${row.enterprise}|${row.leaves.id}`}
        columns={[
          { name: t('enterprises.name'), cell: (row) => <Link to={`/enterprises/${row.enterprise}`}>{row.name}</Link> },
          { name: t('phases.leaves'), cell: (row) => <Link className="code" to={`/map?theme=phase&parcel=${row.leaves.id}`}>{row.leaves.code}</Link> },
          { name: t('phases.places'), cell: (row) => <Places row={row} /> },
        ]}
      />
      {!all && plan.seats.length > SHOWN && (
        <button type="button" className="link below" onClick={() => setAll(true)}>{t('phases.showAll', { count: plan.seats.length })}</button>
      )}
    </section>
  );
}

function Places({ row }: { row: LineOfSeats }) {
  const { t } = useWords();
  return (
    <ol className="places">
      {row.stays.map((stay) => (
        <li key={stay.from}>
          <span className="unbroken">{stay.from}{stay.to ? ` – ${stay.to}` : t('phases.forGood')}</span>
          {t('colon')}
          {stay.vacancy !== null ? t('phases.vacancy', { place: stay.vacancy }) : stay.block === row.block ? t('phases.back') : t('phases.newSpace', { number: stay.block ?? 0 })}
        </li>
      ))}
    </ol>
  );
}
