/** By what parcels are coloured. */
export const THEMES = ['grade', 'yield', 'conflict', 'mode', 'phase'] as const;
export type Theme = (typeof THEMES)[number];

/** Layers that can be shown or hidden, from bottom to top. */
export const LAYERS = ['zones', 'waterways', 'buildings', 'roads', 'parks', 'blocks', 'labels'] as const;
export type Layer = (typeof LAYERS)[number];

/** Everything that decides what the map looks like. */
export interface MapState {
  theme: Theme;
  layers: ReadonlySet<Layer>;
  /** Id of the selected parcel. */
  selected: string | null;
  /** Only this block's parcels are coloured. */
  block: string | null;
  /** Revision of the computation: names the sources. */
  rev: string;
}

export const USUAL: readonly Layer[] = ['waterways', 'buildings', 'roads', 'parks', 'blocks', 'labels'];

/** The state that an address asks for; what it does not know is ignored. */
export function readMapState(parameters: URLSearchParams, rev: string): MapState {
  const asked = parameters.get('layers');
  const layers = asked === null ? USUAL : LAYERS.filter((layer) => asked.split('.').includes(layer));
  return {
    theme: THEMES.find((theme) => theme === parameters.get('theme')) ?? 'grade',
    layers: new Set(layers),
    selected: parameters.get('parcel'),
    block: null,
    rev,
  };
}

/** The address part of a set of layers; `null` for the usual ones. */
export function writeLayers(layers: ReadonlySet<Layer>): string | null {
  const on = LAYERS.filter((layer) => layers.has(layer));
  const usual = on.length === USUAL.length && USUAL.every((layer) => layers.has(layer));
  return usual ? null : on.join('.') || 'none';
}
