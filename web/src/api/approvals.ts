import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, dataOf } from './client';
import { once } from './once';
import type { components } from './schema';

type Schemas = components['schemas'];
export type Approval = Schemas['Approval'];
export type NewDraft = Schemas['NewDraft'];

/** What one person does others may decide meanwhile: it is asked for anew whenever the page is looked at. */
export const useApprovals = () =>
  useQuery({ queryKey: ['approvals'], queryFn: () => dataOf(client.GET('/api/v1/approvals')), staleTime: 0, refetchOnWindowFocus: true });

/** What a decision may change. */
const CHANGED = ['approvals', 'rounds', 'round', 'storages', 'village-assets'];

export function useEntered<A, R>(enter: (asked: A) => Promise<R>) {
  const queries = useQueryClient();
  const again = () => Promise.all(CHANGED.map((key) => queries.invalidateQueries({ queryKey: [key] })));
  // A refusal may say that somebody else was first: then too what is shown is old.
  return useMutation({ mutationFn: enter, onSettled: again });
}

export const useDraft = () =>
  useEntered(({ key, ...body }: NewDraft & { key: string }) =>
    dataOf(client.POST('/api/v1/approvals', { params: { header: once(key) }, body })),
  );

export const useApprove = (id: string) =>
  useEntered(({ version, key }: { version: string; key: string }) =>
    dataOf(client.POST('/api/v1/approvals/{id}/approval', { params: { path: { id }, header: { 'If-Match': `"${version}"`, ...once(key) } }, body: {} })),
  );

export const useReject = (id: string) =>
  useEntered(({ reason, key }: { reason: string; key: string }) =>
    dataOf(client.POST('/api/v1/approvals/{id}/rejection', { params: { path: { id }, header: once(key) }, body: { reason } })),
  );

export const useWithdrawDraft = (id: string) =>
  useEntered(({ key }: { key: string }) =>
    dataOf(client.POST('/api/v1/approvals/{id}/withdrawal', { params: { path: { id }, header: once(key) }, body: {} })),
  );

export const useObject = (id: string) =>
  useEntered(({ key, ...body }: Schemas['NewObjection'] & { key: string }) =>
    dataOf(client.POST('/api/v1/rounds/{id}/objections', { params: { path: { id }, header: once(key) }, body })),
  );

export const useAnswer = (id: string, number: number) =>
  useEntered(({ key, ...body }: Schemas['NewAnswerToObjection'] & { key: string }) =>
    dataOf(client.POST('/api/v1/rounds/{id}/objections/{number}/answer', { params: { path: { id, number }, header: once(key) }, body })),
  );
