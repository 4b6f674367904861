// Log-in through an identity provider in the browser, after office.mjs: the officer is told that nobody is bound, binds the account
// with the password, and logs in without one. BASE_URL names the server, SHOTS a folder for pictures (optional).
import { join } from 'node:path';
import { newTab, PHONE, WIDE, withBrowser } from './browser.mjs';
import { Checks, equal, none } from './checks.mjs';
import { overflows, violations } from './quality.mjs';
import { at } from './server.mjs';

const SHOTS = process.env.SHOTS;
const PASSWORD = 'Tie-xian+jiang.7';
const THROUGH = '用县统一身份认证登录';
const checks = new Checks();

/** What holds of a page in both sizes and both languages of its words. */
async function sound(page, name) {
  for (const viewport of [WIDE, PHONE]) {
    await page.setViewportSize(viewport);
    const size = viewport === WIDE ? 'wide' : 'phone';
    if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}-${size}.png`), fullPage: true });
    await checks.hold(`${name} at ${size} has no violation of WCAG A and AA`, async () => none(await violations(page), 'axe says'));
    await checks.hold(`${name} at ${size} does not scroll sideways`, async () => none(await overflows(page), 'wider than the screen'));
  }
  await page.setViewportSize(WIDE);
}

/** Fills in the provider's form. It asks once for a browser. */
async function atTheProvider(page, name) {
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('anything');
  await page.locator('button[type=submit]').click();
}

await withBrowser(async (context) => {
  const { page, complaints } = await newTab(context, WIDE);
  await checks.hold('who is not bound is told so, with what to do', async () => {
    await page.goto(at('/login?next=%2Faccount&lang=zh-CN'));
    await page.getByRole('button', { name: THROUGH }).waitFor();
    await sound(page, 'login-identity');
    await page.getByRole('button', { name: THROUGH }).click();
    await atTheProvider(page, 'lisi-of-the-county');
    await page.waitForURL((url) => url.pathname === '/login/identity');
    await page.getByText('标识：lisi-of-the-county').waitFor();
    equal(new URL(page.url()).search, '', 'code and state in the address');
    await sound(page, 'identity-unbound');
    await page.getByRole('link', { name: '返回登录' }).click();
  });
  await checks.hold('the officer binds the account with the password once more', async () => {
    await page.getByLabel('登录名').fill('li.si');
    await page.getByLabel('口令', { exact: true }).fill(PASSWORD);
    await page.locator('button[type=submit]').click();
    await page.waitForURL((url) => url.pathname !== '/login');
    await page.goto(at('/account?lang=zh-CN'));
    const panel = page.locator('section', { has: page.locator('#identity') });
    await panel.getByLabel('为确认是本人，请再输入口令').fill(PASSWORD);
    await sound(page, 'account-identity');
    await panel.getByRole('button', { name: '绑定县统一身份认证' }).click();
    await page.waitForURL((url) => url.pathname === '/account');
    await panel.getByText('lisi-of-the-county').waitFor();
    await sound(page, 'account-bound');
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.waitForURL('**/login');
  });
  await checks.hold('the officer logs in without a password, and is where they wanted to go', async () => {
    await page.goto(at('/login?next=%2Fcases&lang=zh-CN'));
    await page.getByRole('button', { name: THROUGH }).click();
    await page.waitForURL((url) => url.pathname === '/cases');
    const me = await page.evaluate(async () => (await fetch('/api/v1/me')).json());
    equal(me.roles.map((role) => role.role).join(), 'town_officer', 'roles');
  });
  await checks.hold('in English too', async () => {
    await page.goto(at('/account?lang=en'));
    await page.getByText('Bound to 县统一身份认证:').waitFor();
    if (SHOTS) await page.screenshot({ path: join(SHOTS, 'account-bound-en.png'), fullPage: true });
    await page.goto(at('/login/identity?lang=en'));
    await page.getByText('Nothing came from the identity provider').waitFor();
    await sound(page, 'identity-nothing');
  });
  // The test provider's own page asks for a font of the internet.
  await checks.hold('logging in is drawn without complaint', async () => none(complaints.filter((one) => !/ 40[134]|fonts\.googleapis|ERR_NAME_NOT_RESOLVED/.test(one)), 'the browser says'));
});

checks.finish();
