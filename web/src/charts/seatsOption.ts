import type { EChartsCoreOption } from 'echarts/core';
import { FONT } from '../display/font';
import { digits } from '../display/numbers';

/** A quarter as the chart needs it; floors in m². */
export interface Seated {
  quarter: string;
  vacancy_floor: { m2: number };
  new_space_floor: { m2: number };
  open_floor: { m2: number };
  ready_floor: { m2: number };
}

export interface SeatWords {
  vacancies: string;
  space: string;
  open: string;
  unit: string;
  description: string;
}

/** Floor that displaced firms sit on, as bars, under the floor that is open to them, as a stepped line. */
export function seatsOption(quarters: Seated[], words: SeatWords): EChartsCoreOption {
  const thousands = (m2: number) => Math.round(m2 / 10) / 100;
  return {
    aria: { enabled: true, label: { description: words.description } },
    animation: false,
    textStyle: { fontFamily: FONT },
    color: ['#c2703d', '#1f5fa8', '#1f2328'],
    grid: { left: 8, right: 12, top: 44, bottom: 4, containLabel: true },
    legend: { top: 0, right: 0, itemWidth: 14, itemHeight: 10, itemGap: 16, textStyle: { color: '#1f2328' }, selectedMode: false },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (value: unknown) => `${digits(Number(value), 2)} ${words.unit}` },
    xAxis: {
      type: 'category',
      data: quarters.map((row) => row.quarter),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#c9c5ba' } },
      axisLabel: { color: '#4b5560', interval: (n: number) => (quarters[n]?.quarter ?? '').endsWith('Q1'), formatter: (q: string) => q.slice(0, 4) },
    },
    yAxis: {
      type: 'value',
      name: words.unit,
      nameTextStyle: { color: '#4b5560', align: 'left' },
      axisLabel: { color: '#4b5560', formatter: (value: number) => digits(value) },
      splitLine: { lineStyle: { color: '#e3e0d8' } },
    },
    series: [
      { name: words.vacancies, type: 'bar', stack: 'seats', barCategoryGap: '10%', data: quarters.map((row) => thousands(row.vacancy_floor.m2)) },
      { name: words.space, type: 'bar', stack: 'seats', data: quarters.map((row) => thousands(row.new_space_floor.m2)) },
      { name: words.open, type: 'line', step: 'middle', symbol: 'none', lineStyle: { width: 2 }, data: quarters.map((row) => thousands(row.open_floor.m2 + row.ready_floor.m2)) },
    ],
  };
}
