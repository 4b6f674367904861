import { client, dataOf } from './client';
import { useEntered } from './approvals';
import { formOf } from './form';
import type { components } from './schema';

type Schemas = components['schemas'];
export type MatterKind = 'disposal' | 'storage';
export type StepHead = Schemas['StepHead'];

/** What a step says beyond who and when: the fields of both kinds, of which each takes its own. */
export interface StepSays {
  amount?: string | undefined;
  buyer?: string | undefined;
  land_value?: string | undefined;
  payment?: string | undefined;
  items?: Record<string, string> | undefined;
  roster?: Schemas['NewRoster'] | undefined;
  ballots?: Schemas['NewBallots'] | undefined;
}

/** Enters a step of a disposal or a storage, or drafts it where it needs two persons. */
export const useStepMatter = (kind: MatterKind, id: string) =>
  useEntered(({ head, says, files, version, key }: { head: StepHead; says: StepSays; files: File[]; version: string; key: string }) => {
    const params = { path: { id }, header: { 'If-Match': `"${version}"`, 'Idempotency-Key': key } };
    const form = (step: object) => () => formOf(step, files);
    if (kind === 'storage') {
      const step = { head, items: says.items ?? {}, land_value: says.land_value ?? null, payment: says.payment ?? null };
      return dataOf(client.POST('/api/v1/storages/{id}/steps', { params, body: { step, file: [] }, bodySerializer: form(step) }));
    }
    const step = { head, roster: says.roster ?? null, ballots: says.ballots ?? null, amount: says.amount ?? null, buyer: says.buyer ?? null };
    return dataOf(client.POST('/api/v1/village-assets/{id}/steps', { params, body: { step, file: [] }, bodySerializer: form(step) }));
  });
