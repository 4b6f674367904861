/** Sums of a quarterly series by calendar year, in the order of the years. */
export function byYear(quarters: string[], amounts: number[]): Map<string, number> {
  const years = new Map<string, number>();
  quarters.forEach((quarter, n) => {
    const year = quarter.slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + (amounts[n] ?? 0));
  });
  return years;
}
