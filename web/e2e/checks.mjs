// Counts checks: each is a sentence that holds or does not.
export class Checks {
  passed = 0;
  failed = 0;

  /** Says how many held and ends the program: with a failure when one did not, or none was asked. */
  finish() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exit(this.failed === 0 && this.passed > 0 ? 0 : 1);
  }

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
