import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, dataOf } from './client';
import { formOf } from './form';
import type { components } from './schema';

type Schemas = components['schemas'];
export type NewPetition = Schemas['NewPetition'];
export type NewPetitionStep = Schemas['NewPetitionStep'];

export const usePetitionChoices = () =>
  useQuery({ queryKey: ['petitions', 'choices'], queryFn: () => dataOf(client.GET('/api/v1/petitions/choices')) });

function usePetitionEntering<A, R>(enter: (asked: A) => Promise<R>) {
  const queries = useQueryClient();
  // A refusal may say that somebody else was first: then too what is shown is old.
  return useMutation({ mutationFn: enter, onSettled: () => queries.invalidateQueries({ queryKey: ['petitions'] }) });
}

/** Receives a petition. It has no key: sent twice, the second is refused. */
export const useReceivePetition = () => usePetitionEntering((body: NewPetition) => dataOf(client.POST('/api/v1/petitions', { body })));

/** Enters a step with its documents, in the order of `step.documents`. */
export const useStepPetition = (id: string) =>
  usePetitionEntering(({ step, files, version, key }: { step: NewPetitionStep; files: File[]; version: string; key: string }) =>
    dataOf(
      client.POST('/api/v1/petitions/{id}/steps', {
        params: { path: { id }, header: { 'If-Match': `"${version}"`, 'Idempotency-Key': key } },
        body: { step, file: [] },
        bodySerializer: () => formOf(step, files),
      }),
    ),
  );

/** Who petitions; asking is an entry. What it answers is kept nowhere but on the page that shows it. */
export const usePetitioner = (id: string) =>
  useMutation({
    gcTime: 0,
    mutationFn: (reason: string) => dataOf(client.POST('/api/v1/petitions/{id}/petitioner', { params: { path: { id } }, body: { reason } })),
  });
