import type { EnterprisePage } from '../../api/client';
import { SourceCell } from '../../display/Source';
import { useWords } from '../../i18n';

/** What the register says of it, and which departments speak of it. */
export function RegisterPanel({ page }: { page: EnterprisePage }) {
  const { t, english } = useWords();
  const r = page.registration;
  return (
    <section className="panel" aria-labelledby="register">
      <h2 id="register">{t('register.title')}</h2>
      {r ? (
        <dl className="facts">
          <dt>{t('register.uscc')}</dt><dd>{r.uscc ? <span className="code">{r.uscc}</span> : t('register.none')}</dd>
          <dt>{t('register.number')}</dt><dd>{r.registration_no ? <span className="code">{r.registration_no}</span> : t('register.none')}</dd>
          <dt>{t('register.founded')}</dt><dd>{r.founded ?? t('missing')}</dd>
          <dt>{t('register.status')}</dt><dd>{t(`registered.${r.status}`)} {r.status_since}</dd>
          <dt>{t('register.scale')}</dt><dd>{t(`scale.${r.scale}`)}</dd>
          <dt>{t('register.address')}</dt><dd>{r.address || t('missing')}</dd>
          <dt>{t('register.village')}</dt><dd>{r.village ?? t('missing')}</dd>
          <dt>{t('register.premises')}</dt><dd>{r.building_code ? <span className="code">{r.building_code}</span> : t('missing')}</dd>
          <dt>{t('register.source')}</dt><dd><SourceCell source={r.source} /></dd>
        </dl>
      ) : (
        <p className="note">{t('register.absent')}</p>
      )}
      <h3 className="below">{t('register.departments')}</h3>
      <p className="flat">
        {page.departments.map((d) => (
          <span className="tag" key={d.department}>
            {english ? t(`department.${d.department}`, { defaultValue: d.department_zh }) : d.department_zh} {t('register.rows', { count: d.rows })}
          </span>
        ))}
      </p>
    </section>
  );
}
