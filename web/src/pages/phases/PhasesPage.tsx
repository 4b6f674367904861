import { lazy, Suspense, useMemo } from 'react';
import { Link } from 'react-router';
import type { PhasesPlan } from '../../api/client';
import { usePhases, useTown } from '../../api/queries';
import { Empty, State } from '../../app/State';
import { UnsourcedNotice } from '../../display/UnsourcedNotice';
import { useWords } from '../../i18n';
import type { Bounds } from '../../map/Island';
import type { MapState } from '../../map/state';
import { AnswersPanel } from './AnswersPanel';
import { FundsPanel } from './FundsPanel';
import { JobPanel } from './JobPanel';
import { LandPanel } from './LandPanel';
import { PhaseBlocks } from './PhaseBlocks';
import { ProofPanel } from './ProofPanel';
import { RoundsPanel } from './RoundsPanel';
import { SeatsPanel } from './SeatsPanel';
import './phases.css';

const Island = lazy(() => import('../../map/Island'));

/** 分期方案: which plots together, renewed how and when, where the firms sit meanwhile, what has been proven and what binds. */
export default function PhasesPage() {
  const { t } = useWords();
  return (
    <div className="stack">
      <div className="head" style={{ marginBottom: 0 }}>
        <h1>{t('phases.title')}</h1>
        <p className="note">{t('phases.note')}</p>
      </div>
      <State query={usePhases()}>
        {({ plan, why_none, rounds }) => (
          <>
            {plan ? <Sheet plan={plan} /> : <Empty>{t('phases.none')} {why_none}</Empty>}
            <RoundsPanel rounds={rounds} />
          </>
        )}
      </State>
    </div>
  );
}

function Sheet({ plan }: { plan: PhasesPlan }) {
  const { t } = useWords();
  const town = useTown().data;
  const rev = town?.revision;
  const state = useMemo<MapState | null>(
    () => (rev ? { theme: 'phase', layers: new Set(['waterways', 'roads', 'labels'] as const), selected: null, block: null, rev } : null),
    [rev],
  );
  return (
    <>
      {town && <UnsourcedNotice items={town.unsourced} />}
      <div className="side block-top">
        <LandPanel plan={plan} />
        <section className="panel mini" aria-label={t('phases.map')}>
          {state && (
            <Suspense fallback={<p className="note">{t('state.loading')}</p>}>
              <Island state={state} bounds={(plan.bbox as Bounds | null | undefined) ?? null} label={t('phases.map')} still />
              <p className="caption">{t('phases.mapNote')} <Link to="/map?theme=phase">{t('block.toMap')}</Link></p>
            </Suspense>
          )}
        </section>
      </div>
      <PhaseBlocks plan={plan} />
      <SeatsPanel plan={plan} />
      <FundsPanel plan={plan} />
      <ProofPanel plan={plan} />
      <AnswersPanel />
      <JobPanel plan={plan.hash} />
    </>
  );
}
