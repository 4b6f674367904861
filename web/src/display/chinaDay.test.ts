import { expect, it } from 'vitest';
import { chinaDay, daysTo } from './chinaDay';

it('a day begins eight hours before that of Greenwich', () => {
  expect(chinaDay(new Date('2026-11-29T15:59:59Z'))).toBe('2026-11-29');
  expect(chinaDay(new Date('2026-11-29T16:00:00Z'))).toBe('2026-11-30');
});

it('days are counted from day to day, and backwards below zero', () => {
  expect(daysTo('2026-12-02', '2026-11-30')).toBe(2);
  expect(daysTo('2026-03-29', '2026-03-30')).toBe(-1);
});
