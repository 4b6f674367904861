import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, dataOf } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type Account = Schemas['Account'];
export type GrantAsked = Schemas['GrantAsked'];
export type Look = Schemas['Look'];

/** Who one is to the server. Every page asks, so that a banner or a link to log in is there from the first. */
export const useMe = () =>
  useQuery({ queryKey: ['me'], queryFn: () => dataOf(client.GET('/api/v1/me')), staleTime: 60_000 });

export const useOwnSessions = () =>
  useQuery({ queryKey: ['me', 'sessions'], queryFn: () => dataOf(client.GET('/api/v1/me/sessions')) });

export const useOwnLooks = () =>
  useQuery({ queryKey: ['me', 'looks'], queryFn: () => dataOf(client.GET('/api/v1/me/looks')) });

export const useAccounts = () =>
  useQuery({ queryKey: ['people'], queryFn: () => dataOf(client.GET('/api/v1/people')) });

/** Who logs in or out sees other things: nothing that was read before counts any more. */
function useChange<A, R>(change: (asked: A) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.resetQueries() });
}

export const useLogIn = () =>
  useChange((body: Schemas['LogIn']) => dataOf(client.POST('/api/v1/session', { body })));

export const useLogOut = () => useChange(() => dataOf(client.DELETE('/api/v1/session')));

export const useClaim = () => useChange((body: Schemas['Claim']) => dataOf(client.POST('/api/v1/claims', { body })));

/** The identity provider through which one may log in, if there is one. */
export const useIdentityProvider = () =>
  useQuery({ queryKey: ['session', 'oidc'], queryFn: () => dataOf(client.GET('/api/v1/session/oidc')), staleTime: Infinity });

/** Where the browser goes to log in there. */
export const useBeginOidc = () => useMutation({ mutationFn: () => dataOf(client.POST('/api/v1/session/oidc')) });

export const useEndOidc = () =>
  useChange((body: Schemas['BroughtBack']) => dataOf(client.POST('/api/v1/session/oidc/callback', { body })));

export const useOwnIdentity = () =>
  useQuery({ queryKey: ['me', 'identity'], queryFn: () => dataOf(client.GET('/api/v1/me/identity')) });

export const useBeginBinding = () =>
  useMutation({ mutationFn: (password: string) => dataOf(client.POST('/api/v1/me/identity', { body: { password } })) });

export const useEndBinding = () =>
  useChange((body: Schemas['BroughtBack']) => dataOf(client.POST('/api/v1/me/identity/callback', { body })));

export const useUnbind = () => useChange(() => dataOf(client.DELETE('/api/v1/me/identity')));

export const useEndSession = () =>
  useChange((id: string) => dataOf(client.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } })));

export const useChangePassword = () =>
  useChange((body: Schemas['NewPassword']) => dataOf(client.POST('/api/v1/me/password', { body })));

export const useAskSecondFactor = () =>
  useMutation({ mutationFn: (password: string) => dataOf(client.POST('/api/v1/me/totp', { body: { password } })) });

export const useProveSecondFactor = () =>
  useChange((code: string) => dataOf(client.POST('/api/v1/me/totp/proof', { body: { code } })));

/** What administrators change: the list is read anew, the code that comes back is shown once. */
function useAdministration<A, R>(change: (asked: A) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: ['people'] }) });
}

export const useOpenAccount = () =>
  useAdministration((body: Schemas['NewAccount']) => dataOf(client.POST('/api/v1/people', { body })));

export const useInvite = () =>
  useAdministration((id: string) => dataOf(client.POST('/api/v1/people/{id}/invitation', { params: { path: { id } } })));

export const useCloseAccount = () =>
  useAdministration((id: string) => dataOf(client.DELETE('/api/v1/people/{id}', { params: { path: { id } } })));

export const useErase = () =>
  useAdministration((id: string) => dataOf(client.POST('/api/v1/people/{id}/erasure', { params: { path: { id } } })));

export const useGrant = () =>
  useAdministration(({ id, body }: { id: string; body: GrantAsked }) =>
    dataOf(client.POST('/api/v1/people/{id}/grants', { params: { path: { id } }, body })));

export const useWithdraw = () =>
  useAdministration(({ id, body }: { id: string; body: GrantAsked }) =>
    dataOf(client.POST('/api/v1/people/{id}/withdrawals', { params: { path: { id } }, body })));

export const useBindAccount = () =>
  useAdministration(({ id, subject }: { id: string; subject: string }) =>
    dataOf(client.POST('/api/v1/people/{id}/identity', { params: { path: { id } }, body: { subject } })));

export const useUnbindAccount = () =>
  useAdministration((id: string) => dataOf(client.DELETE('/api/v1/people/{id}/identity', { params: { path: { id } } })));
