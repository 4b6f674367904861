import { Segmented } from 'antd';
import { useCallback, useMemo } from 'react';
import type { Town } from '../../api/client';
import { useParcel, useParcels, useTown } from '../../api/queries';
import { useAddressState } from '../../app/addressState';
import { State } from '../../app/State';
import { useWords } from '../../i18n';
import Island, { type Bounds, type View } from '../../map/Island';
import { readMapState } from '../../map/state';
import { Controls } from './Controls';
import { ParcelDrawer } from './ParcelDrawer';
import { ParcelTable } from './ParcelTable';
import './map.css';

/** One map of the town, and the same as a list. */
export default function MapPage() {
  return <State query={useTown()}>{(town) => <Sheet town={town} />}</State>;
}

function Sheet({ town }: { town: Town }) {
  const { t } = useWords();
  const { parameters, change } = useAddressState();
  const { revision } = town;
  const asked = parameters.toString();
  const state = useMemo(() => {
    const read = new URLSearchParams(asked);
    // The view moves without the style.
    read.delete('at');
    return readMapState(read, revision);
  }, [asked, revision]);
  const parcels = useParcels(revision);
  const features = useMemo(() => (parcels.data?.features ?? []).map((feature) => feature.properties), [parcels.data]);
  const chosen = useParcel(state.selected).data;
  const list = parameters.get('view') === 'list';
  const select = useCallback((parcel: string | null) => change({ parcel }), [change]);
  const moved = useCallback((view: View) => change({ at: view.join(',') }, { replace: true }), [change]);
  return (
    <div className={`map-page${state.selected ? ' with-drawer' : ''}`}>
      <h1 className="unseen">{t('map.title')}</h1>
      <Controls state={state} parcels={features} change={change} town={town}>
        <Segmented
          block
          aria-label={t('map.view')}
          value={list ? 'list' : 'map'}
          options={[{ value: 'map', label: t('map.asMap') }, { value: 'list', label: t('map.asList') }]}
          onChange={(view) => change({ view: view === 'list' ? 'list' : null })}
        />
      </Controls>
      <section className="map-body" aria-label={list ? t('map.asList') : t('map.asMap')}>
        {list ? (
          <State query={parcels}>{() => <ParcelTable parcels={features} theme={state.theme} selected={state.selected} onSelect={select} />}</State>
        ) : (
          <Island
            state={state}
            bounds={(town.bbox as Bounds | null | undefined) ?? null}
            view={readView(parameters.get('at'))}
            focus={chosen && chosen.id === state.selected ? (chosen.bbox as Bounds | null) : null}
            onSelect={select}
            onView={moved}
            label={t('map.title')}
          />
        )}
      </section>
      {state.selected && <ParcelDrawer id={state.selected} onClose={() => select(null)} />}
    </div>
  );
}

function readView(text: string | null): View | null {
  const [lng, lat, zoom] = (text ?? '').split(',').map(Number);
  return lng && lat && zoom && [lng, lat, zoom].every(Number.isFinite) ? [lng, lat, zoom] : null;
}
