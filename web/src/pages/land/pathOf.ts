/** Rings of longitude and latitude as a path in a box of so many pixels, north up, kept in proportion at its latitude. */
export function pathOf(polygons: number[][][][], size: number): string {
  const points = polygons.flat(2);
  if (points.length === 0) return '';
  const lons = points.map((at) => at[0] ?? 0);
  const lats = points.map((at) => at[1] ?? 0);
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [wide, tall] = [(east - west) * narrow, north - south];
  const scale = (size - 4) / Math.max(wide, tall, 1e-9);
  const [dx, dy] = [(size - wide * scale) / 2, (size - tall * scale) / 2];
  const at = ([lon = 0, lat = 0]: number[]) => `${(dx + (lon - west) * narrow * scale).toFixed(1)},${(dy + (north - lat) * scale).toFixed(1)}`;
  return polygons.flat().map((ring) => `M${ring.map(at).join('L')}Z`).join('');
}
