import { CloseOutlined } from '@ant-design/icons';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { ParcelPage } from '../../api/client';
import { useParcel } from '../../api/queries';
import { State } from '../../app/State';
import { FindingCard } from '../../display/FindingCard';
import { Figure } from '../../display/Figure';
import { GradeMark } from '../../display/GradeMark';
import { digits, mu, percent, squareMetres } from '../../display/numbers';
import { useWords } from '../../i18n';
import { ParcelPeople } from './ParcelPeople';

/** What is known of one parcel, beside the map. */
export function ParcelDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords();
  const query = useParcel(id);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, [id]);
  return (
    <aside
      className="drawer"
      ref={box}
      tabIndex={-1}
      aria-label={t('parcel.title')}
      onKeyDown={(event) => { if (event.key === 'Escape') onClose(); }}
    >
      <button type="button" className="close" onClick={onClose} aria-label={t('parcel.close')}>
        <CloseOutlined />
      </button>
      <State query={query}>{(parcel) => <Content parcel={parcel} />}</State>
    </aside>
  );
}

function Content({ parcel }: { parcel: ParcelPage }) {
  const { t, given } = useWords();
  const largest = parcel.enterprises.find((e) => e.grade);
  const { site } = parcel;
  return (
    <div className="stack">
      <header className="parcel-head">
        <GradeMark grade={largest?.grade} large />
        <div>
          <h2 className="code">{parcel.code}</h2>
          <p className="note">
            {[given(parcel.land_use), given(parcel.tenure), parcel.village, parcel.park_name].filter(Boolean).join(' · ')}
          </p>
          <p className="note">{largest ? t('parcel.gradeOf', { name: largest.name }) : t('parcel.noGrade')}</p>
        </div>
      </header>
      <dl className="facts">
        <dt>{t('parcel.area')}</dt>
        <dd><Figure text={mu(parcel.area)} unit={t('unit.mu')} />{t('comma')}<Figure text={squareMetres(parcel.area)} unit="㎡" /></dd>
        <dt>{t('parcel.taxPerMu')}</dt>
        <dd><Figure text={site?.tax_per_mu != null && site.firms > 0 ? digits(site.tax_per_mu, 2, 2) : null} unit={t('unit.wanPerMu')} /></dd>
        <dt>{t('parcel.far')}</dt>
        <dd>{digits(parcel.far, 2, 2)}</dd>
        <FactRow what={t('parcel.coverage')} text={percent(parcel.coverage, 0)} />
        {site && (
          <>
            <dt>{t('parcel.floor')}</dt>
            <dd>
              {t('parcel.lawful', { area: squareMetres(site.lawful_floor_area) })}
              {site.illegal_floor_area.m2 > 0 && <span className="bad">{t('comma')}{t('parcel.illegal', { area: squareMetres(site.illegal_floor_area) })}</span>}
            </dd>
          </>
        )}
        <dt>{t('parcel.zones')}</dt>
        <dd>
          {parcel.zones.length === 0 ? t('parcel.noZone') : parcel.zones.map((zone) => `${given(zone.planned_use)} ${percent(zone.share, 0)}`).join(t('comma'))}
          {(parcel.plan_conflict ?? 0) > 0.001 && <> <span className="tag warn">{t('parcel.conflictShare', { share: percent(parcel.plan_conflict ?? 0, 0) })}</span></>}
        </dd>
        {parcel.road_control.map((control) => (
          <FactRow key={control.road} what={t('parcel.control')} text={t('parcel.controlOf', { name: control.name, width: digits(control.width_m), area: squareMetres(control.area) })} />
        ))}
        {parcel.home_distance_m != null && <FactRow what={t('parcel.home')} text={t('parcel.metres', { metres: digits(parcel.home_distance_m, 0) })} />}
        {parcel.certificate_difference && Math.abs(parcel.certificate_difference.m2) >= 1 && (
          <FactRow what={t('parcel.difference')} text={`${digits(parcel.certificate_difference.m2, 0)} ㎡`} />
        )}
        <dt>{t('parcel.block')}</dt>
        <dd>{parcel.block ? <Link to={`/blocks/${parcel.block.id}`}>{parcel.block.name}</Link> : t('parcel.noBlock')}</dd>
      </dl>
      <ParcelPeople parcel={parcel} />
      <section>
        <h3>{t('parcel.findings', { count: parcel.findings.length })} {parcel.findings.length > 0 && <small className="note">{t('finding.suspicion')}</small>}</h3>
        {parcel.findings.length === 0 && <p className="note">{t('parcel.noFindings')}</p>}
        <div className="finding-list">
          {parcel.findings.map((finding) => <FindingCard key={finding.id} finding={finding} />)}
        </div>
      </section>
      <p className="note">{t('overview.asOfShort', { day: parcel.as_of })}</p>
    </div>
  );
}

function FactRow({ what, text }: { what: string; text: string }) {
  return (
    <>
      <dt>{what}</dt>
      <dd>{text}</dd>
    </>
  );
}
