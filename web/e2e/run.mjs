// The browser test: BASE_URL names a running `sanqian serve`, SHOTS a folder for pictures (optional).
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { newTab, PHONE, WIDE, withBrowser } from './browser.mjs';
import { Checks, equal, none } from './checks.mjs';
import { clickAParcel, inked, painted, staysInSight } from './map.mjs';
import { hidden, overflows, violations } from './quality.mjs';
import { api, at } from './server.mjs';

const SHOTS = process.env.SHOTS;
const checks = new Checks();
if (SHOTS) await mkdir(SHOTS, { recursive: true });

const shot = async (page, name) => {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: !name.startsWith('map') });
};

/** Pages to visit: a name, an address, whether a map is on it. */
async function places() {
  const { items } = await api('/enterprises?limit=1&grade=D');
  const closure = (await api('/enterprises?limit=1&closure=true')).items[0];
  const above = (await api('/enterprises?limit=1&population=above_scale')).items[0];
  const finding = (await api('/findings?limit=1')).items[0];
  const rounds = await api('/rounds');
  const round = rounds.find((one) => one.stage === 'final');
  const under = rounds.find((one) => one.stage !== 'final');
  const objection = round && (await api(`/rounds/${round.id}`)).objections[0];
  const proposal = (await api('/proposals'))[0];
  const block = (await api('/blocks'))[0];
  const parcel = items[0]?.parcels[0]?.id;
  return [
    ['overview', '/'],
    ['map', '/map', true],
    ['map-yield', '/map?theme=yield&layers=waterways.roads.blocks.labels', true],
    ['map-conflict', '/map?theme=conflict&layers=zones.waterways.roads.labels', true],
    ['map-mode', '/map?theme=mode', true],
    ['map-list', '/map?view=list'],
    ...(parcel ? [['map-parcel', `/map?parcel=${parcel}`, true]] : []),
    ['enterprises', '/enterprises'],
    ['enterprises-empty', '/enterprises?q=zzzz'],
    ...(items[0] ? [['enterprise', `/enterprises/${items[0].id}`]] : []),
    ...(above ? [['enterprise-above', `/enterprises/${above.id}`]] : []),
    ...(closure ? [['enterprise-closure', `/enterprises/${closure.id}`]] : []),
    ['rounds', '/rounds'],
    ...(under ? [['round-under-way', `/rounds/${under.id}`]] : []),
    ...(round ? [['round', `/rounds/${round.id}`]] : []),
    ...(objection ? [['enterprise-years', `/enterprises/${objection.enterprise.id}`]] : []),
    ['proposals', '/proposals'],
    ...(proposal ? [['proposal', `/proposals/${proposal.id}`], ['proposal-land', `/proposals/${proposal.id}?by=用地权属`]] : []),
    ['packs', '/packs'],
    ['pack', '/packs/huangyan-2021'],
    ['findings', '/findings'],
    ...(finding ? [['finding', `/findings/${finding.id}`]] : []),
    ['cases', '/cases'],
    ['case', `/cases/${(await api('/cases?limit=1')).items[0].id}`],
    ['programme', '/programme'],
    ['petitions', '/petitions'],
    ['petition-open', `/petitions?open=${(await api('/petitions'))[0].id}`],
    ['storages', `/storages?open=${(await api('/storages'))[0].id}`],
    ['quotas', '/quotas'],
    ['operations', '/operations'],
    ['assets', '/assets'],
    ['land', '/land?rule=plan.conflict'],
    ['blocks', '/blocks'],
    ...(block ? [['block', `/blocks/${block.id}`, true]] : []),
    ['phases', '/phases', true],
    ['map-phase', '/map?theme=phase', true],
    ['parks', '/parks'],
    ['nowhere', '/nowhere'],
  ];
}

async function visit(tab, [name, address, mapped], language, size) {
  const { page, complaints } = tab;
  complaints.length = 0;
  const url = new URL(at(address));
  url.searchParams.set('lang', language);
  await page.goto(url.href);
  await page.waitForLoadState('networkidle');
  await page.locator('main h1, main h2').first().waitFor({ state: 'attached', timeout: 30_000 });
  await page.waitForFunction(() => document.querySelectorAll('main [role="status"].state').length === 0, null, { timeout: 30_000 });
  if (mapped) await painted(page);
  await shot(page, `${name}-${language}-${size}`);
  const where = `${name} in ${language} at ${size}`;
  await checks.hold(`${where} is drawn without complaint`, async () => none(complaints, 'the browser says'));
  if (mapped) {
    await checks.hold(`${where} has a painted map`, async () => {
      const ink = await inked(page);
      if (ink < 0.05) throw new Error(`only ${(ink * 100).toFixed(1)} % of the map is painted`);
    });
  }
  await checks.hold(`${where} has no violation of WCAG A and AA`, async () => none(await violations(page), 'axe says'));
  await checks.hold(`${where} does not scroll sideways`, async () => equal(await overflows(page), false, 'sideways'));
  if (size === 'phone') await checks.hold(`${where} hides no part of a table`, async () => none(await hidden(page), 'hidden'));
  await checks.hold(`${where} shows no key of the dictionary and no undefined`, async () => {
    const text = await page.locator('body').innerText();
    none(text.match(/\b(undefined|NaN|\[object Object\]|(nav|state|unit|legend|grade|why|plan|parcel|blocks|balance|moves|groups|proposals?|packs|measures|rounds?|stages?|event|origin|trend|over)\.\w+)\b/g) ?? [], 'text');
  });
}

await withBrowser(async (context) => {
  const wide = await newTab(context, WIDE);
  await checks.hold('the map is painted, and a click on a parcel shows its grade', async () => {
    const id = await clickAParcel(wide.page);
    const ink = await inked(wide.page);
    if (ink < 0.05) throw new Error(`only ${(ink * 100).toFixed(1)} % of the map is painted`);
    console.log(`      parcel ${id}, ${(ink * 100).toFixed(0)} % of the map painted`);
  });
  await checks.hold('Escape closes the drawer, and the same parcel opens from the list by keyboard', async () => {
    await wide.page.keyboard.press('Escape');
    await wide.page.locator('.drawer').waitFor({ state: 'detached' });
    await wide.page.goto(at('/map?view=list&lang=zh-CN'));
    const first = wide.page.locator('.map-body button.link').first();
    const code = await first.innerText();
    await first.focus();
    await wide.page.keyboard.press('Enter');
    await wide.page.locator('.drawer').getByRole('heading', { name: code, exact: true }).waitFor({ timeout: 20_000 });
  });
  await checks.hold('pages without map or chart load neither', async () => {
    const loaded = [];
    const seen = (request) => loaded.push(request.url());
    wide.page.on('request', seen);
    for (const address of ['/', '/enterprises', '/rounds', '/proposals', '/findings', '/cases', '/programme', '/assets', '/parks', '/blocks']) {
      await wide.page.goto(at(address));
      await wide.page.waitForLoadState('networkidle');
    }
    wide.page.off('request', seen);
    none(loaded.filter((url) => /Island|Chart-|maplibre/.test(url)), 'loaded');
  });
  await checks.hold('long work is asked for, told of while it goes on, and called off', async () => {
    const { page } = wide;
    await page.goto(at('/phases?lang=zh-CN'));
    await page.getByRole('button', { name: '开始测算' }).click();
    const bar = page.getByRole('progressbar', { name: '正在测算' });
    await page.waitForFunction(() => Number(document.querySelector('.job-runs [role="progressbar"]')?.getAttribute('aria-valuenow')) > 0, null, { timeout: 60_000 });
    await shot(page, 'phases-job');
    await page.getByRole('button', { name: '取消' }).click();
    await bar.waitFor({ state: 'detached' });
    equal((await api('/jobs'))[0].state, 'cancelled', 'the job');
  });
  // ONLY=overview,block visits these alone, while a page is being worked on.
  const only = process.env.ONLY?.split(',');
  const all = (await places()).filter(([name]) => !only || only.includes(name));
  const phone = process.env.ONLY_WIDE ? null : await newTab(context, PHONE);
  if (phone) await checks.hold('on a phone the chosen parcel stays in sight above what is said of it', () => staysInSight(phone.page));
  const sizes = phone ? [[wide, 'wide'], [phone, 'phone']] : [[wide, 'wide']];
  for (const [tab, size] of sizes) {
    for (const language of ['zh-CN', 'en']) {
      for (const place of all) {
        await visit(tab, place, language, size).catch((error) => checks.hold(`${place[0]} in ${language} at ${size} opens`, () => { throw error; }));
      }
    }
  }
});

checks.finish();
