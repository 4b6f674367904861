/** Sums of a quarterly series by calendar year, in the order of the years. */
export function byYear(quarters: string[], amounts: number[]): Map<string, number> {
  const years = new Map<string, number>();
  quarters.forEach((quarter, n) => {
    const year = quarter.slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + (amounts[n] ?? 0));
  });
  return years;
}

/** The parties' sums over all lines, in the order in which they first appear. */
export function byParty(lines: { party: string; total: { wan_yuan: number } }[]): Map<string, { income: number; cost: number }> {
  const parties = new Map<string, { income: number; cost: number }>();
  for (const { party, total } of lines) {
    const sums = parties.get(party) ?? { income: 0, cost: 0 };
    if (total.wan_yuan >= 0) sums.income += total.wan_yuan;
    else sums.cost += total.wan_yuan;
    parties.set(party, sums);
  }
  return parties;
}
