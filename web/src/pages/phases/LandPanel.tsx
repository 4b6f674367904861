import type { PhasesPlan } from '../../api/client';
import { Figure } from '../../display/Figure';
import { digits, mu, percent } from '../../display/numbers';
import { useWords } from '../../i18n';
import { CLASSES } from '../../map/scales';

/** All blocks together, before and after, and what the colours of the map mean. */
export function LandPanel({ plan }: { plan: PhasesPlan }) {
  const { t } = useWords();
  const { before, after } = plan.land;
  const share = (value: number | null) => (value == null ? <em className="missing">{t('missing')}</em> : percent(value));
  const years = new Set(plan.blocks.map((block) => block.phase));
  return (
    <section className="panel" aria-labelledby="whole">
      <h2 id="whole">{t('phases.whole')}</h2>
      <dl className="facts">
        <dt>{t('block.area')}</dt>
        <dd>
          <Figure text={mu(plan.land.area)} unit={t('unit.mu')} />{' '}
          <span className={`tag ${plan.contiguous ? 'good' : 'warn'}`}>{t(plan.contiguous ? 'phases.contiguous' : 'phases.apart')}</span>
        </dd>
        <dt>{t('phases.blocks')}</dt><dd><Figure text={digits(plan.blocks.length)} unit={t('phases.unitBlocks')} /></dd>
        <dt>{t('phases.displaced')}</dt><dd><Figure text={digits(plan.displaced)} unit={t('unit.firms')} /></dd>
      </dl>
      <table className="plain" style={{ marginTop: 12 }}>
        <thead>
          <tr>
            <th scope="col">{t('block.measure')}</th>
            <th scope="col" className="num">{t('block.before')}</th>
            <th scope="col" className="num">{t('block.afterwards')}</th>
          </tr>
        </thead>
        <tbody>
          <tr><td>{t('parcel.coverage')}</td><td className="num">{share(before.coverage)}</td><td className="num">{share(after.coverage)}</td></tr>
          <tr><td>{t('block.far')}</td><td className="num">{digits(before.far, 2, 2)}</td><td className="num">{digits(after.far, 2, 2)}</td></tr>
          <tr><td>{t('phases.taxPerMu')}</td><td className="num">{digits(before.tax_per_mu, 2, 2)}</td><td className="num">{digits(after.tax_per_mu, 2, 2)}</td></tr>
        </tbody>
      </table>
      <p className="note below">{t('phases.estimates')}</p>
      <ul className="phase-legend" aria-label={t('legend.phase.title')}>
        {CLASSES.phase.filter(({ key }) => key !== 'other' && [...years].some((year) => inClass(key, year))).map(({ key, color }) => (
          <li key={key}><i style={{ background: color }} aria-hidden="true" />{t(`legend.phase.${key}`)}</li>
        ))}
      </ul>
    </section>
  );
}

const inClass = (key: string, year: number) => CLASSES.phase.find((entry) => entry.test({ phase: year } as never))?.key === key;
