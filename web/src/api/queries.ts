import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { client, dataOf } from './client';
import type { paths } from './schema';

export type EnterprisesAsked = NonNullable<paths['/api/v1/enterprises']['get']['parameters']['query']>;
export type LandAsked = NonNullable<paths['/api/v1/land']['get']['parameters']['query']>;
export type FindingsAsked = NonNullable<paths['/api/v1/findings']['get']['parameters']['query']>;

const PAGE = 100;

export const useTown = (enabled = true) =>
  useQuery({ queryKey: ['town'], queryFn: () => dataOf(client.GET('/api/v1/town')), staleTime: 300_000, enabled });

export const useEnterprises = (asked: EnterprisesAsked) =>
  useInfiniteQuery({
    queryKey: ['enterprises', asked],
    queryFn: ({ pageParam }) =>
      dataOf(client.GET('/api/v1/enterprises', { params: { query: { ...asked, limit: PAGE, ...pageParam } } })),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: (page) => (page.next ? { cursor: page.next } : undefined),
    placeholderData: keepPreviousData,
  });

export const useFindings = (asked: FindingsAsked) =>
  useInfiniteQuery({
    queryKey: ['findings', asked],
    queryFn: ({ pageParam }) =>
      dataOf(client.GET('/api/v1/findings', { params: { query: { ...asked, limit: PAGE, ...pageParam } } })),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: (page) => (page.next ? { cursor: page.next } : undefined),
    placeholderData: keepPreviousData,
  });

export const useLand = (asked: LandAsked) =>
  useInfiniteQuery({
    queryKey: ['land', asked],
    queryFn: ({ pageParam }) =>
      dataOf(client.GET('/api/v1/land', { params: { query: { ...asked, limit: PAGE, ...pageParam } } })),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: (page) => (page.next ? { cursor: page.next } : undefined),
    placeholderData: keepPreviousData,
  });

export const usePhases = () => useQuery({ queryKey: ['phases'], queryFn: () => dataOf(client.GET('/api/v1/phases')) });

/** The first to ask waits some seconds. */
export const usePhaseAnswers = () =>
  useQuery({ queryKey: ['phases', 'answers'], queryFn: async () => ({ answers: (await client.GET('/api/v1/phases/answers')).data ?? null }), staleTime: Infinity });

export const useEnterprise = (id: string) =>
  useQuery({
    queryKey: ['enterprise', id],
    queryFn: () => dataOf(client.GET('/api/v1/enterprises/{id}', { params: { path: { id } } })),
  });

export const useFinding = (id: string) =>
  useQuery({
    queryKey: ['finding', id],
    queryFn: () => dataOf(client.GET('/api/v1/findings/{id}', { params: { path: { id } } })),
  });

export const useParcel = (id: string | null) =>
  useQuery({
    queryKey: ['parcel', id],
    queryFn: () => dataOf(client.GET('/api/v1/parcels/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== null,
  });

export const useBlocks = () =>
  useQuery({ queryKey: ['blocks'], queryFn: () => dataOf(client.GET('/api/v1/blocks')) });

export const useBlock = (id: string) =>
  useQuery({
    queryKey: ['block', id],
    queryFn: () => dataOf(client.GET('/api/v1/blocks/{id}', { params: { path: { id } } })),
  });

export const useParks = () => useQuery({ queryKey: ['parks'], queryFn: () => dataOf(client.GET('/api/v1/parks')) });

export const useVillages = () =>
  useQuery({ queryKey: ['villages'], queryFn: () => dataOf(client.GET('/api/v1/villages')) });

export const usePacks = () => useQuery({ queryKey: ['packs'], queryFn: () => dataOf(client.GET('/api/v1/packs')) });

export const usePublishCheck = (id: string) =>
  useQuery({
    queryKey: ['publish-check', id],
    queryFn: () => dataOf(client.GET('/api/v1/packs/{id}/publish-check', { params: { path: { id } } })),
  });

export const useProposals = () =>
  useQuery({ queryKey: ['proposals'], queryFn: () => dataOf(client.GET('/api/v1/proposals')) });

export const useProposal = (id: string) =>
  useQuery({
    queryKey: ['proposal', id],
    queryFn: () => dataOf(client.GET('/api/v1/proposals/{id}', { params: { path: { id } } })),
  });

export const useRounds = () => useQuery({ queryKey: ['rounds'], queryFn: () => dataOf(client.GET('/api/v1/rounds')) });

export const useRound = (id: string) =>
  useQuery({
    queryKey: ['round', id],
    queryFn: () => dataOf(client.GET('/api/v1/rounds/{id}', { params: { path: { id } } })),
  });

export const useTrend = () => useQuery({ queryKey: ['trend'], queryFn: () => dataOf(client.GET('/api/v1/trend')) });

/** The parcels' layer as rows, for legend counts, search and the list beside the map; the map reads the same address. */
export const useParcels = (rev: string | undefined) =>
  useQuery({
    queryKey: ['parcels', rev],
    queryFn: () => dataOf(client.GET('/api/v1/map/parcels.geojson', { params: { query: { rev } } })),
    enabled: rev !== undefined,
    staleTime: Infinity,
  });
