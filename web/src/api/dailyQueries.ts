import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, dataOf, Refused } from './client';
import { formOf } from './form';
import type { components, paths } from './schema';

export type NewCaseStep = components['schemas']['NewCaseStep'];
export type CasesAsked = NonNullable<paths['/api/v1/cases']['get']['parameters']['query']>;
export type CaseItem = components['schemas']['CaseItem'];
export type Case = components['schemas']['Case'];
export type Duty = components['schemas']['Duty'];
export type NextStep = components['schemas']['NextStep'];
export type FirmPortrait = components['schemas']['FirmPortrait'];
export type PlanOnFile = components['schemas']['PlanOnFile'];
export type ProgrammeMeasure = components['schemas']['ProgrammeMeasure'];
export type TownPlan = components['schemas']['TownPlan'];
export type TownPlanPark = components['schemas']['TownPlanPark'];
export type PlanTotals = components['schemas']['PlanTotals'];
export type VillageBook = components['schemas']['VillageBook'];
export type MatterItem = components['schemas']['MatterItem'];

export type Measures = components['schemas']['Measures'];
export type Quotas = components['schemas']['Quotas'];
export type Operations = components['schemas']['Operations'];

const PAGE = 100;

export const useCases = (asked: CasesAsked) =>
  useInfiniteQuery({
    queryKey: ['cases', asked],
    queryFn: ({ pageParam }) =>
      dataOf(client.GET('/api/v1/cases', { params: { query: { ...asked, limit: PAGE, ...pageParam } } })),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: (page) => (page.next ? { cursor: page.next } : undefined),
    placeholderData: keepPreviousData,
  });

export const useCase = (id: string) =>
  useQuery({
    queryKey: ['case', id],
    queryFn: () => dataOf(client.GET('/api/v1/cases/{id}', { params: { path: { id } } })),
  });

/** What was entered changes the case, the lists and the board. */
const DAILY = ['case', 'cases', 'programme'];

function useEntering<A, R>(enter: (asked: A) => Promise<R>) {
  const queries = useQueryClient();
  const again = () => Promise.all(DAILY.map((key) => queries.invalidateQueries({ queryKey: [key] })));
  return useMutation({ mutationFn: enter, onSuccess: again });
}

/** The key of a request that is to be done once: it stays when no answer came, and is another after a refusal, because what is sent then is another request. */
export function useKey() {
  const [key, setKey] = useState(() => crypto.randomUUID());
  const refused = (error: unknown) => {
    if (error instanceof Refused && error.status !== null) setKey(crypto.randomUUID());
  };
  return [key, refused] as const;
}

/** Opens a case; the same key opens one case however often it is sent. */
export const useOpenCase = () =>
  useEntering(({ key, ...body }: components['schemas']['NewCase'] & { key: string }) =>
    dataOf(client.POST('/api/v1/cases', { params: { header: { 'Idempotency-Key': key } }, body })),
  );

/** Enters a step with the files of its evidence, in the order of `step.evidence`. */
export const useStepCase = (id: string) =>
  useEntering(({ step, files, version, key }: { step: NewCaseStep; files: File[]; version: string; key: string }) =>
    dataOf(
      client.POST('/api/v1/cases/{id}/steps', {
        params: { path: { id }, header: { 'If-Match': `"${version}"`, 'Idempotency-Key': key } },
        body: { step, file: [] },
        bodySerializer: () => formOf(step, files),
      }),
    ),
  );

export const usePortrait = (id: string) =>
  useQuery({
    queryKey: ['portrait', id],
    queryFn: () => dataOf(client.GET('/api/v1/enterprises/{id}/portrait', { params: { path: { id } } })),
  });

export const usePlansOnFile = (id: string) =>
  useQuery({
    queryKey: ['plans', id],
    queryFn: () => dataOf(client.GET('/api/v1/enterprises/{id}/plans', { params: { path: { id } } })),
  });

export const useMeasures = (id: string) =>
  useQuery({
    queryKey: ['measures', id],
    queryFn: () => dataOf(client.GET('/api/v1/enterprises/{id}/measures', { params: { path: { id } } })),
  });

export const usePetitions = () => useQuery({ queryKey: ['petitions'], queryFn: () => dataOf(client.GET('/api/v1/petitions')) });
export const useStorages = () => useQuery({ queryKey: ['storages'], queryFn: () => dataOf(client.GET('/api/v1/storages')) });
export const useQuotas = () => useQuery({ queryKey: ['quotas'], queryFn: () => dataOf(client.GET('/api/v1/quotas')) });
export const useOperations = () => useQuery({ queryKey: ['operations'], queryFn: () => dataOf(client.GET('/api/v1/operations')) });

export const useProgramme = () =>
  useQuery({ queryKey: ['programme'], queryFn: () => dataOf(client.GET('/api/v1/programme')) });

export const useTownPlan = () =>
  useQuery({ queryKey: ['town-plan'], queryFn: () => dataOf(client.GET('/api/v1/town-plan')) });

export const useVillageAssets = () =>
  useQuery({ queryKey: ['village-assets'], queryFn: () => dataOf(client.GET('/api/v1/village-assets')) });
