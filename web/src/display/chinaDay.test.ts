import { expect, it } from 'vitest';
import { chinaDay } from './chinaDay';

it('a day begins eight hours before that of Greenwich', () => {
  expect(chinaDay(new Date('2026-11-29T15:59:59Z'))).toBe('2026-11-29');
  expect(chinaDay(new Date('2026-11-29T16:00:00Z'))).toBe('2026-11-30');
});
