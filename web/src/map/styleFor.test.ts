import { createExpression, validateStyleMin, type StylePropertySpecification } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { colorOf } from './colorOf';
import { CLASSES, classOf, countByClass, type ParcelProperties } from './scales';
import { LAYERS, type MapState, readMapState, THEMES, USUAL, writeLayers } from './state';
import { styleFor } from './styleFor';

const ORIGIN = 'http://town.example';
const state = (changes: Partial<MapState> = {}): MapState => ({ theme: 'grade', layers: new Set(USUAL), selected: null, block: null, rev: 'r1', ...changes });
const ids = (changes: Partial<MapState>) => styleFor(state(changes), ORIGIN).layers.map((layer) => layer.id);
const parcel = (changes: Partial<ParcelProperties>): ParcelProperties => ({
  id: 'p', code: 'c', land_use: '工业', mu: 3, grade: null, tax_per_mu: null, plan_conflict: null, block: null, mode: null, phase: null, far: 1, findings: 0, village: null, ...changes,
});

/** Parcels at and around every edge of every theme. */
const PARCELS: ParcelProperties[] = [
  ...(['A', 'B', 'C', 'D', null] as const).map((grade) => parcel({ grade })),
  parcel({ land_use: '住宅' }),
  ...[-1, 0, 0.99, 1, 3.99, 4, 9.99, 10, 20, 500, null].map((tax_per_mu) => parcel({ tax_per_mu })),
  ...[0, 0.0009, 0.001, 0.1, 0.49, 0.5, 1, null].map((plan_conflict) => parcel({ plan_conflict })),
  ...[1, 2, 3, 4, 5, 6, 30].map((phase) => parcel({ phase })),
  ...(['demolish', 'sort', 'manage', 'keep_then_demolish', null] as const).map((mode) => parcel({ block: 'b', mode })),
];

describe('the style', () => {
  it('is valid in every theme, with a selection and with every layer', () => {
    for (const theme of THEMES) {
      for (const selected of [null, 'p']) {
        for (const layers of [new Set(LAYERS), new Set<never>()]) {
          for (const block of [null, 'b']) {
            expect(validateStyleMin(styleFor(state({ theme, selected, layers, block }), ORIGIN) as never)).toEqual([]);
          }
        }
      }
    }
  });

  it('names its sources by revision and never holds data', () => {
    for (const [name, source] of Object.entries(styleFor(state({ rev: 'a b' }), ORIGIN).sources)) {
      expect(source).toEqual({ type: 'geojson', data: `${ORIGIN}/api/v1/map/${name}.geojson?rev=a%20b` });
    }
  });

  it('asks for no glyphs and no sprite: the map works without a network', () => {
    const style = styleFor(state(), ORIGIN);
    expect([style.glyphs, style.sprite]).toEqual([undefined, undefined]);
  });

  it('draws in the order of its list: paper, parcels, blocks around their parcels, buildings, parks, the selection, names', () => {
    const order = ids({ selected: 'p' });
    const positions = ['paper', 'roads', 'parcels', 'blocks', 'block-parcels', 'buildings', 'parks', 'selected', 'road-names'].map((id) => order.indexOf(id));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(positions).not.toContain(-1);
  });

  it('shows only the layers that are on, and always the parcels', () => {
    expect(ids({ layers: new Set() })).toEqual(['paper', 'parcels', 'parcel-lines']);
    expect(ids({ layers: new Set(['zones']) })).toEqual(['paper', 'zones', 'parcels', 'parcel-lines', 'zone-lines']);
  });

  it('marks the selected parcel and no other', () => {
    const layer = styleFor(state({ selected: 'x' }), ORIGIN).layers.find((l) => l.id === 'selected');
    expect(layer).toMatchObject({ filter: ['==', ['get', 'id'], 'x'] });
    expect(ids({})).not.toContain('selected');
  });

  it('is the same for the same state', () => {
    expect(styleFor(state(), ORIGIN)).toEqual(styleFor(state(), ORIGIN));
  });
});

describe('colours', () => {
  it('of the map are those of the legend, at every edge', () => {
    for (const theme of THEMES) {
      const specification = { type: 'color', 'property-type': 'data-driven', expression: { interpolated: false, parameters: ['zoom', 'feature'] } } as unknown as StylePropertySpecification;
      const compiled = createExpression(colorOf(theme) as never, specification as never);
      if (compiled.result !== 'success') throw new Error(JSON.stringify(compiled.value));
      for (const properties of PARCELS) {
        const drawn = compiled.value.evaluate({ zoom: 14 } as never, { type: 3, properties } as never);
        expect([theme, properties, String(drawn)]).toEqual([theme, properties, classOf(theme, properties)?.color]);
      }
    }
  });

  it('give every parcel exactly one class', () => {
    for (const theme of THEMES) {
      for (const properties of PARCELS) expect(CLASSES[theme].filter((entry) => entry.test(properties))).toHaveLength(1);
      const total = [...countByClass(theme, PARCELS).values()].reduce((sum, count) => sum + count, 0);
      expect(total).toBe(PARCELS.length);
    }
  });
});

describe('the address', () => {
  it('says what the map shows, and what it does not know is ignored', () => {
    const read = readMapState(new URLSearchParams('theme=mode&layers=zones.roads.nonsense&parcel=p1'), 'r');
    expect(read).toEqual({ theme: 'mode', layers: new Set(['zones', 'roads']), selected: 'p1', block: null, rev: 'r' });
    expect(readMapState(new URLSearchParams('theme=nonsense'), 'r').theme).toBe('grade');
  });

  it('holds layers only when they are not the usual ones, and takes them back', () => {
    expect(writeLayers(new Set(USUAL))).toBeNull();
    for (const layers of [new Set(['zones'] as const), new Set<never>()]) {
      const written = writeLayers(layers);
      expect(readMapState(new URLSearchParams({ layers: written ?? '' }), 'r').layers).toEqual(layers);
    }
  });
});
