// What the petition office and a park's steward enter through the web, each logged in as themselves: called by `office.mjs`.
import { equal, none } from './checks.mjs';
import { at } from './server.mjs';

const FILE = (name) => ({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF ${name}`) });

/** Accounts of the two, opened by an administrator who is logged in on this page; gives their first codes. */
export async function openDeskAccounts(page) {
  const send = (path, body) => page.evaluate(async ([path, body]) => {
    const answer = await fetch(`/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return [answer.status, await answer.json().catch(() => null)];
  }, [path, body]);
  const opened = {};
  for (const [name, person] of [['xin.fang', '周信访'], ['guan.jia', '陈管家']]) {
    const [status, invitation] = await send('/people', { name, person });
    equal(status < 300, true, `an account for ${name}`);
    opened[name] = invitation;
  }
  return opened;
}

/** Their roles, given by the security administrator on this page. */
export async function grantDeskRoles(page, opened) {
  const grant = (id, body) => page.evaluate(async ([id, body]) => {
    const answer = await fetch(`/api/v1/people/${id}/grants`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return answer.status;
  }, [id, body]);
  const until = '2099-12-31';
  equal(await grant(opened['xin.fang'].account, { role: 'petition_officer', body: 'town', name: null, until }) < 300, true, 'the petition office');
  equal(await grant(opened['guan.jia'].account, { role: 'park_steward', body: 'park_operator', name: 'YQ-01', until }) < 300, true, 'the steward');
}

async function choose(page, field, words) {
  await field.click();
  await page.locator('.ant-select-item-option:visible', { hasText: words }).first().click();
}

/** No word of a form is Chinese, but for what is left out. */
async function inEnglish(form, but = '.ant-select-item') {
  const words = await form.evaluate((node, but) => {
    const copy = node.cloneNode(true);
    copy.querySelectorAll(but).forEach((one) => one.remove());
    return copy.textContent;
  }, but);
  none(words.match(/[\u4e00-\u9fff]+/g) ?? [], 'Chinese words');
}

/** A petition from the counter to its registration, and one look at who petitions. */
export async function petitionOffice(page, checks, sound) {
  await checks.hold('the petition office receives a petition, and who petitions is no draft', async () => {
    await page.goto(at('/petitions?lang=zh-CN'));
    await page.getByRole('button', { name: '收件', exact: true }).click();
    await page.getByLabel('信访编号').fill('XF-WEB-1');
    await page.getByLabel('姓名').fill('欧阳某某');
    await page.reload();
    await page.getByRole('button', { name: '收件', exact: true }).click();
    equal(await page.getByLabel('信访编号').inputValue(), 'XF-WEB-1', 'the number outlives the page');
    equal(await page.getByLabel('姓名').inputValue(), '', 'who petitions does not');
    await page.getByRole('button', { name: '登记收件' }).click();
    await page.getByText('请填写').first().waitFor();
    await choose(page, page.getByLabel('类别'), '申诉求决类');
    await page.getByLabel('事项').fill('噪声');
    await page.keyboard.press('Escape');
    await page.getByLabel('宗地代码', { exact: true }).fill('没有这个代码');
    await page.getByLabel('内容', { exact: true }).fill('欧阳某某反映：夜间机器不停，请回电13800004321');
    await page.getByLabel('姓名').fill('欧阳某某');
    await page.getByLabel('联系方式').fill('13800004321');
    await page.getByRole('button', { name: '登记收件' }).click();
    await page.getByText('没有这个宗地代码').waitFor();
    await sound(page, 'petition-receiving');
    await page.getByLabel('宗地代码', { exact: true }).fill('');
    await page.getByRole('button', { name: '登记收件' }).click();
    await page.getByRole('link', { name: 'XF-WEB-1' }).click();
    await page.getByText('〔隐去〕反映：夜间机器不停').waitFor();
  });
  await checks.hold('its first step is entered with its document, and what is due is shown', async () => {
    await page.getByRole('button', { name: '登记', exact: true }).click();
    equal(await page.getByRole('button', { name: '提交办理' }).isDisabled(), true, 'cannot be entered without the document');
    const office = page.getByLabel('由谁');
    if (await office.isVisible() && !(await page.locator('.step-form .ant-select-content-has-value').count())) await choose(page, office, '信访工作机构');
    await page.getByLabel('办理人').fill('欧阳某某');
    const pieces = page.locator('.step-form .piece input[type=file]');
    for (let n = 0; n < (await pieces.count()); n += 1) await pieces.nth(n).setInputFiles(FILE(`登记表${n}`));
    await page.getByRole('button', { name: '提交办理' }).click();
    await page.getByText('写明了信访人，未入账').waitFor();
    await page.getByLabel('办理人').fill('周信访');
    await sound(page, 'petition-step');
    await page.getByRole('button', { name: '提交办理' }).click();
    await page.locator('h2 .tag', { hasText: '已登记' }).waitFor();
  });
  await checks.hold('who petitions is shown for a reason alone', async () => {
    await page.getByRole('button', { name: '查阅信访人' }).click();
    await page.locator('.petitioner').getByText('请填写').waitFor();
    await page.getByLabel('查阅理由').fill('电话告知受理结果');
    await page.getByRole('button', { name: '查阅信访人' }).click();
    await page.locator('.petitioner dd', { hasText: '13800004321' }).waitFor();
    await sound(page, 'petition-handling');
  });
  await checks.hold('the counter speaks English', async () => {
    await page.goto(at('/petitions?lang=en'));
    await page.getByRole('button', { name: 'Receive a petition' }).click();
    await inEnglish(page.locator('section.receiving'));
    await sound(page, 'petition-receiving-en');
  });
}

/** The number of a lease of a firm that the steward sees, in force and on no way out. */
async function leaseOfThePark(page) {
  return page.evaluate(async () => {
    const get = async (path) => (await fetch(`/api/v1${path}`)).json();
    const buildings = await (await fetch('/api/v1/map/buildings.geojson')).text();
    const leaving = (await get('/operations')).exits.map((one) => one.number);
    for (const { id } of (await get('/enterprises?limit=200')).items) {
      const { leases } = await get(`/enterprises/${id}`);
      const lease = leases?.rents.find((one) => buildings.includes(one.building_code) && !leaving.includes(one.number));
      if (lease) return lease.number;
    }
    throw new Error('no firm of the park rents');
  });
}

/** A steward's round: a patrol with a fault, its order, a visit, an admission, an exit. */
export async function parkSteward(page, checks, sound) {
  const section = (id) => page.locator('section', { has: page.locator(`#${id}`) });
  await checks.hold('the steward enters a patrol on a phone, and its fault is an order that goes its way', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(at('/operations?lang=zh-CN'));
    const patrols = section('patrols');
    await patrols.getByRole('button', { name: '登记巡查' }).click();
    await patrols.getByLabel('管家', { exact: true }).fill('陈管家');
    await patrols.locator('form').getByRole('button', { name: '登记巡查' }).click();
    await patrols.getByText('请选择').first().waitFor();
    const items = patrols.locator('.marked');
    const count = await items.count();
    for (let n = 0; n < count; n += 1) await items.nth(n).getByText(n === 0 ? '已看，有问题' : '已看，正常').click();
    await items.first().getByLabel('是什么问题').fill('消防通道堆放货物');
    await sound(page, 'patrol-entering');
    await page.setViewportSize({ width: 390, height: 844 });
    await patrols.locator('form').getByRole('button', { name: '登记巡查' }).click();
    await patrols.getByText('消防通道堆放货物').first().waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
    const orders = section('orders');
    const assign = orders.getByRole('button', { name: /^派单：工单/ }).last();
    const number = (await assign.getAttribute('aria-label')).match(/\d+/)[0];
    await assign.click();
    await orders.locator('form').getByRole('button', { name: '派单' }).click();
    await orders.getByRole('button', { name: `完成：工单 ${number}` }).click();
    await orders.locator('form').waitFor();
    await sound(page, 'order-entering');
    await orders.locator('form').getByRole('button', { name: '完成' }).click();
    await orders.locator('form').waitFor({ state: 'detached' });
    equal(await orders.getByRole('button', { name: `完成：工单 ${number}` }).count(), 0, 'an order of the park ends when it is done');
  });
  await checks.hold('an admission without its figures is refused until the reasons are written', async () => {
    const admissions = section('admissions');
    await admissions.getByRole('button', { name: '作出准入决定' }).click();
    await admissions.getByLabel('项目', { exact: true }).fill('精密轴承二期');
    await admissions.locator('form').getByText('准入', { exact: true }).click();
    await admissions.locator('form').getByRole('button', { name: '作出准入决定' }).click();
    await admissions.getByRole('alert').waitFor();
    await admissions.getByLabel('理由').fill('能耗数据约定入园前补齐');
    await sound(page, 'admission-entering');
    await admissions.locator('form').getByRole('button', { name: '作出准入决定' }).click();
    await admissions.getByText('能耗数据约定入园前补齐').first().waitFor();
  });
  await checks.hold('a firm leaves by a notice, and items are cleared one by one', async () => {
    const exits = section('exits');
    await exits.getByRole('button', { name: '登记退出通知' }).click();
    const ending = await leaseOfThePark(page);
    await exits.getByLabel('合同号').fill(ending);
    await page.keyboard.press('Escape');
    await choose(page, exits.getByLabel('事由'), '双方协商一致');
    await exits.locator('input[type=file]').setInputFiles(FILE('协议'));
    await sound(page, 'exit-entering');
    await exits.locator('form').getByRole('button', { name: '登记退出通知' }).click();
    await exits.locator('form').waitFor({ state: 'detached' });
    const row = exits.locator('tr', { hasText: ending });
    const before = await row.getByRole('button', { name: /^办结：/ }).count();
    await row.getByRole('button', { name: /^办结：/ }).first().click();
    await exits.locator('input[type=file]').setInputFiles(FILE('凭证'));
    await exits.getByRole('button', { name: '提交办理' }).click();
    await exits.locator('form').waitFor({ state: 'detached' });
    equal(await row.getByRole('button', { name: /^办结：/ }).count(), before - 1, 'items that are open');
  });
  await checks.hold('a visit asks for services, and a steward fills in no list of the town', async () => {
    const orders = section('orders');
    await orders.getByRole('button', { name: '登记走访' }).click();
    await orders.getByLabel('走访企业').click();
    await page.locator('.ant-select-item-option:visible').first().click();
    await orders.getByLabel('管家', { exact: true }).fill('陈管家');
    await orders.locator('.ant-checkbox-wrapper').first().click();
    await sound(page, 'visit-entering');
    const count = await orders.getByRole('button', { name: /^派单/ }).count();
    await orders.locator('form').getByRole('button', { name: '登记走访' }).click();
    await orders.locator('form').waitFor({ state: 'detached' });
    equal(await orders.getByRole('button', { name: /^派单/ }).count(), count + 1, 'orders to assign');
    equal(await section('checklists').getByRole('button', { name: /^填写/ }).count(), 0, 'lists to fill in');
  });
  await checks.hold('the forms of the round speak English', async () => {
    await page.goto(at('/operations?lang=en'));
    for (const [panel, words] of [['patrols', 'Enter a patrol'], ['orders', 'Enter a visit'], ['admissions', 'Decide on an admission'], ['exits', 'Enter notice of an exit']]) {
      await section(panel).getByRole('button', { name: words }).click();
      // What stands chosen is the park's name, which is Chinese.
      await inEnglish(section(panel).locator('form'), '.ant-select');
    }
    await sound(page, 'operations-entering-en');
  });
}

/** The town's officer fills in a list of which no source gives the content. */
export async function townFillsIn(page, checks, sound) {
  await checks.hold('the town fills in a checklist', async () => {
    await page.goto(at('/operations?lang=zh-CN'));
    const lists = page.locator('section', { has: page.locator('#checklists') });
    await lists.getByRole('button', { name: /^填写/ }).last().click();
    await lists.getByLabel('由谁决定、写在哪里').fill('镇政府会议纪要〔2026〕3号');
    await lists.getByLabel('项目（中文）').fill('消防通道畅通');
    await lists.getByLabel('项目（英文）').fill('Fire lanes are free');
    await lists.getByLabel('满分').fill('10');
    await sound(page, 'checklist-entering');
    await lists.getByRole('button', { name: '填写检查表' }).click();
    await lists.getByText('镇政府会议纪要〔2026〕3号').waitFor();
  });
}
