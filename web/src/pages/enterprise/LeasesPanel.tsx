import { Link } from 'react-router';
import type { EnterprisePage, Lease } from '../../api/client';
import { Figure } from '../../display/Figure';
import { digits, squareMetres } from '../../display/numbers';
import { Rows } from '../../display/Rows';
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
    <Rows
      label={title}
      caption={title}
      rows={leases}
      keyOf={(lease) => lease.id}
      columns={[
        {
          name: t('leases.number'),
          cell: (lease) => (
            <>
              <span className="unbroken">{lease.number}</span>
              {lease.above && <div className="note">{t('leases.above', { number: lease.above })}</div>}
            </>
          ),
        },
        {
          name: t(`leases.${other}`),
          cell: (lease) => {
            const enterprise = other === 'lessor' ? lease.lessor_enterprise : lease.tenant_enterprise;
            return enterprise ? <Link to={`/enterprises/${enterprise.id}`}>{enterprise.name}</Link> : lease[other];
          },
        },
        { name: t('leases.building'), cell: (lease) => <><span className="code">{lease.building_code}</span> {lease.unit}</> },
        { name: t('leases.area'), numeric: true, cell: (lease) => <Figure text={squareMetres(lease.floor_area)} unit="㎡" /> },
        {
          name: t('leases.term'),
          cell: (lease) => (
            <>
              <span className="unbroken">{lease.from} – {lease.to}</span>
              {!lease.in_force && <div><span className="tag">{t('leases.over')}</span></div>}
            </>
          ),
        },
        {
          name: t('leases.rent'),
          numeric: true,
          cell: (lease) => <Figure text={lease.rent_per_m2 ? digits(Number(lease.rent_per_m2.yuan), 2) : null} unit={t('unit.yuanPerM2')} />,
        },
        { name: t('leases.filed'), cell: (lease) => said(lease.filed) },
        { name: t('leases.consent'), cell: (lease) => said(lease.owner_consents) },
      ]}
    />
  );
}
