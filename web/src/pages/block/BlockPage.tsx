import { lazy, Suspense, useMemo } from 'react';
import { Link, useParams } from 'react-router';
import type { Block } from '../../api/client';
import { useBlock, useTown } from '../../api/queries';
import { useAddressState } from '../../app/addressState';
import { State } from '../../app/State';
import { UnsourcedNotice } from '../../display/UnsourcedNotice';
import { useWords } from '../../i18n';
import type { Bounds } from '../../map/Island';
import type { MapState } from '../../map/state';
import { BeforeAfter } from './BeforeAfter';
import { CashFlowPanel } from './CashFlowPanel';
import { DebtPanel } from './DebtPanel';
import { LinesPanel } from './LinesPanel';
import { ModesPanel } from './ModesPanel';
import { PartiesPanel } from './PartiesPanel';
import { RiskPanel } from './RiskPanel';
import './block.css';

const Island = lazy(() => import('../../map/Island'));

/** One block: where it is, what it is, the four modes, and the money of the mode that is looked at. */
export default function BlockPage() {
  const { id = '' } = useParams();
  return <State query={useBlock(id)}>{(block) => <Sheet block={block} />}</State>;
}

function Sheet({ block }: { block: Block }) {
  const { t, say } = useWords();
  const { parameters, change } = useAddressState();
  const town = useTown().data;
  const asked = parameters.get('mode');
  const option = block.options.find((o) => o.mode === asked) ?? block.options.find((o) => o.chosen) ?? block.options[0];
  const rev = town?.revision;
  const state = useMemo<MapState | null>(
    () => (rev ? { theme: 'yield', layers: new Set(['waterways', 'roads', 'blocks', 'labels'] as const), selected: null, block: block.id, rev } : null),
    [rev, block.id],
  );
  return (
    <div className="stack">
      <nav className="note" aria-label={t('nav.where')}>
        <Link to="/blocks">{t('blocks.title')}</Link> / {block.name}
      </nav>
      <div className="head" style={{ marginBottom: 0 }}>
        <h1>{block.name}</h1>
        <p className="note">{say(block.because)}</p>
      </div>
      {town && <UnsourcedNotice items={town.unsourced} />}
      <div className="side block-top">
        <BeforeAfter block={block} option={option} />
        <section className="panel mini" aria-label={t('block.map')}>
          {state && (
            <Suspense fallback={<p className="note">{t('state.loading')}</p>}>
              <Island state={state} bounds={(block.bbox as Bounds | null | undefined) ?? null} label={t('block.map')} still />
              <p className="caption">{t('block.mapNote')} <Link to="/map?theme=yield">{t('block.toMap')}</Link></p>
            </Suspense>
          )}
        </section>
      </div>
      <ModesPanel block={block} mode={option?.mode} onChoose={(mode) => change({ mode }, { replace: true })} />
      {option && <CashFlowPanel option={option} />}
      {option && <LinesPanel flow={option.cash_flow} mode={say(option)} />}
      {option && <PartiesPanel flow={option.cash_flow} mode={say(option)} />}
      {option?.cash_flow.debt && <DebtPanel debt={option.cash_flow.debt} />}
      {option && <RiskPanel option={option} />}
      <details className="panel parcels">
        <summary>{t('block.parcels', { count: block.parcels.length })}</summary>
        <p className="flat">
          {block.parcels.map((parcel) => (
            <Link key={parcel.id} to={`/map?parcel=${parcel.id}&theme=mode`} className="code">{parcel.code}</Link>
          ))}
        </p>
      </details>
    </div>
  );
}
