import { LngLatBounds, Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n';
import type { MapState } from './state';
import { styleFor } from './styleFor';
import { mapWords } from './words';

setWorkerUrl(workerUrl);

export type Bounds = [number, number, number, number];
/** Longitude, latitude, zoom. */
export type View = [number, number, number];

/** The one place that touches MapLibre: state goes in as a style, and only a choice or a new view comes out. */
export default function Island(props: {
  state: MapState;
  /** Where to look first, when `view` says nothing. */
  bounds: Bounds | null;
  view?: View | null;
  /** Where to look when a parcel is chosen elsewhere. */
  focus?: Bounds | null;
  onSelect?: (parcel: string | null) => void;
  onView?: (view: View) => void;
  label: string;
  still?: boolean;
}) {
  const { t } = useWords();
  const { label } = props;
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<MapLibre | null>(null);
  const latest = useRef(props);
  const drawn = useRef<MapState | null>(null);
  useEffect(() => {
    latest.current = props;
  });
  const ready = useRef(false);
  const draw = useCallback(() => {
    const { state } = latest.current;
    if (!map.current || !ready.current || drawn.current === state) return;
    drawn.current = state;
    map.current.setStyle(styleFor(state, window.location.origin), { diff: true });
  }, []);
  const [failed, setFailed] = useState<string | null>(null);

  useEffect(() => {
    if (!box.current) return;
    const { state, bounds, view, still } = latest.current;
    const words = mapWords(t, label);
    let made: MapLibre;
    try {
      made = new MapLibre({
        container: box.current,
        style: styleFor(state, window.location.origin),
        ...(view ? { center: [view[0], view[1]] as [number, number], zoom: view[2] } : bounds ? { bounds: LngLatBounds.convert(bounds), fitBoundsOptions: { padding: 24 } } : {}),
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        maxZoom: 20,
        minZoom: 9,
        cooperativeGestures: still ?? false,
        fadeDuration: 0,
        locale: words,
      });
    } catch (error) {
      // No WebGL: the list beside the map holds the same.
      // eslint-disable-next-line react-hooks/set-state-in-effect -- only trying to draw shows that it cannot be done
      setFailed(error instanceof Error ? error.message : String(error));
      return;
    }
    made.touchZoomRotate.disableRotation();
    made.addControl(new NavigationControl({ showCompass: false }), 'top-left');
    made.addControl(new ScaleControl({ unit: 'metric', maxWidth: 140 }), 'bottom-left');
    made.on('click', 'parcels', (event) => {
      const id: unknown = event.features?.[0]?.properties['id'];
      if (typeof id === 'string') latest.current.onSelect?.(id);
    });
    made.on('mousemove', (event) => {
      const over = latest.current.onSelect && made.getLayer('parcels') && made.queryRenderedFeatures(event.point, { layers: ['parcels'] }).length > 0;
      made.getCanvas().style.cursor = over ? 'pointer' : '';
    });
    made.on('moveend', () => {
      const { lng, lat } = made.getCenter();
      latest.current.onView?.([round(lng, 5), round(lat, 5), round(made.getZoom(), 2)]);
    });
    // For the browser test: where a place is drawn, and whether everything is.
    (box.current as HTMLDivElement & { sanqianMap?: MapLibre }).sanqianMap = made;
    // A state that changed while the first style was being read is drawn as soon as it is.
    made.once('style.load', () => {
      ready.current = true;
      draw();
    });
    drawn.current = state;
    map.current = made;
    return () => {
      map.current = null;
      ready.current = false;
      made.remove();
    };
  }, [draw, t, label]);

  useEffect(() => {
    draw();
  }, [props.state, draw]);

  const focus = props.focus?.join();
  useEffect(() => {
    const made = map.current;
    const to = latest.current.focus;
    if (!made || !to) return;
    const target = LngLatBounds.convert(to);
    if (!made.getBounds().contains(target.getCenter()) || made.getZoom() < 14) {
      // A phone leaves the map less than twice the usual margin.
      const { width, height } = made.getContainer().getBoundingClientRect();
      made.fitBounds(target, { padding: Math.min(160, Math.min(width, height) / 4), maxZoom: 17, animate: false });
    }
  }, [focus]);

  if (failed !== null) {
    return (
      <div className="state" role="alert">
        <h2>{t('map.noWebgl')}</h2>
        <p>{t('map.noWebglRemedy')}</p>
        <p className="note">{failed}</p>
      </div>
    );
  }
  return <div ref={box} className="island" data-map />;
}

const round = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals;
