import { describe, expect, it } from 'vitest';
import { digits, indicator, mu, parameterValue, percent, significant, wan } from './numbers';

describe('numbers', () => {
  it('group thousands and round half away from what a reader expects', () => {
    expect(digits(1234567.891, 2)).toBe('1,234,567.89');
    expect(digits(2, 2, 2)).toBe('2.00');
  });

  it('write a minus sign, and no minus before zero', () => {
    expect(digits(-3.5, 1)).toBe('−3.5');
    expect(digits(-0.001, 1)).toBe('0');
  });

  it('keep four significant digits of small figures and all whole digits of large ones', () => {
    expect(significant(0.0302)).toBe('0.0302');
    expect(significant(24.097)).toBe('24.1');
    expect(significant(11.5932)).toBe('11.59');
    expect(significant(4929.81)).toBe('4,930');
    expect(significant(0)).toBe('0');
    expect(significant(-0.5)).toBe('−0.5');
  });

  it('read a ratio as a percentage and a figure with a unit as it is', () => {
    expect(indicator(0.0302, '')).toBe('3.02 %');
    expect(indicator(24.097, '万元/亩')).toBe('24.1');
  });

  it('read a share of a parameter as a percentage, and leave other values alone', () => {
    expect(parameterValue('0.2 share')).toBe('20 %');
    expect(parameterValue('0.06 share/年')).toBe('6 %/年');
    for (const value of ['60 天', '企业申报（一企一单） > 统计', '4']) expect(parameterValue(value)).toBe(value);
  });

  it('show areas, shares and money with the decimals that matter', () => {
    expect(mu({ m2: 2000, mu: 3 })).toBe('3.0');
    expect(percent(0.0512)).toBe('5.1 %');
    expect(wan(12345.678)).toBe('12,346');
    expect(wan(-765.93)).toBe('−766');
    expect(wan(-3.456)).toBe('−3.46');
  });
});
