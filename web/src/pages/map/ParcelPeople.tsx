import { Link } from 'react-router';
import type { ParcelPage } from '../../api/client';
import { SourceCell } from '../../display/Source';
import { Figure } from '../../display/Figure';
import { GradeMark } from '../../display/GradeMark';
import { digits, squareMetres } from '../../display/numbers';
import { useWords } from '../../i18n';

/** Who sits on the parcel, who holds it, and the buildings. */
export function ParcelPeople({ parcel }: { parcel: ParcelPage }) {
  const { t, given } = useWords();
  return (
    <>
      <section>
        <h3>{t('parcel.firms', { count: parcel.enterprises.length })}</h3>
        {parcel.enterprises.length === 0 && <p className="note">{t('parcel.noFirms')}</p>}
        <ul className="firm-rows">
          {parcel.enterprises.map((e) => (
            <li key={e.id}>
              <GradeMark grade={e.grade} />
              <div>
                <Link to={`/enterprises/${e.id}`}>{e.name}</Link>
                <p className="note">
                  {squareMetres(e.area)} ㎡ · {t('enterprises.taxPerMuShort')} <Figure text={e.tax_per_mu != null ? digits(e.tax_per_mu, 2, 2) : null} unit={t('unit.wanPerMu')} />
                  {e.findings > 0 && ` · ${t('enterprises.suspicions', { count: e.findings })}`}
                  {e.closure && <> <span className="tag bad">{t('enterprises.closureYes')}</span></>}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('parcel.holders', { count: parcel.holders.length })}</h3>
        {parcel.holders.length === 0 && <p className="note">{t('parcel.noHolder')}</p>}
        <ul className="firm-rows">
          {parcel.holders.map((holder, n) => (
            <li key={n}>
              <div>
                {holder.enterprise ? <Link to={`/enterprises/${holder.enterprise.id}`}>{holder.holder}</Link> : holder.holder}
                <p className="note">
                  {t(`tenure.${holder.tenure}`)} · {t('parcel.share', { share: holder.share })} · {holder.certificate ?? t('parcel.noCertificate')}
                </p>
                <SourceCell source={holder.source} />
              </div>
            </li>
          ))}
        </ul>
      </section>
      {parcel.buildings.length > 0 && (
        <details>
          <summary>{t('parcel.buildings', { count: parcel.buildings.length })}</summary>
          <ul className="firm-rows">
            {parcel.buildings.map((b) => (
              <li key={b.id}>
                <div>
                  <span className="code">{b.code}</span> {b.illegal && <span className="tag bad">{t('parcel.suspectBuilding')}</span>}
                  <p className="note">
                    {t('parcel.building', { use: given(b.building_use), structure: given(b.structure), floors: b.floors, area: squareMetres(b.floor_area) })} · {b.certificate ?? t('parcel.noCertificate')}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
