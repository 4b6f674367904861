import { describe, expect, it } from 'vitest';
import { bySign, cashFlowOption, type Flow } from './cashFlowOption';

const flow: Flow = {
  quarters: ['2023Q3', '2023Q4', '2024Q1'],
  lines: [{ wan_yuan: [-100, 0, -20.005] }, { wan_yuan: [0, 30, 200] }, { wan_yuan: [-1, 5, 0] }],
  cumulative_wan_yuan: [-101, -66, 113.995],
};

describe('cash flow', () => {
  it('keeps income above and cost below, quarter by quarter', () => {
    expect(bySign(flow)).toEqual({ income: [0, 35, 200], cost: [-101, 0, -20.005] });
  });

  it('loses no money between the bars and the running sum', () => {
    const { income, cost } = bySign(flow);
    const net = income.reduce((sum, amount, n) => sum + amount + cost[n]!, 0);
    expect(net).toBeCloseTo(flow.cumulative_wan_yuan.at(-1)!, 6);
  });

  it('names the quarters and labels the years', () => {
    const option = cashFlowOption(flow, { income: 'i', cost: 'c', cumulative: 's', unit: 'u', description: 'd' }) as {
      xAxis: { data: string[]; axisLabel: { interval: (n: number) => boolean } };
      series: { name: string }[];
    };
    expect(option.xAxis.data).toEqual(flow.quarters);
    expect([0, 1, 2].map(option.xAxis.axisLabel.interval)).toEqual([false, false, true]);
    expect(option.series.map((s) => s.name)).toEqual(['i', 'c', 's']);
  });
});
