// The office's day in the browser, on a server that wants a log-in: administrators take up their accounts, an officer is given a
// role, logs in, makes a case of a suspicion and enters its first step with evidence. BASE_URL names the server, CODES the file of
// its first words, SHOTS a folder for pictures (optional).
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { grantLeader, openLeader, twoPersons } from './approvals.mjs';
import { newTab, PHONE, WIDE, withBrowser } from './browser.mjs';
import { Checks, equal, none } from './checks.mjs';
import { grantDeskRoles, openDeskAccounts, parkSteward, petitionOffice, townFillsIn } from './desk.mjs';
import { overflows, violations } from './quality.mjs';
import { at } from './server.mjs';
import { disposalByMembers, documentsOfDraft } from './village.mjs';

const SHOTS = process.env.SHOTS;
const PASSWORD = 'Tie-xian+jiang.7';
const checks = new Checks();
const words = await readFile(process.env.CODES, 'utf8');
const codeOf = (role) => words.split('\n').find((line) => line.startsWith(role))?.trim().split(/[\s:：]+/).at(-1);

/** The code that a second factor shows now (RFC 6238, SHA-1, six digits). */
function totp(secret, seconds = Date.now() / 1000) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replaceAll(/[\s=]/g, '')].map((one) => alphabet.indexOf(one).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = hash.at(-1) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const shot = async (page, name) => {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
};

/** What holds of every page of the office. */
async function sound(page, name, viewports = [WIDE, PHONE]) {
  for (const viewport of viewports) {
    await page.setViewportSize(viewport);
    const size = viewport === WIDE ? 'wide' : 'phone';
    await shot(page, `${name}-${size}`);
    await checks.hold(`${name} at ${size} has no violation of WCAG A and AA`, async () => none(await violations(page), 'axe says'));
    await checks.hold(`${name} at ${size} does not scroll sideways`, async () => none(await overflows(page), 'wider than the screen'));
  }
  await page.setViewportSize(WIDE);
}

async function claim(page, name, person, code) {
  await page.goto(at('/login?lang=zh-CN'));
  await page.getByText('启用账户', { exact: true }).first().click();
  await page.getByLabel('启用码').fill(code);
  await page.getByLabel('登录名').fill(name);
  await page.getByLabel('姓名').fill(person);
  await page.getByLabel('新口令').fill(PASSWORD);
  await page.getByRole('button', { name: '启用并登录' }).click();
  await page.waitForURL((url) => url.pathname !== '/login');
}

/** Sets up the second factor on one's own page. */
async function secondFactor(page, name) {
  await page.goto(at('/account?lang=zh-CN'));
  const panel = page.locator('section', { has: page.locator('#factor') });
  await panel.getByLabel('请再输入口令').fill(PASSWORD);
  await page.getByRole('button', { name: '启用或更换动态口令' }).click();
  const secret = await page.locator('code.secret').first().innerText();
  if (name) await sound(page, name);
  await panel.getByLabel('动态口令').fill(totp(secret));
  await panel.getByRole('button', { name: '验证并启用' }).click();
  await panel.getByText('已启用').waitFor();
}

async function logOut(page) {
  await page.goto(at('/account?lang=zh-CN'));
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL('**/login');
}

await withBrowser(async (context) => {
  const { page, complaints } = await newTab(context, WIDE);
  let officer, leader, desk;
  await checks.hold('who has not logged in is asked to, and sees nothing of the town', async () => {
    await page.goto(at('/enterprises?lang=zh-CN'));
    await page.getByRole('alert').getByRole('link', { name: '登录' }).waitFor();
    equal(await page.locator('.bar nav a').count(), 0, 'pages that are offered');
  });
  await page.goto(at('/login?lang=zh-CN'));
  await page.locator('h1').waitFor();
  await sound(page, 'login');

  await checks.hold('the system administrator takes up the account and opens another', async () => {
    await claim(page, 'xitong', '王系统', codeOf('系统管理员'));
    await secondFactor(page, 'account-factor');
    await page.goto(at('/people?lang=zh-CN'));
    const open = page.locator('section', { has: page.locator('#open') });
    await open.getByLabel('登录名').fill('li.si');
    await open.getByLabel('姓名').fill('李四');
    await open.getByRole('button', { name: '开户' }).click();
    officer = (await page.locator('code.secret').innerText()).trim();
    await sound(page, 'people-opened');
    leader = await openLeader(page);
    desk = await openDeskAccounts(page);
    await logOut(page);
  });
  await checks.hold('the security administrator gives the role', async () => {
    await claim(page, 'anquan', '赵安全', codeOf('安全管理员'));
    await secondFactor(page);
    await page.goto(at('/people?lang=zh-CN'));
    const row = page.locator('.accounts > li', { hasText: 'li.si' });
    await row.getByRole('button', { name: '授权' }).click();
    await row.getByLabel('角色').click();
    await page.getByTitle('镇级经办', { exact: true }).click();
    await row.getByPlaceholder('2026-12-31').fill('2099-12-31');
    await sound(page, 'people-granting');
    await row.locator('button[type=submit]').click();
    await row.getByText('镇级经办').first().waitFor();
    await grantLeader(page, leader);
    await grantDeskRoles(page, desk);
    await logOut(page);
  });

  await checks.hold('the officer makes a case of a suspicion', async () => {
    await claim(page, 'li.si', '李四', officer);
    const findings = await page.evaluate(async () => (await fetch('/api/v1/findings?check=legality&limit=200')).json());
    const finding = findings.items.findLast((one) => one.enterprises.length === 1);
    await page.goto(at(`/findings/${finding.id}?lang=zh-CN`));
    await page.getByRole('button', { name: '立案' }).waitFor();
    await sound(page, 'finding-to-open');
    await page.getByRole('button', { name: '立案' }).click();
    await page.waitForURL('**/cases/*');
  });
  await checks.hold('what is typed of a step outlives the page, and what is missing is said', async () => {
    await page.getByRole('button', { name: '办理' }).first().click();
    await page.getByLabel('办理人').fill('李四');
    await page.reload();
    await page.getByRole('button', { name: '办理' }).first().click();
    equal(await page.getByLabel('办理人').inputValue(), '李四', 'who acted');
    equal(await page.getByRole('button', { name: '提交办理' }).isDisabled(), true, 'cannot be entered without evidence');
    await page.getByText('还须提供').last().waitFor();
  });
  await checks.hold('the step is entered with its evidence and stands in the case', async () => {
    await page.getByLabel('机关').click();
    await page.locator('.ant-select-item-option').first().click();
    const certificates = page.locator('.step-form .ant-select-multiple input');
    for (const number of ['浙执010', '浙执011']) {
      await certificates.fill(number);
      await certificates.press('Enter');
    }
    const answers = page.locator('.step-form .answer');
    for (let n = 0; n < (await answers.count()); n += 1) await answers.nth(n).getByLabel(n === 0 ? '是' : '否', { exact: true }).check();
    // What the answer wants beyond is named when it is missing, and added.
    const more = page.getByLabel('添加其他材料');
    const add = async (name) => {
      await more.fill(name);
      await page.locator('.ant-select-item-option:visible', { hasText: name }).click();
    };
    const pieces = page.locator('.step-form .piece input[type=file]');
    const choose = (n) => pieces.nth(n).setInputFiles({ name: `证据${n}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(`bytes ${n}`) });
    await choose(0);
    await choose(1);
    await page.getByRole('button', { name: '提交办理' }).click();
    const refusal = await page.locator('.step-form [role=alert]').innerText();
    for (const name of ['实际经营的现场记录（人员、设备、货物、用电）', '登记、许可查询结果']) {
      if (!refusal.includes(name)) throw new Error(`the refusal does not name ${name}: ${refusal}`);
      await add(name);
    }
    await choose(2);
    await choose(3);
    await sound(page, 'case-step');
    await page.getByRole('button', { name: '提交办理' }).click();
    await page.locator('.course > li').first().waitFor();
    equal(await page.locator('.course > li').count(), 1, 'steps of the case');
    equal(await page.locator('.course .proof').count(), 4, 'pieces of evidence');
    equal(await page.getByText('待核实', { exact: true }).count(), 0, 'the case has moved on');
    await sound(page, 'case-stepped');
  });
  await checks.hold('a piece of evidence is opened as it was handed in', async () => {
    const piece = await page.locator('.course .proof a').first().getAttribute('href');
    const answer = await page.request.get(at(piece));
    equal(answer.status(), 200, 'the answer');
    equal(/^bytes \d$/.test(await answer.text()), true, 'what was handed in');
  });
  await townFillsIn(page, checks, sound);
  await disposalByMembers(page, checks, sound);
  await twoPersons({ page, checks, sound, claim, secondFactor, logOut, leader });
  await documentsOfDraft(page, checks, sound);
  for (const [name, person, work] of [['xin.fang', '周信访', petitionOffice], ['guan.jia', '陈管家', parkSteward]]) {
    await logOut(page);
    await claim(page, name, person, desk[name].code);
    await work(page, checks, sound);
  }
  await checks.hold('the office is drawn without complaint', async () => none(complaints.filter((one) => !/ 4(0[19]|22)/.test(one)), 'the browser says'));
});

checks.finish();
