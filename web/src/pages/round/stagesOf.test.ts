import { describe, expect, it } from 'vitest';
import type { Round } from '../../api/client';
import { stagesOf } from './stagesOf';

const opened = { event: 'opened', at: '2023-09-01T09:00:00+08:00', actor: 'a', on: null, objection: null, enterprise: null };
const round = (item: Partial<Round['item']>, due = false) =>
  stagesOf({
    item: { id: '2022', year: 2022, stage: 'initial', runs: 1, objections: 0, open: 0, published_on: null, published_until: null, final_on: null, ...item },
    run_due: due,
    steps: [opened],
  });

describe('the stages of a round', () => {
  it('begin with the first grades, which wait for publication', () => {
    const { stages, waits } = round({});
    expect(stages.map((stage) => stage.state)).toEqual(['now', 'todo', 'todo', 'todo', 'todo']);
    expect(stages[0]?.said).toEqual({ key: 'on', holes: { day: '2023-09-01' } });
    expect(waits).toEqual([{ key: 'publish', holes: {}, due: false }]);
  });

  it('say which answers and which run the publication waits for', () => {
    const { stages, waits } = round({ stage: 'published', published_on: '2023-09-04', published_until: '2023-09-07', objections: 2, open: 1 }, true);
    expect(stages.map((stage) => stage.state)).toEqual(['done', 'now', 'now', 'now', 'todo']);
    expect(waits.map((wait) => wait.key)).toEqual(['answers', 'run', 'period']);
    expect(waits.filter((wait) => wait.due).map((wait) => wait.key)).toEqual(['answers', 'run']);
  });

  it('are all done once the grades are final', () => {
    const { stages, waits } = round({ stage: 'final', published_on: '2023-09-04', published_until: '2023-09-07', final_on: '2023-09-09' });
    expect(stages.every((stage) => stage.state === 'done')).toBe(true);
    expect(waits).toEqual([{ key: 'settled', holes: {}, due: false }]);
  });
});
