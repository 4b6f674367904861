import { describe, expect, it } from 'vitest';
import { pathOf } from './pathOf';

describe('an outline as a path', () => {
  it('has north up and keeps its proportions at the equator', () => {
    const square = [[[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]];
    // 100 pixels with a margin of 2: the south-west corner is at the lower left.
    expect(pathOf(square, 104)).toMatch(/^M2\.\d,102\.0L10[12]\.\d,102\.0L10[12]\.\d,2\.0L/);
  });

  it('is narrower at 60 degrees north, where a degree of longitude is half as long', () => {
    const square = [[[[0, 59.5], [1, 59.5], [1, 60.5], [0, 60.5], [0, 59.5]]]];
    const xs = [...pathOf(square, 104).matchAll(/[ML](-?[\d.]+),/g)].map((m) => Number(m[1]));
    expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo(50, 0);
  });

  it('of nothing is nothing', () => expect(pathOf([], 100)).toBe(''));
});
