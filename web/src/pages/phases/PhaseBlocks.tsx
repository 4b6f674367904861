import { Link } from 'react-router';
import type { PhaseBlock, PhasesPlan } from '../../api/client';
import { digits, mu, percent, wan } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

/** The blocks in the order of their start, each before and after. */
export function PhaseBlocks({ plan }: { plan: PhasesPlan }) {
  const { t, say } = useWords();
  const change = (before: string, after: string) => <span className="unbroken">{before} → {after}</span>;
  const share = (value: number | null) => (value == null ? '—' : percent(value));
  const first = (block: PhaseBlock) => block.parcels[0]?.id;
  return (
    <section className="panel" aria-labelledby="phase-blocks">
      <h2 id="phase-blocks">
        {t('phases.byStart')}
        <small>{t('phases.byStartNote')}</small>
      </h2>
      <Rows
        label={t('phases.byStart')}
        rows={plan.blocks}
        keyOf={(block) => String(block.number)}
        columns={[
          {
            name: t('phases.start'),
            cell: (block) => (
              <Link to={`/map?theme=phase&parcel=${first(block) ?? ''}`}>{t('phases.numbered', { number: block.number, start: block.start })}</Link>
            ),
          },
          { name: t('enterprises.village'), cell: (block) => block.village },
          { name: t('phases.mode'), cell: (block) => say(block.mode_name) },
          { name: t('phases.area'), numeric: true, cell: (block) => mu(block.land.area) },
          { name: t('parcel.coverage'), numeric: true, cell: (block) => change(share(block.land.before.coverage), share(block.land.after.coverage)) },
          { name: t('block.far'), numeric: true, cell: (block) => change(digits(block.land.before.far, 2, 2), digits(block.land.after.far, 2, 2)) },
          { name: t('phases.taxPerMu'), numeric: true, cell: (block) => change(digits(block.land.before.tax_per_mu, 2, 2), digits(block.land.after.tax_per_mu, 2, 2)) },
          { name: t('phases.firms'), numeric: true, cell: (block) => `${digits(block.firms)} / ${digits(block.displaced)}` },
          { name: t('phases.npv'), numeric: true, cell: (block) => <span className={block.balance.npv_wan_yuan < 0 ? 'bad' : undefined}>{wan(block.balance.npv_wan_yuan)}</span> },
          { name: t('phases.ready'), cell: (block) => block.ready ?? '—' },
        ]}
      />
    </section>
  );
}
