// A village's asset in the browser: the officer opens its disposal, freezes the roster and enters the members' vote by numbers; what
// disposes of it is drafted, and who decides reads its document first. Called by office.mjs.
import { equal } from './checks.mjs';
import { at } from './server.mjs';

const ASSET = '旧仓库（浏览器）';
const FILE = (name) => ({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF ${name}`) });

/** The day of a form, typed. */
async function on(form, day) {
  const field = form.getByLabel('日期', { exact: true });
  await field.fill(day);
  await field.press('Enter');
}

/** One step as the page sends it, for those that other checks look at already. */
const step = (page, act, says = {}) =>
  page.evaluate(async ([asset, act, says]) => {
    const all = await (await fetch('/api/v1/village-assets')).json();
    const item = all.disposals.find((one) => one.about === asset);
    const next = item.next.find((one) => one.step.code === act);
    const last = item.acts.at(-1)?.day ?? item.opened;
    const day = next.not_before && next.not_before > last ? next.not_before : last;
    const head = { act, day, role: next.by[0].code, by: '李四', documents: next.lacks.map((one) => one.code), note: '会议纪要〔2024〕9号' };
    const form = new FormData();
    form.append('step', new Blob([JSON.stringify({ head, ...says })], { type: 'application/json' }));
    next.lacks.forEach((one) => form.append('file', new Blob([`%PDF ${act} ${one.code}`])));
    const answer = await fetch(`/api/v1/village-assets/${item.id}/steps`, { method: 'POST', headers: { 'if-match': `"${item.version}"` }, body: form });
    if (!answer.ok) throw new Error(`${act}: ${await answer.text()}`);
  }, [ASSET, act, says]);

/** The officer's part: from the opening to the draft of the listing. */
export async function disposalByMembers(page, checks, sound) {
  const panel = page.locator('section.panel', { has: page.locator('h2', { hasText: ASSET }) });
  const bring = async (form) => {
    const pieces = form.locator('.piece input[type=file]');
    for (let n = 0; n < (await pieces.count()); n += 1) await pieces.nth(n).setInputFiles(FILE(`材料${n}`));
  };
  await checks.hold('the officer opens the disposal of a village asset', async () => {
    await page.goto(at('/assets?lang=zh-CN'));
    await page.getByRole('button', { name: '处置立项' }).click();
    const form = page.locator('section.panel', { has: page.locator('#open-disposal') });
    await form.getByRole('button', { name: '处置立项' }).click();
    await form.getByText('请填写').first().waitFor();
    // Enter takes the typed day, and would send a form that lacks nothing.
    await on(form, '2024-01-08');
    await form.getByLabel('村', { exact: true }).click();
    await page.locator('.ant-select-item-option:visible').first().click();
    await form.getByLabel('资产', { exact: true }).fill(ASSET);
    await page.keyboard.press('Escape');
    await form.getByLabel('类别').click();
    await page.locator('.ant-select-item-option:visible', { hasText: '转让' }).first().click();
    await sound(page, 'disposal-opening');
    await form.getByRole('button', { name: '处置立项' }).click();
    await panel.waitFor();
    await step(page, 'discuss');
  });
  await checks.hold('the roster is frozen by how many are entitled, without names', async () => {
    await page.reload();
    await panel.getByRole('button', { name: '冻结应到成员名册' }).click();
    await panel.getByText('只登记人数，不登记姓名').waitFor();
    await panel.getByLabel('应到人数').fill('12');
    await panel.getByLabel('办理人').fill('李四');
    await on(panel, '2024-01-08');
    await bring(panel);
    await sound(page, 'roster-freezing');
    await panel.getByRole('button', { name: '提交办理' }).click();
    await panel.getByText('成员大会应到 12 人，须 8 票同意').first().waitFor();
    await step(page, 'call');
  });
  await checks.hold('ballots are given by numbers of the roster, and a number that votes twice is told at its field', async () => {
    await page.reload();
    await panel.getByRole('button', { name: '表决确定评估机构' }).click();
    await panel.getByLabel('同意', { exact: true }).fill('1-8');
    await panel.getByLabel('不同意', { exact: true }).fill('8-9');
    await panel.getByLabel('办理人').fill('李四');
    await on(panel, '2024-01-20');
    await bring(panel);
    await panel.getByRole('button', { name: '提交办理' }).click();
    await panel.getByText('每个序号只出现一次').waitFor();
    await sound(page, 'ballots-entering');
    await panel.getByLabel('不同意', { exact: true }).fill('9');
    await panel.getByRole('button', { name: '提交办理' }).click();
    await panel.locator('form').waitFor({ state: 'detached' });
    await panel.locator('summary', { hasText: '经过' }).click();
    await panel.getByText('同意 8，不同意 1，弃权 0，未投 3').waitFor();
    await sound(page, 'ballots-entered');
    await page.goto(at('/assets?lang=en'));
    await panel.getByText('12 entitled, 8 votes needed').first().waitFor();
  });
  await checks.hold('what disposes of it is drafted with its document', async () => {
    await step(page, 'value', { amount: '900000' });
    await step(page, 'publish_valuation');
    await step(page, 'publish_plan');
    await step(page, 'call');
    await step(page, 'resolve', { ballots: { numbers: { yes: '1-10', no: '', abstain: '' } }, amount: '800000' });
    await step(page, 'list', { amount: '850000' });
    await page.goto(at('/approvals?lang=zh-CN'));
    const card = page.locator('article.approval', { hasText: ASSET });
    await card.waitFor();
    equal(await card.locator('a[target=_blank]').count(), 1, 'documents that the drafter may open');
  });
  await checks.hold('the officer opens a storage on a parcel of the town', async () => {
    await page.goto(at('/storages?lang=zh-CN'));
    const parcel = await page.evaluate(async () => (await (await fetch('/api/v1/blocks')).json())[0].id);
    const code = await page.evaluate(async (id) => (await (await fetch(`/api/v1/blocks/${id}`)).json()).parcels[0].code, parcel);
    await page.getByRole('button', { name: '收储立项' }).click();
    const form = page.locator('section.panel', { has: page.locator('#open-storage') });
    await form.getByLabel('权利人').fill('某某厂');
    await form.getByLabel('类别').click();
    await page.locator('.ant-select-item-option:visible').first().click();
    await form.getByRole('button', { name: '收储立项' }).click();
    await form.getByText('请填写').first().waitFor();
    await sound(page, 'storage-opening');
    await form.getByLabel('宗地代码').fill(code);
    await form.getByRole('button', { name: '收储立项' }).click();
    await page.locator('h2', { hasText: '某某厂' }).waitFor();
  });
}

/** The leader's part: what is approved has been read. */
export async function documentsOfDraft(page, checks, sound) {
  await checks.hold('who decides a draft opens its document in a new tab', async () => {
    await page.goto(at('/approvals?lang=zh-CN'));
    const link = page.locator('article.approval', { hasText: ASSET }).locator('a[target=_blank]');
    await link.waitFor();
    await sound(page, 'approvals-document');
    const answer = await page.request.get(at(await link.getAttribute('href')));
    equal(answer.status(), 200, 'the answer');
    equal(await answer.text(), '%PDF list listing', 'what was handed in');
  });
}
