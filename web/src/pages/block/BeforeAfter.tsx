import type { Block, ModeOption } from '../../api/client';
import { Figure } from '../../display/Figure';
import { digits, money, mu, percent, squareMetres } from '../../display/numbers';
import { useWords } from '../../i18n';

/** The block today, and what the mode that is looked at makes of it. */
export function BeforeAfter({ block, option }: { block: Block; option: ModeOption | undefined }) {
  const { t, say } = useWords();
  return (
    <section className="panel" aria-labelledby="today">
      <h2 id="today">{t('block.today')}</h2>
      <div className="row-2">
        <dl className="facts">
          <dt>{t('block.area')}</dt><dd><Figure text={mu(block.area)} unit={t('unit.mu')} /></dd>
          <dt>{t('block.lawful')}</dt><dd><Figure text={squareMetres(block.lawful_floor_area)} unit="㎡" /></dd>
          <dt>{t('block.illegal')}</dt><dd><Figure text={squareMetres(block.illegal_floor_area)} unit="㎡" /></dd>
          <dt>{t('block.firms')}</dt><dd><Figure text={digits(block.firms)} unit={t('unit.firms')} /></dd>
          <dt>{t('block.staff')}</dt><dd><Figure text={digits(block.staff, 0)} unit={t('unit.people')} /></dd>
        </dl>
        <dl className="facts">
          <dt>{t('block.tax')}</dt><dd><Figure text={money(block.tax)} unit={t('unit.wan')} /></dd>
          <dt>{t('block.taxPerMu')}</dt><dd><Figure text={block.tax_per_mu != null ? digits(block.tax_per_mu, 2, 2) : null} unit={t('unit.wanPerMu')} /></dd>
          <dt>{t('block.conflict')}</dt><dd>{percent(block.plan_conflict)}</dd>
          <dt>{t('block.holders')}</dt><dd><Figure text={digits(block.holders_per_parcel, 2)} unit={t('unit.holders')} /></dd>
        </dl>
      </div>
      {option && (
        <>
          <h3 style={{ margin: '14px 0 4px' }}>{t('block.after', { mode: say(option) })}</h3>
          <div className="scroll" tabIndex={0} role="region" aria-label={t('block.after', { mode: say(option) })}>
            <table className="plain">
              <thead>
                <tr>
                  <th scope="col">{t('block.measure')}</th>
                  <th scope="col" className="num">{t('block.before')}</th>
                  <th scope="col" className="num">{t('block.afterwards')}</th>
                </tr>
              </thead>
              <tbody>
                <tr><td>{t('block.far')}</td><td className="num">{digits(option.far_before, 2, 2)}</td><td className="num">{digits(option.far_after, 2, 2)}</td></tr>
                <tr><td>{t('block.demolished')}</td><td className="num">—</td><td className="num">{squareMetres(option.demolished)} ㎡</td></tr>
                <tr><td>{t('block.built')}</td><td className="num">—</td><td className="num">{squareMetres(option.built)} ㎡</td></tr>
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
