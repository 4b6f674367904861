import { useSyncExternalStore } from 'react';

const PHONE = '(max-width: 760px)';

/** Whether the window is as narrow as a phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(PHONE);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(PHONE).matches,
  );
}

/** Height left for a table when the rest of the page takes `rest` pixels. */
export function useTableHeight(rest: number): number {
  const height = useSyncExternalStore(
    (changed) => {
      window.addEventListener('resize', changed);
      return () => window.removeEventListener('resize', changed);
    },
    () => window.innerHeight,
  );
  return Math.max(320, height - rest);
}
