// What a page remembers while the browser is at the identity provider: what for, and where to afterwards. It is this tab's alone;
// the server decides by its own sealed cookie, so nothing here is believed.

export type Errand = { purpose: 'login' | 'bind'; next: string };

const KEY = 'identity-errand';

/** Leaves for the provider. */
export function goTo(address: string, errand: Errand) {
  sessionStorage.setItem(KEY, JSON.stringify(errand));
  window.location.assign(address);
}

/** What one left for. */
export function errand(): Errand {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '') as Partial<Errand>;
    const next = typeof kept.next === 'string' && /^\/(?![/\\])/.test(kept.next) ? kept.next : '/';
    return { purpose: kept.purpose === 'bind' ? 'bind' : 'login', next };
  } catch {
    return { purpose: 'login', next: '/' };
  }
}
