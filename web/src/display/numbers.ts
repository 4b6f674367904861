import type { Area, Money } from '../api/client';

const formats = new Map<string, Intl.NumberFormat>();

/** A number with grouping and at most (or exactly) so many decimals. */
export function digits(value: number, most = 0, least = 0): string {
  const key = `${most}/${least}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: most, minimumFractionDigits: least });
    formats.set(key, format);
  }
  const text = format.format(value);
  return text === '-0' ? '0' : text.replace('-', '−');
}

/** Four significant digits for figures whose size is not known beforehand (indicators), at least as many as whole ones. */
export function significant(value: number): string {
  const size = Math.abs(value);
  if (value === 0) return '0';
  if (size >= 1000) return digits(value, 0);
  const decimals = Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(size))));
  return digits(value, decimals);
}

export const mu = (area: Area): string => digits(area.mu, 1, 1);
export const squareMetres = (area: Area): string => digits(area.m2, 0);
export const percent = (share: number, decimals = 1): string => `${digits(share * 100, decimals)} %`;
/** An indicator's value; one without a unit is a ratio and reads as a percentage. */
export const indicator = (value: number, unit: string): string => (unit === '' ? `${significant(value * 100)} %` : significant(value));
/** A parameter's value as the packs write it; a share reads as a percentage, also per year. */
export const parameterValue = (text: string): string =>
  text.replace(/^(-?[\d.]+) share/, (_, share: string) => `${digits(Number(share) * 100, 2)} %`);
/** 万元 with no decimals from a hundred on, where they only hide the size. */
export const wan = (wanYuan: number): string => digits(wanYuan, Math.abs(wanYuan) >= 100 ? 0 : 2, 0);
export const money = (amount: Money): string => wan(amount.wan_yuan);
