import type { ExpressionSpecification } from 'maplibre-gl';
import { CLASSES, NOT_INDUSTRIAL, UNKNOWN } from './scales';
import type { Theme } from './state';

const color = (theme: Theme, key: string): string => CLASSES[theme].find((entry) => entry.key === key)?.color ?? UNKNOWN;

const isMissing = (property: string): ExpressionSpecification => ['==', ['get', property], null];

const unlessIndustrial: ExpressionSpecification = ['case', ['==', ['get', 'land_use'], '工业'], UNKNOWN, NOT_INDUSTRIAL];

/** The colour of a parcel as the map computes it; a test holds it equal to the classes of the legend. */
export function colorOf(theme: Theme): ExpressionSpecification {
  switch (theme) {
    case 'grade':
      return [
        'match', ['coalesce', ['get', 'grade'], ''],
        'A', color(theme, 'A'), 'B', color(theme, 'B'), 'C', color(theme, 'C'), 'D', color(theme, 'D'),
        unlessIndustrial,
      ];
    case 'yield':
      return [
        'case', isMissing('tax_per_mu'), unlessIndustrial,
        ['step', ['number', ['get', 'tax_per_mu'], 0],
          color(theme, 'e0'), 1, color(theme, 'e1'), 4, color(theme, 'e4'), 10, color(theme, 'e10'), 20, color(theme, 'e20')],
      ];
    case 'conflict':
      return [
        'case', isMissing('plan_conflict'), NOT_INDUSTRIAL,
        ['step', ['number', ['get', 'plan_conflict'], 0],
          color(theme, 'e0'), 0.001, color(theme, 'e001'), 0.1, color(theme, 'e10'), 0.5, color(theme, 'e50')],
      ];
    case 'phase':
      return [
        'case', isMissing('phase'), NOT_INDUSTRIAL,
        ['step', ['number', ['get', 'phase'], 0],
          NOT_INDUSTRIAL, 1, color(theme, 'y1'), 2, color(theme, 'y2'), 3, color(theme, 'y3'), 4, color(theme, 'y4'), 6, color(theme, 'y6')],
      ];
    case 'mode':
      return [
        'case', isMissing('block'), NOT_INDUSTRIAL,
        ['match', ['coalesce', ['get', 'mode'], ''],
          'demolish', color(theme, 'demolish'), 'sort', color(theme, 'sort'), 'manage', color(theme, 'manage'),
          'keep_then_demolish', color(theme, 'keep_then_demolish'), UNKNOWN],
      ];
  }
}
