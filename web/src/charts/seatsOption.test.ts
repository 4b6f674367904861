import { describe, expect, it } from 'vitest';
import { seatsOption } from './seatsOption';

const words = { vacancies: 'v', space: 's', open: 'o', unit: 'u', description: 'd' };

describe('the chart of seats', () => {
  it('stacks what is taken under all that is open, in thousands of square metres', () => {
    const m2 = (value: number) => ({ m2: value });
    const row = { quarter: '2025Q1', vacancy_floor: m2(1234), new_space_floor: m2(500), open_floor: m2(2000), ready_floor: m2(3000) };
    const { series, xAxis } = seatsOption([row], words) as { series: { data: number[]; stack?: string }[]; xAxis: { data: string[] } };
    expect(series.map((one) => one.data)).toEqual([[1.23], [0.5], [5]]);
    expect(series.map((one) => one.stack)).toEqual(['seats', 'seats', undefined]);
    expect(xAxis.data).toEqual(['2025Q1']);
  });
});
