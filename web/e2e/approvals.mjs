// Two persons carry out one publication: the officer who is logged in drafts it, the leader approves it. Called by office.mjs.
import { equal } from './checks.mjs';
import { at } from './server.mjs';

/** The year whose evaluation has its first grades and no more (scripts/browser-test). */
const YEAR = 2021;

/** Opens the leader's account, as the system administrator who is logged in. */
export const openLeader = (page) =>
  page.evaluate(async () => {
    const body = JSON.stringify({ name: 'zhang.zhen', person: '张镇长' });
    return (await fetch('/api/v1/people', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json();
  });

/** Gives it its role, as the security administrator who is logged in. */
export const grantLeader = (page, { account }) =>
  page.evaluate(async (id) => {
    const body = JSON.stringify({ role: 'town_leader', body: 'town', until: '2099-12-31' });
    const answer = await fetch(`/api/v1/people/${id}/grants`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    if (!answer.ok) throw new Error(await answer.text());
  }, account);

export async function twoPersons({ page, checks, sound, claim, secondFactor, logOut, leader }) {
  const round = at(`/rounds/${YEAR}?lang=zh-CN`);
  await checks.hold('the officer drafts a publication, and nothing changes', async () => {
    await page.goto(round);
    await page.getByRole('button', { name: '拟办公示' }).click();
    await page.getByLabel('公示截止日').fill('2099-01-01');
    await page.getByLabel('公示截止日').press('Enter');
    await page.getByLabel('说明与依据').fill('党委会议纪要〔2026〕8号，已研究同意公示');
    await sound(page, 'round-drafting');
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByText('已提交审批').waitFor();
    await page.reload();
    await page.getByRole('button', { name: '拟办公示' }).waitFor();
  });
  await checks.hold('the drafter sees it wait, and may withdraw but not approve it', async () => {
    await page.goto(at('/approvals?lang=zh-CN'));
    await page.getByRole('button', { name: '撤回' }).first().waitFor();
    equal(await page.getByRole('button', { name: '同意' }).count(), 0, 'ways to approve it');
    await sound(page, 'approvals-mine');
    await logOut(page);
  });
  await checks.hold('the leader sees it, and is told to set up a second factor', async () => {
    await claim(page, 'zhang.zhen', '张镇长', leader.code);
    await page.goto(at('/approvals?lang=zh-CN'));
    await page.getByText('到“我的账户”启用动态口令').first().waitFor();
    await secondFactor(page);
  });
  await checks.hold('the leader reads what will be entered and approves it', async () => {
    await page.goto(at('/approvals?lang=zh-CN'));
    const card = page.locator('article.approval', { hasText: '党委会议纪要〔2026〕8号' });
    await card.getByText('2099-01-01').waitFor();
    await card.getByText('李四').waitFor();
    await sound(page, 'approvals-waiting');
    await page.goto(at('/approvals?lang=en'));
    await page.getByRole('button', { name: 'Approve' }).first().waitFor();
    await sound(page, 'approvals-waiting-en');
    await page.goto(at('/approvals?lang=zh-CN'));
    await card.getByRole('button', { name: '同意' }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: '同意' }).click();
    await card.getByText('已同意', { exact: true }).waitFor();
    await sound(page, 'approvals-decided');
    await page.goto(round);
    await page.getByRole('button', { name: '拟办终评' }).waitFor();
    await page.getByText('至 2099-01-01').first().waitFor();
    await sound(page, 'round-published');
  });
}
