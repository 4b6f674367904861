import { describe, expect, it } from 'vitest';
import { LONGEST, ofBenchmark, peersOption, type PeerBar } from './peersOption';

const words = { own: 'own', median: 'median', benchmark: 'benchmark', description: 'd' };
const bar = (name: string, value: number | null, benchmark: number, median: number | null): PeerBar => ({ name, value, benchmark, median });

function series(bars: PeerBar[]) {
  const option = peersOption(bars, words) as { series: { data: unknown[]; label?: { formatter: (p: { dataIndex: number }) => string } }[]; yAxis: { data: string[] } };
  return { names: option.yAxis.data, own: option.series[0]!, median: option.series[1]!, figures: option.series[2]! };
}

describe('peers', () => {
  it('are drawn as a share of the benchmark, the first indicator on top', () => {
    const { names, own, median } = series([bar('tax', 12, 24, 6), bar('power', 0.3, 0.2, null)]);
    expect(names).toEqual(['power', 'tax']);
    expect(own.data).toEqual([150, 50]);
    expect(median.data).toEqual([null, 25]);
  });

  it('have no bar where nothing was collected, and never a zero', () => {
    const { own, figures } = series([bar('rd', null, 0.03, 0.02)]);
    expect([own.data, figures.data]).toEqual([[null], [null]]);
    expect(figures.label?.formatter({ dataIndex: 0 })).toBe('');
  });

  it('are cut at the end of the axis but labelled with the true figure', () => {
    const { own, figures } = series([bar('tax', 240, 24, null)]);
    expect(own.data).toEqual([LONGEST]);
    expect(figures.label?.formatter({ dataIndex: 0 })).toBe('1000% →');
  });

  it('survive a benchmark of zero', () => {
    expect(ofBenchmark(3, 0)).toBe(0);
  });
});
