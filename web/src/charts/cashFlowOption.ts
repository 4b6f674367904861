import type { EChartsCoreOption } from 'echarts/core';
import { FONT } from '../display/font';
import { digits } from '../display/numbers';

/** A cash flow as the chart needs it; all in 万元, costs negative. */
export interface Flow {
  quarters: string[];
  lines: { wan_yuan: number[] }[];
  cumulative_wan_yuan: number[];
}

export interface FlowWords {
  income: string;
  cost: string;
  cumulative: string;
  unit: string;
  description: string;
}

/** Incomes and costs of each quarter, summed over the lines by their sign in that quarter. */
export function bySign(flow: Flow): { income: number[]; cost: number[] } {
  const income = flow.quarters.map(() => 0);
  const cost = flow.quarters.map(() => 0);
  for (const line of flow.lines) {
    line.wan_yuan.forEach((amount, n) => {
      const side = amount >= 0 ? income : cost;
      side[n] = (side[n] ?? 0) + amount;
    });
  }
  return { income, cost };
}

const cents = (amount: number) => Math.round(amount * 100) / 100;

/** Bars for income (up) and cost (down) by quarter, and the running sum as a line. */
export function cashFlowOption(flow: Flow, words: FlowWords): EChartsCoreOption {
  const { income, cost } = bySign(flow);
  return {
    aria: { enabled: true, label: { description: words.description } },
    animation: false,
    textStyle: { fontFamily: FONT },
    color: ['#1f5fa8', '#c2703d', '#1f2328'],
    grid: { left: 8, right: 12, top: 44, bottom: 4, containLabel: true },
    legend: { top: 0, right: 0, itemWidth: 14, itemHeight: 10, itemGap: 16, textStyle: { color: '#1f2328' }, selectedMode: false },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      valueFormatter: (value: unknown) => `${digits(Number(value), 2)} ${words.unit}`,
    },
    xAxis: {
      type: 'category',
      data: flow.quarters,
      axisTick: { show: false },
      axisLine: { onZero: false, lineStyle: { color: '#c9c5ba' } },
      axisLabel: { color: '#4b5560', interval: (n: number) => (flow.quarters[n] ?? '').endsWith('Q1') && yearly(flow, n), formatter: (q: string) => q.slice(0, 4) },
    },
    yAxis: {
      type: 'value',
      name: words.unit,
      nameTextStyle: { color: '#4b5560', align: 'left' },
      axisLabel: { color: '#4b5560', formatter: (value: number) => digits(value) },
      splitLine: { lineStyle: { color: '#e3e0d8' } },
    },
    series: [
      { name: words.income, type: 'bar', stack: 'flow', barCategoryGap: '20%', data: income.map(cents) },
      { name: words.cost, type: 'bar', stack: 'flow', data: cost.map(cents) },
      {
        name: words.cumulative,
        type: 'line',
        symbol: 'none',
        lineStyle: { width: 2 },
        data: flow.cumulative_wan_yuan.map(cents),
        markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: '#4b5560', type: 'solid', width: 1 }, data: [{ yAxis: 0 }] },
      },
    ],
  };
}

/** Long horizons label every second year. */
function yearly(flow: Flow, n: number): boolean {
  return flow.quarters.length <= 40 || Number((flow.quarters[n] ?? '').slice(0, 4)) % 2 === 0;
}
