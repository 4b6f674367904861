import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** What a view shows lives in its address: reads and replaces parameters of the query, dropping empty ones. */
export function useAddressState() {
  const [parameters, setParameters] = useSearchParams();
  const change = useCallback(
    (changes: Record<string, string | null | undefined>, options?: { replace?: boolean }) => {
      setParameters(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value) after.set(name, value);
            else after.delete(name);
          }
          return after;
        },
        { replace: options?.replace ?? false, preventScrollReset: true },
      );
    },
    [setParameters],
  );
  return { parameters, change };
}
