const PREFIX = 'sanqian.step.';

/** What was typed before and not entered. Files are not kept: a browser cannot. */
export function draftOf<D extends object>(at: string): Partial<D> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + at) ?? '{}');
    return kept && typeof kept === 'object' ? (kept as Partial<D>) : {};
  } catch {
    return {};
  }
}

export function keepDraft(at: string, draft: object) {
  try {
    localStorage.setItem(PREFIX + at, JSON.stringify(draft));
  } catch {
    // A full or forbidden store loses the draft only when the page is left.
  }
}

export function dropDraft(at: string) {
  localStorage.removeItem(PREFIX + at);
}
