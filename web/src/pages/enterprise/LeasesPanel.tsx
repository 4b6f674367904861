import { Link } from 'react-router';
import type { EnterprisePage, Lease } from '../../api/client';
import { digits, squareMetres } from '../../display/numbers';
import { useWords } from '../../i18n';

/** Leases as tenant and as lessor. */
export function LeasesPanel({ leases }: { leases: EnterprisePage['leases'] }) {
  const { t } = useWords();
  if (leases.rents.length + leases.lets.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="leases">
      <h2 id="leases">{t('leases.title')}</h2>
      {leases.rents.length > 0 && <Leases title={t('leases.rents')} leases={leases.rents} other="lessor" />}
      {leases.lets.length > 0 && <Leases title={t('leases.lets')} leases={leases.lets} other="tenant" />}
    </section>
  );
}

function Leases({ title, leases, other }: { title: string; leases: Lease[]; other: 'lessor' | 'tenant' }) {
  const { t } = useWords();
  const said = (yes: boolean | null | undefined) => (yes == null ? t('leases.unsaid') : yes ? t('yes') : t('no'));
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={title}>
      <table className="plain">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('leases.number')}</th>
            <th scope="col">{t(`leases.${other}`)}</th>
            <th scope="col">{t('leases.building')}</th>
            <th scope="col" className="num">{t('leases.area')}</th>
            <th scope="col">{t('leases.term')}</th>
            <th scope="col" className="num">{t('leases.rent')}</th>
            <th scope="col">{t('leases.filed')}</th>
            <th scope="col">{t('leases.consent')}</th>
          </tr>
        </thead>
        <tbody>
          {leases.map((lease) => {
            const enterprise = other === 'lessor' ? lease.lessor_enterprise : lease.tenant_enterprise;
            return (
              <tr key={lease.id}>
                <td>
                  {lease.number}
                  {lease.above && <div className="note">{t('leases.above', { number: lease.above })}</div>}
                </td>
                <td>{enterprise ? <Link to={`/enterprises/${enterprise.id}`}>{enterprise.name}</Link> : lease[other]}</td>
                <td><span className="code">{lease.building_code}</span> {lease.unit}</td>
                <td className="num">{squareMetres(lease.floor_area)} ㎡</td>
                <td>
                  {lease.from} – {lease.to}
                  {!lease.in_force && <div><span className="tag">{t('leases.over')}</span></div>}
                </td>
                <td className="num">{lease.rent_per_m2 ? `${digits(Number(lease.rent_per_m2.yuan), 2)} ${t('unit.yuanPerM2')}` : t('missing')}</td>
                <td>{said(lease.filed)}</td>
                <td>{said(lease.owner_consents)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
