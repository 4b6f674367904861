// Counts checks: each is a sentence that holds or does not.
export class Checks {
  passed = 0;
  failed = 0;

  async hold(sentence, check) {
    try {
      await check();
      this.passed += 1;
      console.log(`ok    ${sentence}`);
    } catch (error) {
      this.failed += 1;
      console.log(`FAIL  ${sentence}\n      ${String(error?.message ?? error).replaceAll('\n', '\n      ')}`);
    }
  }
}

export function equal(found, expected, what) {
  const [a, b] = [found, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
}

export function none(list, what) {
  if (list.length > 0) throw new Error(`${what}:\n${list.join('\n')}`);
}
