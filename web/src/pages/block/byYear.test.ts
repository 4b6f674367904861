import { describe, expect, it } from 'vitest';
import { byParty, byYear } from './byYear';

describe('sums', () => {
  it('of a year are those of its quarters', () => {
    const years = byYear(['2023Q3', '2023Q4', '2024Q1'], [1, 2, 3]);
    expect([...years]).toEqual([['2023', 3], ['2024', 3]]);
  });

  it('of a party keep what it pays apart from what it receives', () => {
    const line = (party: string, wan_yuan: number) => ({ party, total: { wan_yuan } });
    expect([...byParty([line('town', -10), line('village', 5), line('town', 4)])]).toEqual([
      ['town', { income: 4, cost: -10 }],
      ['village', { income: 5, cost: 0 }],
    ]);
  });
});
