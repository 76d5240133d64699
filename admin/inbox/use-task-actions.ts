import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { Task } from '../../api/contract/tasks.ts';
import { describeFailure, failureCode } from '../../ui/failures.ts';
import { useLanguage } from '../../ui/language.ts';
import type { ConsoleDataProvider } from '../providers/data-provider.ts';
import { useT } from '../i18n/provider.ts';
import { replaceTasks } from './task-cache.ts';
import { taskCountsKey } from './use-task-counts.ts';
import { useSay } from '../shared/use-say.ts';

export interface TaskActions {
  readonly claim: (task: Task) => Promise<void>;
  readonly release: (task: Task) => Promise<void>;
  /** The task being claimed or released at this moment. */
  readonly busyId: string | undefined;
}

/** Claiming and releasing. The row changes when the API has said so, not before. */
export function useTaskActions(): TaskActions {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const provider = useDataProvider<ConsoleDataProvider>();
  const [busyId, setBusyId] = useState<string>();

  const change = async (task: Task, how: 'claim' | 'release') => {
    if (busyId !== undefined) return;
    setBusyId(task.id);
    try {
      replaceTasks(queryClient, [await provider[how](task.id)]);
      say(t(how === 'claim' ? 'inbox.claimed' : 'inbox.released', { code: task.dossier.code }), 'success');
    } catch (failure) {
      say(describeFailure(failure, language), 'warning');
      const code = failureCode(failure);
      if (code === 'task_taken' || code === 'task_closed')
        void queryClient.invalidateQueries({ queryKey: ['tasks', 'getInfiniteList'] });
    } finally {
      setBusyId(undefined);
      void queryClient.invalidateQueries({ queryKey: taskCountsKey });
      // What may be done with a dossier hangs on who holds its task.
      void queryClient.invalidateQueries({ queryKey: ['dossiers'] });
    }
  };

  return { claim: (task) => change(task, 'claim'), release: (task) => change(task, 'release'), busyId };
}
