import type { Round } from '../../api/client';

type Holes = Record<string, string | number>;

export interface StageShown {
  name: 'initial' | 'published' | 'objected' | 'answered' | 'final';
  state: 'done' | 'now' | 'todo';
  said?: { key: string; holes: Holes };
}

export interface Waiting {
  key: 'publish' | 'period' | 'answers' | 'run' | 'settled';
  holes: Holes;
  /** Somebody has to do something before the round can end. */
  due: boolean;
}

/** The five stages of a round, and what it waits for. */
export function stagesOf(round: Pick<Round, 'item' | 'run_due' | 'steps'>): { stages: StageShown[]; waits: Waiting[] } {
  const { item } = round;
  const first = round.steps.find((step) => step.event === 'opened');
  const final = item.stage === 'final';
  const published = item.published_on != null && item.published_until != null;
  const answered = item.objections - item.open;
  const stages: StageShown[] = [
    { name: 'initial', state: published || final ? 'done' : 'now', said: first && { key: 'on', holes: { day: first.at.slice(0, 10) } } },
    {
      name: 'published',
      state: final ? 'done' : published ? 'now' : 'todo',
      ...(published ? { said: { key: 'period', holes: { on: item.published_on ?? '', until: item.published_until ?? '' } } } : {}),
    },
    { name: 'objected', state: final ? 'done' : published ? 'now' : 'todo', ...(published ? { said: { key: 'received', holes: { count: item.objections } } } : {}) },
    {
      name: 'answered',
      state: final ? 'done' : item.objections > 0 ? 'now' : 'todo',
      ...(item.objections > 0 ? { said: { key: 'answered', holes: { count: answered, of: item.objections } } } : {}),
    },
    { name: 'final', state: final ? 'done' : 'todo', ...(item.final_on ? { said: { key: 'on', holes: { day: item.final_on } } } : {}) },
  ];
  const waits: Waiting[] = [];
  if (final) waits.push({ key: 'settled', holes: {}, due: false });
  else {
    if (item.open > 0) waits.push({ key: 'answers', holes: { count: item.open }, due: true });
    if (round.run_due) waits.push({ key: 'run', holes: {}, due: true });
    waits.push(published ? { key: 'period', holes: { until: item.published_until ?? '' }, due: false } : { key: 'publish', holes: {}, due: false });
  }
  return { stages, waits };
}
