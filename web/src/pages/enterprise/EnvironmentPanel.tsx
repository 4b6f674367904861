import type { EnterprisePage } from '../../api/client';
import { SourceCell } from '../../display/Source';
import { useWords } from '../../i18n';

/** Its environmental papers (环保手续). */
export function EnvironmentPanel({ page }: { page: EnterprisePage }) {
  const { t } = useWords();
  const e = page.environment;
  const yes = (value: boolean | null | undefined) => (value == null ? t('missing') : value ? t('yes') : t('no'));
  const together = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(t('comma')) || t('register.none');
  return (
    <section className="panel" aria-labelledby="environment">
      <h2 id="environment">{t('environment.title')}</h2>
      {e ? (
        <dl className="facts">
          <dt>{t('environment.process')}</dt><dd>{e.process ?? (e.source?.literal === '无' ? t('register.none') : t('missing'))}</dd>
          <dt>{t('environment.approval')}</dt><dd>{e.assessment_approval ?? t('register.none')}</dd>
          <dt>{t('environment.permit')}</dt>
          <dd>{together(e.permit_kind && t(`permit.${e.permit_kind}`), e.permit, e.permit_until && t('environment.until', { day: e.permit_until }))}</dd>
          <dt>{t('environment.waste')}</dt><dd>{yes(e.hazardous_waste)}</dd>
          <dt>{t('environment.contract')}</dt>
          <dd>{together(e.waste_contractor, e.waste_contract_until && t('environment.until', { day: e.waste_contract_until }))}</dd>
          <dt>{t('register.source')}</dt><dd><SourceCell source={e.source} /></dd>
        </dl>
      ) : (
        <p className="note">{t('environment.absent')}</p>
      )}
    </section>
  );
}
