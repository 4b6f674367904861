import { useQuery } from '@tanstack/react-query';
import { useEntered } from './approvals';
import { client, dataOf } from './client';
import { once } from './once';
import type { components } from './schema';

type Schemas = components['schemas'];

/** Kinds of disposals, and the villages with what their imported lists say. */
export const useDisposalChoices = () =>
  useQuery({ queryKey: ['village-assets', 'choices'], queryFn: () => dataOf(client.GET('/api/v1/village-assets/choices')) });

export const useStorageChoices = () =>
  useQuery({ queryKey: ['storages', 'choices'], queryFn: () => dataOf(client.GET('/api/v1/storages/choices')) });

/** Opens the disposal of a village's asset; the same key opens one however often it is sent. */
export const useOpenDisposal = () =>
  useEntered(({ key, ...body }: Schemas['NewDisposal'] & { key: string }) => dataOf(client.POST('/api/v1/village-assets', { params: { header: once(key) }, body })));

/** Opens the storage of a plot. */
export const useOpenStorage = () =>
  useEntered(({ key, ...body }: Schemas['NewStorage'] & { key: string }) => dataOf(client.POST('/api/v1/storages', { params: { header: once(key) }, body })));
