import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { Dossier } from '../../api/contract/dossiers.ts';
import type { ActionOutcome } from '../../api/contract/tasks.ts';
import { failureCode } from '../../ui/failures.ts';
import { withIntentionKey } from '../../ui/intention-keys.ts';
import type { ConsoleDataProvider } from '../providers/data-provider.ts';
import type { ActionInput } from './action-input.ts';
import { dropInputDraft } from './input-draft.ts';

interface Acting {
  readonly isBusy: boolean;
  readonly failure: unknown;
  /** The dossier is no longer as it was when the form was opened. */
  readonly isConflict: boolean;
  readonly act: (action: string, input: ActionInput) => Promise<void>;
}

const conflicts = ['action_not_allowed', 'task_taken', 'task_closed', 'stale_form'];

/**
 * Does an action on a dossier as it is shown. Nothing changes on the screen before the API has answered; asking again
 * after a lost answer carries the same key, so that it is done once.
 */
export function useAct(dossier: Pick<Dossier, 'code' | 'seq'>, onDone: (outcome: ActionOutcome) => void): Acting {
  const provider = useDataProvider<ConsoleDataProvider>();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { code, seq } = dossier;

  const act = async (action: string, input: ActionInput) => {
    setBusy(true);
    setFailure(undefined);
    const body = { action, input, expectedSeq: seq };
    try {
      const outcome = await withIntentionKey(JSON.stringify([code, body]), (key) => provider.act(code, body, key));
      dropInputDraft(code, action);
      onDone(outcome);
    } catch (refused) {
      setFailure(refused);
      setBusy(false);
    }
  };

  return { isBusy, failure, isConflict: conflicts.includes(failureCode(failure) ?? ''), act };
}
