import type { EnterprisePage } from '../../api/client';
import { SourceCell } from '../../display/Source';
import { useWords } from '../../i18n';

/** What the registers say of it, and which departments speak of it. */
export function RegisterPanel({ page }: { page: EnterprisePage }) {
  const { t, english } = useWords();
  const { registration: r, environment: e } = page;
  const yes = (value: boolean | null | undefined) => (value == null ? t('missing') : value ? t('yes') : t('no'));
  return (
    <div className="row-2">
      <section className="panel" aria-labelledby="register">
        <h2 id="register">{t('register.title')}</h2>
        {r ? (
          <dl className="facts">
            <dt>{t('register.uscc')}</dt><dd className="code">{r.uscc ?? t('register.none')}</dd>
            <dt>{t('register.number')}</dt><dd className="code">{r.registration_no ?? t('register.none')}</dd>
            <dt>{t('register.founded')}</dt><dd>{r.founded ?? t('missing')}</dd>
            <dt>{t('register.status')}</dt><dd>{t(`registered.${r.status}`)} {r.status_since}</dd>
            <dt>{t('register.scale')}</dt><dd>{t(`scale.${r.scale}`)}</dd>
            <dt>{t('register.address')}</dt><dd>{r.address || t('missing')}</dd>
            <dt>{t('register.village')}</dt><dd>{r.village ?? t('missing')}</dd>
            <dt>{t('register.premises')}</dt><dd className="code">{r.building_code ?? t('missing')}</dd>
            <dt>{t('register.source')}</dt><dd><SourceCell source={r.source} /></dd>
          </dl>
        ) : (
          <p className="note">{t('register.absent')}</p>
        )}
      </section>
      <section className="panel" aria-labelledby="environment">
        <h2 id="environment">{t('environment.title')}</h2>
        {e ? (
          <dl className="facts">
            <dt>{t('environment.process')}</dt><dd>{e.process ?? t('missing')}</dd>
            <dt>{t('environment.approval')}</dt><dd>{e.assessment_approval ?? t('register.none')}</dd>
            <dt>{t('environment.permit')}</dt>
            <dd>{[e.permit_kind && t(`permit.${e.permit_kind}`), e.permit, e.permit_until && t('environment.until', { day: e.permit_until })].filter(Boolean).join(t('comma')) || t('register.none')}</dd>
            <dt>{t('environment.waste')}</dt><dd>{yes(e.hazardous_waste)}</dd>
            <dt>{t('environment.contract')}</dt>
            <dd>{[e.waste_contractor, e.waste_contract_until && t('environment.until', { day: e.waste_contract_until })].filter(Boolean).join(t('comma')) || t('register.none')}</dd>
            <dt>{t('register.source')}</dt><dd><SourceCell source={e.source} /></dd>
          </dl>
        ) : (
          <p className="note">{t('environment.absent')}</p>
        )}
        <h3 style={{ marginTop: 14 }}>{t('register.departments')}</h3>
        <p className="flat">
          {page.departments.map((d) => (
            <span className="tag" key={d.department}>
              {english ? t(`department.${d.department}`, { defaultValue: d.department_zh }) : d.department_zh} {t('register.rows', { count: d.rows })}
            </span>
          ))}
        </p>
      </section>
    </div>
  );
}
