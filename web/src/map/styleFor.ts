import type { DataDrivenPropertyValueSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { colorOf } from './colorOf';
import { ZONE_USES } from './scales';
import type { Layer, MapState } from './state';

const SOURCES = ['parcels', 'buildings', 'roads', 'waterways', 'zones', 'parks', 'blocks'] as const;

/** Plan zones lie under the parcels: a wash where the theme says nothing, an outline above everywhere. */
const ZONES: LayerSpecification = {
  id: 'zones',
  type: 'fill',
  source: 'zones',
  paint: { 'fill-color': ['match', ['get', 'planned_use'], ...ZONE_USES.flatMap(({ use, color }) => [use, color]), '#8a8a8a'] as never, 'fill-opacity': 0.4 },
};

/** Classes of roads whose names only show from nearby. */
const LANES = ['village'];

const selectedIs = (id: string): FilterSpecification => ['==', ['get', 'id'], id];

/** What the map looks like in a state: z-order is the order of this list, and nothing else decides a pixel. */
export function styleFor(state: MapState, origin: string): StyleSpecification {
  const on = (layer: Layer, ...specifications: LayerSpecification[]) => (state.layers.has(layer) ? specifications : []);
  return {
    version: 8,
    name: 'sanqian',
    sources: Object.fromEntries(
      SOURCES.map((layer) => [
        layer,
        { type: 'geojson', data: `${origin}/api/v1/map/${layer}.geojson?rev=${encodeURIComponent(state.rev)}` },
      ]),
    ),
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': '#f3f0e8' } },
      ...on('zones', ZONES),
      ...on('waterways', {
        id: 'waterways', type: 'line', source: 'waterways', layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': '#b9d3dd', 'line-width': metres('width', 1) },
      }),
      ...on('roads', {
        id: 'road-case', type: 'line', source: 'roads', layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': '#d3cec1', 'line-width': metres('width', 2) },
      }),
      ...on('roads', {
        id: 'roads', type: 'line', source: 'roads', layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': ['match', ['get', 'class'], ['national', 'provincial'], '#fdf1cf', '#ffffff'], 'line-width': metres('width', 0.6) },
      }),
      { id: 'parcels', type: 'fill', source: 'parcels', paint: { 'fill-color': colorOf(state.theme), 'fill-opacity': opacity(state) } },
      // A block's edge: a wide line over all land, then its own land again, so that only the outer half is seen.
      ...on('blocks', {
        id: 'blocks', type: 'line', source: 'blocks', layout: { 'line-join': 'round' },
        paint: { 'line-color': '#3a3226', 'line-width': ['interpolate', ['linear'], ['zoom'], 11, 3, 14, 6, 16, 6] },
      }, {
        id: 'block-parcels', type: 'fill', source: 'parcels', filter: ['!=', ['get', 'block'], null], paint: { 'fill-color': colorOf(state.theme), 'fill-opacity': opacity(state) === 0.95 ? 1 : opacity(state) },
      }),
      { id: 'parcel-lines', type: 'line', source: 'parcels', paint: { 'line-color': '#ffffff', 'line-width': ['interpolate', ['linear'], ['zoom'], 12, 0.2, 16, 1] } },
      ...on('zones', {
        id: 'zone-lines', type: 'line', source: 'zones', paint: { 'line-color': '#6d5a78', 'line-width': 1, 'line-dasharray': [4, 2] },
      }),
      ...on('buildings', {
        id: 'buildings', type: 'fill', source: 'buildings', minzoom: 14,
        paint: {
          'fill-color': ['case', ['!=', ['get', 'illegal'], null], '#5b1a0c', '#2b3440'],
          'fill-opacity': ['case', ['!=', ['get', 'illegal'], null], 0.55, 0.2],
        },
      }),
      ...on('parks', {
        id: 'parks', type: 'line', source: 'parks', paint: { 'line-color': '#3d5a45', 'line-width': 2, 'line-dasharray': [3, 2] },
      }),
      ...(state.selected === null ? [] : [
        { id: 'selected-case', type: 'line', source: 'parcels', filter: selectedIs(state.selected), paint: { 'line-color': '#ffffff', 'line-width': 6 } } as LayerSpecification,
        { id: 'selected', type: 'line', source: 'parcels', filter: selectedIs(state.selected), paint: { 'line-color': '#0958d9', 'line-width': 3 } } as LayerSpecification,
      ]),
      ...on('labels', ...labels(state)),
    ],
  };
}

/** Parcels outside the block that is looked at fade; with plan zones shown, land without a theme lets them through. */
function opacity(state: MapState): DataDrivenPropertyValueSpecification<number> {
  if (state.block !== null) return ['case', ['==', ['get', 'block'], state.block], 0.95, 0.25];
  if (state.layers.has('zones')) return ['case', ['==', ['get', 'land_use'], '工业'], 0.95, 0];
  return 0.95;
}

/** Widths in metres of the ground at 30° N: a pixel is 78271.5 × cos(lat) ÷ 2^zoom metres with 512-pixel tiles. */
function metres(property: string, least: number): never {
  const pixels = (zoom: number) => ['max', least, ['/', ['get', property], (78271.517 * Math.cos((30.2 * Math.PI) / 180)) / 2 ** zoom]];
  return ['interpolate', ['exponential', 2], ['zoom'], 10, pixels(10), 20, pixels(20)] as never;
}

/** Names are drawn with the fonts of this computer: the style names no glyphs, so nothing is fetched. */
function labels(state: MapState): LayerSpecification[] {
  const font = ['Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif'];
  const halo = { 'text-halo-color': '#fbf9f3', 'text-halo-width': 1.6 } as const;
  const list: LayerSpecification[] = [
    {
      id: 'waterway-names', type: 'symbol', source: 'waterways', minzoom: 14,
      layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-font': font, 'text-size': 11, 'symbol-spacing': 400 },
      paint: { 'text-color': '#3d6b7d', ...halo },
    },
    {
      id: 'lane-names', type: 'symbol', source: 'roads', minzoom: 15.5, filter: ['in', ['get', 'class'], ['literal', LANES]],
      layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-font': font, 'text-size': 11, 'symbol-spacing': 400 },
      paint: { 'text-color': '#5a5346', ...halo },
    },
    {
      id: 'road-names', type: 'symbol', source: 'roads', filter: ['!', ['in', ['get', 'class'], ['literal', LANES]]],
      layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-font': font, 'text-size': 12, 'symbol-spacing': 400 },
      paint: { 'text-color': '#5a5346', ...halo },
    },
  ];
  if (state.theme === 'grade') {
    list.push({
      id: 'parcel-grades', type: 'symbol', source: 'parcels', minzoom: 15, filter: ['!=', ['get', 'grade'], null],
      layout: { 'text-field': ['get', 'grade'], 'text-font': font, 'text-size': 12 },
      paint: { 'text-color': '#1f2328', 'text-halo-color': '#ffffff', 'text-halo-width': 1.8 },
    });
  }
  if (state.layers.has('parks')) {
    list.push({
      id: 'park-names', type: 'symbol', source: 'parks',
      layout: { 'text-field': ['get', 'name'], 'text-font': font, 'text-size': 14 },
      paint: { 'text-color': '#26402d', ...halo, 'text-halo-width': 2 },
    });
  }
  return list;
}
