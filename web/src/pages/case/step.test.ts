import { expect, test } from 'vitest';
import { stepOf } from './step';

test('what was not answered is not in the step, and no is an answer', () => {
  const draft = { day: '2024-01-08', name: '李四', capacity: 'inspector', certificates: ['浙执1'], answers: { a: true, b: false, c: undefined } };
  const step = stepOf('verify', draft, ['site_record', 'photo_before']);
  expect(step.answers).toEqual([{ item: 'a', yes: true }, { item: 'b', yes: false }]);
  expect(step.evidence?.map((one) => one.kind)).toEqual(['site_record', 'photo_before']);
  expect(step.household).toBeNull();
  expect(step.by).toEqual({ name: '李四', capacity: 'inspector', body: '', certificates: ['浙执1'] });
});
