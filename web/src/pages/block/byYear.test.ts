import { describe, expect, it } from 'vitest';
import { byYear } from './byYear';

describe('sums', () => {
  it('of a year are those of its quarters', () => {
    const years = byYear(['2023Q3', '2023Q4', '2024Q1'], [1, 2, 3]);
    expect([...years]).toEqual([['2023', 3], ['2024', 3]]);
  });
});
