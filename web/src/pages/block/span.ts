/** Where a stretch of a common scale begins and how long it is, in per cent, so that bars of several rows compare. */
export function span(from: number, to: number, low: number, high: number): { left: number; width: number } {
  const all = high - low;
  if (!(all > 0)) return { left: 0, width: 0 };
  const at = (value: number) => Math.min(100, Math.max(0, ((value - low) / all) * 100));
  const left = at(Math.min(from, to));
  return { left, width: at(Math.max(from, to)) - left };
}
