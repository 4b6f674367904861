import { beforeEach, describe, expect, it } from 'vitest';
import { errand } from './elsewhere';

const kept = new Map<string, string>();
Object.assign(globalThis, { sessionStorage: { getItem: (key: string) => kept.get(key) ?? null } });
const keep = (value: unknown) => kept.set('identity-errand', typeof value === 'string' ? value : JSON.stringify(value));

describe('where to after the identity provider', () => {
  beforeEach(() => kept.clear());

  it('is where one wanted to go', () => {
    keep({ purpose: 'bind', next: '/account' });
    expect(errand()).toEqual({ purpose: 'bind', next: '/account' });
  });

  it('is never another site', () => {
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '', 7]) {
      keep({ purpose: 'login', next });
      expect(errand()).toEqual({ purpose: 'login', next: '/' });
    }
  });

  it('is the first page when nothing is known', () => {
    expect(errand()).toEqual({ purpose: 'login', next: '/' });
    keep('no JSON');
    expect(errand()).toEqual({ purpose: 'login', next: '/' });
  });
});
