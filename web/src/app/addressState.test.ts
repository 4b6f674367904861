import { describe, expect, it } from 'vitest';
import { changed } from './addressState';

describe('the address', () => {
  it('keeps what a change does not name', () => {
    expect(changed('?lang=en&parcel=p1', { at: '121.3,30.1,14' })).toBe('lang=en&parcel=p1&at=121.3%2C30.1%2C14');
  });

  it('drops what is emptied', () => {
    expect(changed('?parcel=p1&theme=mode', { parcel: null, theme: '' })).toBe('');
    expect(changed('?parcel=p1&theme=mode', { parcel: undefined })).toBe('theme=mode');
  });
});
