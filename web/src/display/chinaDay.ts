/** The day that it is in China, as the server and the ledger count days, wherever this machine thinks that it stands. */
export function chinaDay(now = new Date()): string {
  return now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}
