// Accessibility and layout of the page that is open.
import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Violations of WCAG 2 A and AA, each with its first places. The script runs outside the page's content security policy. */
export async function violations(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe' });
  const evaluate = async (expression, awaitPromise = false) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, contextId: executionContextId, awaitPromise, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await evaluate(`${axe.source}; 0`);
  const found = await evaluate(
    `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(TAGS)} }, resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.help + ' — ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ') + ' (' + (n.any[0]?.message ?? n.all[0]?.message ?? '') + ')').join(' | ')))`,
    true,
  );
  await session.detach();
  return found;
}

/** Tables of which a part hides at the side; the years of a cash flow alone may, beside a column that stays. */
export const hidden = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main .scroll')]
      .filter((box) => box.scrollWidth > box.clientWidth + 1 && !box.querySelector('.lines-table'))
      .map((box) => `${box.getAttribute('aria-label') ?? box.getAttribute('aria-labelledby')}: ${box.scrollWidth} px in ${box.clientWidth}`),
  );

/** Whether the page itself (not a box inside it) scrolls sideways. */
export const overflows = (page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
