import { describe, expect, it } from 'vitest';
import { span } from './span';

describe('a stretch of a scale', () => {
  it('begins at the smaller end, whichever comes first', () => {
    expect(span(30, 10, 0, 40)).toEqual({ left: 25, width: 50 });
    expect(span(-10, 10, -10, 30)).toEqual({ left: 0, width: 50 });
  });

  it('stays within the scale, and a scale without length has none', () => {
    expect(span(-50, 50, 0, 10)).toEqual({ left: 0, width: 100 });
    expect(span(1, 2, 5, 5)).toEqual({ left: 0, width: 0 });
  });
});
