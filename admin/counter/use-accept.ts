import { useEffect, useRef, useState } from 'react';
import type { Dossier } from '../../api/contract/dossiers.ts';
import { request } from '../../ui/api-client.ts';
import type { TakenSession } from './counter-session.ts';

interface Accepting {
  readonly isBusy: boolean;
  readonly failure: unknown;
  readonly accept: () => Promise<void>;
}

/**
 * Accepts a dossier that was taken in complete, by itself as soon as it may be. Its task is taken first where nobody
 * holds it, which is so after a fee that was asked for on submission. The same key is never done twice.
 */
export function useAccept(
  dossier: Pick<Dossier, 'code' | 'status' | 'tasks'> | undefined,
  { taken, isReady, onDone }: { taken: TakenSession; isReady: boolean; onDone: () => void },
): Accepting {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const hasTried = useRef(false);
  const { acceptKey, present, missing } = taken;

  const accept = async () => {
    if (dossier === undefined) return;
    hasTried.current = true;
    setBusy(true);
    setFailure(undefined);
    try {
      const [main] = dossier.tasks;
      if (main?.holder === null) await request('post', '/tasks/{id}/claim', { params: { id: main.id } });
      const marks = Object.fromEntries(present.map((key) => [key, 'ok']));
      await request('post', '/dossiers/{code}/actions', {
        params: { code: dossier.code },
        body: { action: 'accept', input: { marks } },
        idempotencyKey: acceptKey,
      });
    } catch (refused) {
      setFailure(refused);
    } finally {
      setBusy(false);
      onDone();
    }
  };

  const mayAccept = dossier?.status === 'submitted' && missing.length === 0 && isReady;
  useEffect(() => {
    if (mayAccept && !hasTried.current) void accept();
  });

  return { isBusy, failure, accept };
}
