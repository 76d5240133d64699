import { useState } from 'react';
import { newIdempotencyKey, request } from '../../ui/api-client.ts';
import { isPassing } from '../../ui/failures.ts';
import type { Procedure } from '../../api/contract/catalogue.ts';
import {
  dropCounterSession,
  keepCounterSession,
  readCounterSession,
  rememberProcedure,
  type CounterSession,
} from './counter-session.ts';
import { emptyForm, missingPapers, receptionOf, type ReceptionForm } from './reception-form.ts';

/** Scans by component. Files live in memory only: a reload loses those that are not uploaded yet. */
export type Scans = Readonly<Record<string, readonly File[]>>;

export interface Counter {
  readonly session: CounterSession;
  readonly scans: Scans;
  readonly isBusy: boolean;
  readonly failure: unknown;
  /** The form as it was when that failed. */
  readonly refused: ReceptionForm | undefined;
  readonly edit: (change: Partial<ReceptionForm>) => void;
  readonly chooseScans: (component: string, files: readonly File[]) => void;
  /** Sends the form; sends the very same again when it is not known whether it arrived. */
  readonly receive: (procedure: Procedure) => Promise<void>;
  /** Forgets everything: the next person, please. */
  readonly startOver: () => void;
}

/** One person at the counter after another. Each step is kept before it is taken, so that a reload goes on there. */
export function useCounter(accountId: string): Counter {
  const [session, setSession] = useState<CounterSession>(
    () => readCounterSession(accountId) ?? { stage: 'filling', form: emptyForm },
  );
  const [scans, setScans] = useState<Scans>({});
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [refused, setRefused] = useState<ReceptionForm>();

  const goTo = (next: CounterSession) => {
    keepCounterSession(accountId, next);
    setSession(next);
  };

  return {
    session,
    scans,
    isBusy,
    failure,
    refused,

    edit(change) {
      if (session.stage === 'filling') goTo({ ...session, form: { ...session.form, ...change } });
    },

    chooseScans: (component, files) => setScans({ ...scans, [component]: files }),

    async receive(procedure) {
      if (session.stage === 'taken') return;
      const { form } = session;
      const sent =
        session.stage === 'sent'
          ? session
          : ({ stage: 'sent', form, body: receptionOf(form, procedure), key: newIdempotencyKey() } as const);
      goTo(sent);
      setBusy(true);
      setFailure(undefined);
      try {
        const { code } = await request('post', '/dossiers', { body: sent.body, idempotencyKey: sent.key });
        rememberProcedure(procedure.code);
        goTo({
          stage: 'taken',
          code,
          acceptKey: newIdempotencyKey(),
          present: sent.body.components.flatMap(({ key, originals, copies }) => (originals + copies > 0 ? [key] : [])),
          missing: missingPapers(form, procedure).map(({ key }) => key),
          scans: Object.values(scans).flat().length,
        });
      } catch (failed) {
        if (!isPassing(failed)) goTo({ stage: 'filling', form });
        setFailure(failed);
        setRefused(form);
      } finally {
        setBusy(false);
      }
    },

    startOver() {
      dropCounterSession();
      setSession({ stage: 'filling', form: emptyForm });
      setScans({});
      setFailure(undefined);
    },
  };
}
