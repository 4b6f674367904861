// The map: waits until it is drawn, clicks a parcel, and reads what the drawer says.
import { equal } from './checks.mjs';
import { api, at } from './server.mjs';

/** Waits until every source is loaded and every tile painted. */
export async function painted(page) {
  await page.waitForFunction(
    () => [...document.querySelectorAll('[data-map]')].every((box) => box.sanqianMap?.loaded() && box.sanqianMap.areTilesLoaded()) && document.querySelector('[data-map]') !== null,
    null,
    { timeout: 90_000 },
  );
}

/** Share of sampled pixels of the map's picture that are not the paper's colour. */
export async function inked(page) {
  const picture = await page.locator('[data-map]').first().screenshot();
  return page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const drawing = canvas.getContext('2d');
    drawing.drawImage(bitmap, 0, 0);
    const { data } = drawing.getImageData(0, 0, bitmap.width, bitmap.height);
    let ink = 0;
    let all = 0;
    for (let n = 0; n < data.length; n += 4 * 7) {
      all += 1;
      if (Math.abs(data[n] - 0xf3) + Math.abs(data[n + 1] - 0xf0) + Math.abs(data[n + 2] - 0xe8) > 24) ink += 1;
    }
    return ink / all;
  }, [...picture]);
}

/** A parcel with a grade that is wide enough to be hit, and a point inside it. */
export async function target(page) {
  const town = await api('/town');
  const layer = await api(`/map/parcels.geojson?rev=${town.revision}`);
  const graded = layer.features.filter((f) => f.properties.grade).sort((a, b) => b.properties.mu - a.properties.mu);
  for (const feature of graded) {
    const ring = feature.geometry.coordinates[0][0];
    const middle = [0, 1].map((axis) => ring.slice(1).reduce((sum, point) => sum + point[axis], 0) / (ring.length - 1));
    const hit = await page.evaluate(
      ({ lngLat, id }) => {
        const box = document.querySelector('[data-map]');
        const map = box.sanqianMap;
        const { x, y } = map.project(lngLat);
        const { width, height } = box.getBoundingClientRect();
        if (x < 60 || y < 100 || x > width - 20 || y > height - 60) return null;
        return map.queryRenderedFeatures([x, y], { layers: ['parcels'] })[0]?.properties.id === id ? { x, y } : null;
      },
      { lngLat: middle, id: feature.properties.id },
    );
    if (hit) return { id: feature.properties.id, point: hit };
  }
  throw new Error('no graded parcel is drawn inside the map');
}

/** Clicks a parcel with the mouse and holds what the drawer says against the server. */
export async function clickAParcel(page) {
  await page.goto(at('/map?lang=zh-CN'));
  await painted(page);
  const { id, point } = await target(page);
  const box = await page.locator('[data-map]').boundingBox();
  // The worst moment to say where the map looks: the address names the parcel, and the page is not drawn again yet.
  await page.evaluate(() => {
    const map = document.querySelector('[data-map]').sanqianMap;
    map.once('click', () => setTimeout(() => map.fire('moveend'), 0));
  });
  await page.mouse.click(box.x + point.x, box.y + point.y);
  const drawer = page.locator('.drawer');
  const parcel = await api(`/parcels/${id}`);
  await drawer.getByRole('heading', { name: parcel.code, exact: true }).waitFor({ timeout: 20_000 });
  equal(new URL(page.url()).searchParams.get('parcel'), id, 'the address names the parcel');
  const grade = parcel.enterprises.find((enterprise) => enterprise.grade)?.grade ?? null;
  equal(await drawer.locator('.parcel-head .grade').innerText(), grade, 'the grade in the drawer');
  const mu = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(parcel.area.mu);
  const facts = await drawer.locator('.facts').first().innerText();
  if (!facts.includes(mu)) throw new Error(`the area ${mu} mu is not in the drawer: ${facts}`);
  equal(await drawer.locator('.firm-rows').first().locator('li').count(), parcel.enterprises.length, 'enterprises in the drawer');
  return id;
}

/** Opens a parcel: the map is above the drawer, and the parcel is drawn in the part of it that the drawer leaves free. */
export async function staysInSight(page) {
  const parcel = (await api('/enterprises?limit=1&grade=D')).items[0].parcels[0].id;
  await page.goto(at(`/map?parcel=${parcel}&lang=zh-CN`));
  await painted(page);
  const drawer = await page.locator('.drawer').boundingBox();
  const map = await page.locator('[data-map]').boundingBox();
  if (map.y + map.height > drawer.y + 1) throw new Error(`the drawer covers the map: it begins at ${drawer.y}, the map ends at ${map.y + map.height}`);
  const drawn = await page.evaluate(
    (id) => document.querySelector('[data-map]').sanqianMap.queryRenderedFeatures({ layers: ['parcels'] }).some((f) => f.properties.id === id),
    parcel,
  );
  if (!drawn) throw new Error(`parcel ${parcel} is not drawn`);
}
