import { useCallback } from 'react';
import { useNavigate, useSearchParams } from 'react-router';

export type Changes = Record<string, string | null | undefined>;

/** A query with parameters replaced; empty ones are dropped. */
export function changed(search: string, changes: Changes): string {
  const after = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) after.set(name, value);
    else after.delete(name);
  }
  return after.toString();
}

/**
 * What a view shows lives in its address: reads and replaces parameters of the query.
 *
 * A change begins from the address as the window has it, not as the page was last drawn: opening a parcel makes the map
 * narrower, the map says where it looks now, and a page drawn before the opening would write that without the parcel.
 */
export function useAddressState() {
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const change = useCallback(
    (changes: Changes, options?: { replace?: boolean }) =>
      void navigate({ search: changed(window.location.search, changes) }, { replace: options?.replace ?? false, preventScrollReset: true }),
    [navigate],
  );
  return { parameters, change };
}
