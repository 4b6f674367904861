import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, dataOf } from './client';
import { formOf } from './form';
import { once } from './once';
import type { components } from './schema';

type Schemas = components['schemas'];
type Keyed<B> = B & { key: string };

/** What the steward enters changes how the parks are run, and their occupancy. */
function useStewardship<A, R>(enter: (asked: A) => Promise<R>) {
  const queries = useQueryClient();
  const again = () => Promise.all(['operations', 'parks'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  return useMutation({ mutationFn: enter, onSuccess: again });
}

export const usePatrol = () =>
  useStewardship(({ key, ...body }: Keyed<Schemas['NewPatrol']>) => dataOf(client.POST('/api/v1/patrols', { params: { header: once(key) }, body })));

export const useOrderStep = (id: string) =>
  useStewardship(({ key, ...body }: Keyed<Schemas['NewOrderStep']>) =>
    dataOf(client.POST('/api/v1/work-orders/{id}/steps', { params: { path: { id }, header: once(key) }, body })),
  );

export const useVisit = () =>
  useStewardship(({ key, ...body }: Keyed<Schemas['NewVisit']>) => dataOf(client.POST('/api/v1/visits', { params: { header: once(key) }, body })));

export const useAdmission = () =>
  useStewardship(({ key, ...body }: Keyed<Schemas['NewAdmission']>) => dataOf(client.POST('/api/v1/admissions', { params: { header: once(key) }, body })));

export const useOpenExit = () =>
  useStewardship(({ key, files, ...step }: Keyed<Schemas['NewExit']> & { files: File[] }) =>
    dataOf(client.POST('/api/v1/exits', { params: { header: once(key) }, body: { step, file: [] }, bodySerializer: () => formOf(step, files) })),
  );

export const useExitStep = (id: string) =>
  useStewardship(({ key, files, ...step }: Keyed<Schemas['NewExitStep']> & { files: File[] }) =>
    dataOf(
      client.POST('/api/v1/exits/{id}/steps', {
        params: { path: { id }, header: once(key) }, body: { step, file: [] }, bodySerializer: () => formOf(step, files),
      }),
    ),
  );

export const useChecklistText = (id: string) =>
  useStewardship(({ key, ...body }: Keyed<Schemas['NewChecklistText']>) =>
    dataOf(client.POST('/api/v1/checklists/{id}/texts', { params: { path: { id }, header: once(key) }, body })),
  );
