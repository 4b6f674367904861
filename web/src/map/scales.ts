import type { components } from '../api/schema';
import type { Theme } from './state';

export type ParcelProperties = components['schemas']['FeatureCollection_ParcelProperties']['features'][number]['properties'];

/** One class of a theme. `test` and `filter` say the same, once for rows and once for the map. */
export interface Class {
  /** Last part of its key in the words, `legend.<theme>.<key>`. */
  key: string;
  color: string;
  test: (parcel: ParcelProperties) => boolean;
}

/** Land that is not industrial and has nothing to show: quiet, not "not collected". */
export const NOT_INDUSTRIAL = '#eae6da';
/** Nobody knows: hatched on the map, so that it is not taken for a low value. */
export const UNKNOWN = '#cfcabd';

/** Colours of planned uses, drawn as a wash. */
export const ZONE_USES = [
  { use: '工业', color: '#9c8aa5' },
  { use: '商业', color: '#c2556b' },
  { use: '居住', color: '#d9a441' },
  { use: '绿地', color: '#5b9a6f' },
  { use: '农田', color: '#a9b97c' },
  { use: '道路', color: '#8a8a8a' },
] as const;

const known = (value: number | null | undefined): value is number => value !== null && value !== undefined;
const between = (low: number, high: number) => (value: number | null | undefined) =>
  known(value) && value >= low && value < high;

const industrial = (p: ParcelProperties) => p.land_use === '工业';

/** Yearly tax per mu in 万元: the lower edges of the classes; 4 is the pack's threshold of low-yield land. */
export const YIELD_EDGES = [0, 1, 4, 10, 20] as const;
/** Share planned for another use. */
export const CONFLICT_EDGES = [0, 0.001, 0.1, 0.5] as const;

/** Colours are told apart by people with colour-blindness: blue against orange by lightness, then single-hue ramps. */
export const CLASSES: Record<Theme, Class[]> = {
  grade: [
    { key: 'A', color: '#1f5fa8', test: (p) => p.grade === 'A' },
    { key: 'B', color: '#8dbfe0', test: (p) => p.grade === 'B' },
    { key: 'C', color: '#f0bf5f', test: (p) => p.grade === 'C' },
    { key: 'D', color: '#b4452c', test: (p) => p.grade === 'D' },
    { key: 'none', color: UNKNOWN, test: (p) => !p.grade && industrial(p) },
    { key: 'other', color: NOT_INDUSTRIAL, test: (p) => !p.grade && !industrial(p) },
  ],
  yield: [
    { key: 'e0', color: '#d98b4a', test: (p) => between(0, 1)(p.tax_per_mu) || (p.tax_per_mu ?? 0) < 0 },
    { key: 'e1', color: '#efcf9b', test: (p) => between(1, 4)(p.tax_per_mu) },
    { key: 'e4', color: '#9cc3a5', test: (p) => between(4, 10)(p.tax_per_mu) },
    { key: 'e10', color: '#3f8f8b', test: (p) => between(10, 20)(p.tax_per_mu) },
    { key: 'e20', color: '#14506b', test: (p) => between(20, Infinity)(p.tax_per_mu) },
    { key: 'none', color: UNKNOWN, test: (p) => !known(p.tax_per_mu) && industrial(p) },
    { key: 'other', color: NOT_INDUSTRIAL, test: (p) => !known(p.tax_per_mu) && !industrial(p) },
  ],
  conflict: [
    { key: 'e0', color: '#cfdde6', test: (p) => between(0, 0.001)(p.plan_conflict) },
    { key: 'e001', color: '#f3cf9b', test: (p) => between(0.001, 0.1)(p.plan_conflict) },
    { key: 'e10', color: '#dd8a4b', test: (p) => between(0.1, 0.5)(p.plan_conflict) },
    { key: 'e50', color: '#9a3412', test: (p) => between(0.5, Infinity)(p.plan_conflict) },
    { key: 'other', color: NOT_INDUSTRIAL, test: (p) => !known(p.plan_conflict) },
  ],
  mode: [
    { key: 'demolish', color: '#b4452c', test: (p) => p.mode === 'demolish' },
    { key: 'sort', color: '#f0bf5f', test: (p) => p.mode === 'sort' },
    { key: 'manage', color: '#1f5fa8', test: (p) => p.mode === 'manage' },
    { key: 'keep_then_demolish', color: '#b07aa1', test: (p) => p.mode === 'keep_then_demolish' },
    { key: 'barred', color: UNKNOWN, test: (p) => Boolean(p.block) && !p.mode },
    { key: 'other', color: NOT_INDUSTRIAL, test: (p) => !p.block },
  ],
  // From dark to light: what comes first is strongest.
  phase: [
    { key: 'y1', color: '#7f1d1d', test: (p) => between(1, 2)(p.phase) },
    { key: 'y2', color: '#c2562d', test: (p) => between(2, 3)(p.phase) },
    { key: 'y3', color: '#e59a4a', test: (p) => between(3, 4)(p.phase) },
    { key: 'y4', color: '#8fb3c9', test: (p) => between(4, 6)(p.phase) },
    { key: 'y6', color: '#4a7ba6', test: (p) => between(6, Infinity)(p.phase) },
    { key: 'other', color: NOT_INDUSTRIAL, test: (p) => !known(p.phase) },
  ],
};

/** The class of a parcel; every parcel has exactly one. */
export function classOf(theme: Theme, parcel: ParcelProperties): Class | undefined {
  return CLASSES[theme].find((entry) => entry.test(parcel));
}

/** Parcels by class, for the legend. */
export function countByClass(theme: Theme, parcels: ParcelProperties[]): Map<string, number> {
  const counts = new Map(CLASSES[theme].map((entry) => [entry.key, 0]));
  for (const parcel of parcels) {
    const entry = classOf(theme, parcel);
    if (entry) counts.set(entry.key, (counts.get(entry.key) ?? 0) + 1);
  }
  return counts;
}
