import { describe, expect, it } from 'vitest';
import { capital, inEnglishUnits } from './sentence';

describe('an English sentence', () => {
  it('has its units in English, the longest first', () => {
    expect(inEnglishUnits('225.0000 万元 ÷ 151.8900 吨标准煤 = 1.4813 万元/吨标准煤; 1.4813 ÷ 2.6940 × 20 = 10.9973 points')).toBe(
      '225.0000 ¥10k ÷ 151.8900 tce = 1.4813 ¥10k/tce; 1.4813 ÷ 2.6940 × 20 = 10.9973 points',
    );
    expect(inEnglishUnits('tax 5,246.03 万元 a year, 6.27 万元/亩; 40.0000 人')).toBe('tax 5,246.03 ¥10k a year, 6.27 ¥10k/mu; 40.0000 people');
    expect(inEnglishUnits('2.2835 万kWh, 37.2423 万千瓦时')).toBe('2.2835 ×10⁴ kWh, 37.2423 ×10⁴ kWh');
    expect(inEnglishUnits('NPV -52,694.94 (万元), 0.52 tce per 万元 of value added')).toBe('NPV -52,694.94 (¥10k), 0.52 tce per ¥10k of value added');
  });

  it('keeps names and the headers of files', () => {
    for (const text of ['千亩服饰厂', '慈溪市人和吨位有限公司', '18 人民路 3 号', 'column D (实缴税金(万元)), as given']) expect(inEnglishUnits(text)).toBe(text);
  });

  it('begins with a capital, and a name in Chinese with itself', () => {
    expect(capital('tax per mu')).toBe('Tax per mu');
    expect(capital('  land 8.35 mu')).toBe('  Land 8.35 mu');
    expect(capital('慈溪市某厂: process')).toBe('慈溪市某厂: process');
  });
});
