import type { NewCaseStep } from '../../api/dailyQueries';

/** What is typed of a step. */
export interface Draft {
  day: string;
  name: string;
  capacity?: string | undefined;
  body?: string | undefined;
  certificates: string[];
  measure?: string | undefined;
  hour?: number | null | undefined;
  household?: boolean | undefined;
  freed_floor?: number | null | undefined;
  freed_land?: number | null | undefined;
  answers: Record<string, boolean | undefined>;
}

/** The step as the server takes it: nothing that was not answered is in it. */
export function stepOf(event: string, draft: Draft, evidence: string[]): NewCaseStep {
  const answers = Object.entries(draft.answers ?? {}).filter((one): one is [string, boolean] => typeof one[1] === 'boolean');
  return {
    event,
    day: draft.day,
    by: { name: draft.name, capacity: draft.capacity ?? '', body: draft.body ?? '', certificates: draft.certificates ?? [] },
    evidence: evidence.map((kind) => ({ kind, place: null })),
    answers: answers.map(([item, yes]) => ({ item, yes })),
    measure: draft.measure ?? null,
    hour: draft.hour ?? null,
    household: draft.household ?? null,
    freed_floor: draft.freed_floor ?? null,
    freed_land: draft.freed_land ?? null,
  };
}
