import { Checkbox, Input, Radio } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { Town } from '../../api/client';
import { useNarrow } from '../../app/viewport';
import { digits } from '../../display/numbers';
import { useWords } from '../../i18n';
import { CLASSES, countByClass, type ParcelProperties, UNKNOWN, ZONE_USES } from '../../map/scales';
import { LAYERS, type MapState, THEMES, writeLayers } from '../../map/state';
import { SearchResults } from './SearchResults';

/** Theme, legend with counts, layers and search. */
export function Controls(props: {
  state: MapState;
  parcels: ParcelProperties[];
  change: (changes: Record<string, string | null>, options?: { replace?: boolean }) => void;
  town: Town;
  children: ReactNode;
}) {
  const { t, given } = useWords();
  const narrow = useNarrow();
  const { state, parcels, change, town } = props;
  const [q, setQ] = useState('');
  const counts = useMemo(() => countByClass(state.theme, parcels), [state.theme, parcels]);
  return (
    <aside className="map-controls" aria-label={t('map.controls')}>
      {props.children}
      <div className="search">
        <Input
          allowClear
          value={q}
          onChange={(event) => setQ(event.target.value)}
          aria-label={t('map.search')}
          placeholder={t('map.search')}
        />
        {q.trim().length >= 2 && (
          <SearchResults q={q.trim()} parcels={parcels} onSelect={(parcel) => { change({ parcel }); setQ(''); }} />
        )}
      </div>
      <details open={!narrow} className="group">
        <summary>{t('map.theme')}{narrow && <span className="note">{t('colon')}{t(`theme.${state.theme}`)}</span>}</summary>
        <Radio.Group
          name="theme"
          className="themes"
          value={state.theme}
          onChange={(event) => change({ theme: event.target.value === 'grade' ? null : String(event.target.value) })}
          options={THEMES.map((theme) => ({ value: theme, label: t(`theme.${theme}`) }))}
        />
      </details>
      <div className="group">
        <h2 className="legend-title">{t(`legend.${state.theme}.title`)}</h2>
        <ul className="legend">
          {CLASSES[state.theme].map((entry) => (
            <li key={entry.key}>
              <span className={entry.color === UNKNOWN ? 'swatch unknown' : 'swatch'} style={{ backgroundColor: entry.color }} aria-hidden="true" />
              <span>{t(`legend.${state.theme}.${entry.key}`)}</span>
              <span className="num">{parcels.length > 0 ? digits(counts.get(entry.key) ?? 0) : '…'}</span>
            </li>
          ))}
        </ul>
        <p className="note">{t('legend.counted', { total: digits(parcels.length), day: town.as_of })}</p>
      </div>
      <details className="group" open={!narrow}>
        <summary>{t('map.layers')}</summary>
        <ul className="layers">
          {LAYERS.map((layer) => (
            <li key={layer}>
              <Checkbox
                checked={state.layers.has(layer)}
                onChange={(event) => {
                  const layers = new Set(state.layers);
                  if (event.target.checked) layers.add(layer);
                  else layers.delete(layer);
                  change({ layers: writeLayers(layers) }, { replace: true });
                }}
              >
                <span className={`key ${layer}`} aria-hidden="true" />
                {t(`layer.${layer}`)}
              </Checkbox>
              {layer === 'zones' && state.layers.has('zones') && (
                <p className="zone-key">
                  {ZONE_USES.map(({ use, color }) => (
                    <span key={use}><span className="swatch" style={{ backgroundColor: color, opacity: 0.6 }} aria-hidden="true" />{given(use)}</span>
                  ))}
                </p>
              )}
            </li>
          ))}
        </ul>
      </details>
    </aside>
  );
}
