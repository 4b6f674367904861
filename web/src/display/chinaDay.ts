/** The day that it is in China, as the server and the ledger count days, wherever this machine thinks that it stands. */
export function chinaDay(now = new Date()): string {
  return now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

/** Days from one day to another, both as `2026-11-30`. */
export function daysTo(day: string, from: string): number {
  return Math.round((Date.parse(day) - Date.parse(from)) / 86_400_000);
}
