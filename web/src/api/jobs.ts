import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client, dataOf } from './client';
import type { components } from './schema';

export type Job = components['schemas']['Job'];
export type PhaseQuestion = components['schemas']['PhaseQuestion'];

const JOBS = ['jobs'];

export const isOver = (job: Job): boolean => job.state !== 'waiting' && job.state !== 'running';

/** One's own jobs, the latest first. */
export const useJobs = () => useQuery({ queryKey: JOBS, queryFn: () => dataOf(client.GET('/api/v1/jobs')) });

/** Changes one's jobs, and has the list say so at once. */
function useJobChange<A>(change: (asked: A) => Promise<Job>) {
  const keep = useKeep();
  return useMutation({ mutationFn: change, onSuccess: keep });
}

export const useAskJob = () =>
  useJobChange((questions: PhaseQuestion[]) => dataOf(client.POST('/api/v1/jobs', { body: { questions, work: null } })));

export const useCancelJob = () =>
  useJobChange((id: string) => dataOf(client.DELETE('/api/v1/jobs/{id}', { params: { path: { id } } })));

/** Puts a job into the list as it now stands. */
function useKeep() {
  const queries = useQueryClient();
  return (job: Job) =>
    queries.setQueryData<Job[]>(JOBS, (known = []) => [job, ...known.filter((one) => one.id !== job.id)]);
}

/** Follows a job until it is over. A stream that breaks off is taken up again by the browser itself. */
export function useFollowed(job: Job | undefined) {
  const keep = useKeep();
  const id = job && !isOver(job) ? job.id : null;
  useEffect(() => {
    if (!id) return;
    const stream = new EventSource(`/api/v1/jobs/${encodeURIComponent(id)}/events`);
    stream.addEventListener('job', (event) => {
      const told = JSON.parse((event as MessageEvent<string>).data) as Job;
      keep(told);
      if (isOver(told)) stream.close();
    });
    return () => stream.close();
    // The list's setter is the same for the page's whole life.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id]);
}
