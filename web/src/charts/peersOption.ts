import type { EChartsCoreOption } from 'echarts/core';
import { FONT } from '../display/font';

/** One indicator to draw; values in its own unit. */
export interface PeerBar {
  name: string;
  value: number | null;
  benchmark: number;
  median: number | null;
}

export interface PeerWords {
  own: string;
  median: string;
  benchmark: string;
  /** For screen readers. */
  description: string;
}

/** The axis ends here; what goes beyond is cut, and its label says how far it really goes. */
export const LONGEST = 250;

/** Pixels for so many indicators. */
export const heightOf = (indicators: number): number => 84 + indicators * 40;

/** Percent of the benchmark, one decimal. */
export const ofBenchmark = (value: number, benchmark: number): number =>
  benchmark === 0 ? 0 : Math.round((value / benchmark) * 1000) / 10;

/** Own value and the peers' median, each as a percentage of the benchmark, so that units do not matter. */
export function peersOption(bars: PeerBar[], words: PeerWords, narrow = false): EChartsCoreOption {
  const rows = [...bars].reverse();
  const shown = (percent: number) => Math.min(LONGEST, Math.max(0, percent));
  return {
    aria: { enabled: true, label: { description: words.description } },
    animation: false,
    textStyle: { fontFamily: FONT },
    grid: { left: 8, right: 64, top: 50, bottom: 4, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 12,
      itemHeight: 10,
      itemGap: 16,
      textStyle: { color: '#1f2328' },
      data: [words.own, words.median],
      selectedMode: false,
    },
    xAxis: {
      type: 'value',
      min: 0,
      max: LONGEST,
      interval: narrow ? 100 : 50,
      axisLabel: { formatter: '{value}%', color: '#4b5560', showMaxLabel: !narrow },
      splitLine: { lineStyle: { color: '#e3e0d8' } },
    },
    yAxis: {
      type: 'category',
      data: rows.map((row) => row.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#c9c5ba' } },
      axisLabel: { color: '#1f2328', width: narrow ? 92 : 128, overflow: 'break', lineHeight: 15 },
    },
    series: [
      {
        name: words.own,
        type: 'bar',
        barMaxWidth: 16,
        itemStyle: { color: '#1f5fa8' },
        data: rows.map((row) => (row.value === null ? null : shown(ofBenchmark(row.value, row.benchmark)))),
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: '#4b5560', type: 'dashed' },
          label: { formatter: words.benchmark, color: '#4b5560', position: 'end' },
          data: [{ xAxis: 100 }],
        },
      },
      {
        name: words.median,
        type: 'scatter',
        symbol: 'diamond',
        symbolSize: 12,
        itemStyle: { color: '#e9b04a', borderColor: '#6b3d00', borderWidth: 1 },
        data: rows.map((row) => (row.median === null ? null : shown(ofBenchmark(row.median, row.benchmark)))),
      },
      {
        // The own figures stand in a column of their own at the end of the axis: beside the bars the medians would cover them.
        name: 'figures',
        type: 'scatter',
        symbolSize: 0.1,
        silent: true,
        data: rows.map((row) => (row.value === null ? null : LONGEST)),
        label: {
          show: true,
          position: 'right',
          color: '#1f2328',
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const row = rows[dataIndex];
            if (!row || row.value === null) return '';
            const percent = ofBenchmark(row.value, row.benchmark);
            return `${percent}%${percent > LONGEST ? ' →' : ''}`;
          },
        },
      },
    ],
  };
}
