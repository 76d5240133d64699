import type { Client } from '@temporalio/client';
import { eq } from 'drizzle-orm';
import { createDossierClient } from '../../api/dossier-client.ts';
import type { Database } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { approveRefund } from '../../db/queries/refunds.ts';
import { submitDossier } from '../../db/queries/submit-dossier.ts';
import { actionRequests, refunds } from '../../db/schema/index.ts';
import type { Actor } from '../../domain/lifecycle/act.ts';
import type { Role } from '../../domain/lifecycle/roles.ts';
import { getRow, type Action } from '../../domain/lifecycle/transitions.ts';
import type { ActInput, ActResult } from '../../workflows/dossier/messages.ts';
import type { DossierViews } from './dossier-views.ts';
import { insertDraft, type NewDossier } from './sample-dossiers.ts';

type Input = Readonly<Record<string, unknown>>;

export interface Acting {
  readonly db: Database;
  readonly client: Client;
  readonly taskQueue: string;
  readonly actorOf: (role: Role) => Actor;
  readonly views: DossierViews;
  /** The workflows' clock, which may be ahead of this machine's. */
  readonly nowMs: () => Promise<number>;
}

/** What people do to dossiers, done as the API does it for them. */
export function createActs({ db, client, taskQueue, actorOf, views, nowMs }: Acting) {
  const dossierClient = createDossierClient(client, taskQueue);
  const acts = {
    /** Drafts and submits a dossier, or hands it in at the counter; its workflow is started by the outbox. */
    async submit(wish: NewDossier): Promise<{ readonly dossierId: string; readonly code: string }> {
      const [role, action] =
        wish.atCounter === true ? (['clerk', 'receiveAtCounter'] as const) : (['applicant', 'submit'] as const);
      const dossierId = await insertDraft(db, actorOf('applicant').accountId, wish);
      const { requestId } = await acts.request(dossierId, role, action);
      const at = new Date(await nowMs()).toISOString();
      const { code } = await db.transaction((tx) =>
        submitDossier(tx, { dossierId, action, actor: actorOf(role), requestId, at }),
      );
      return { dossierId, code };
    },

    /** Submits a dossier and answers its id once its workflow runs. */
    async start(wish: NewDossier): Promise<string> {
      const { dossierId } = await acts.submit(wish);
      await views.delivered(`start:${dossierId}`);
      return dossierId;
    },

    /** Writes down an action somebody asks for, words and all, and answers what goes to the workflow. */
    async request(dossierId: string, role: Role, action: Action, input: Input = {}): Promise<ActInput> {
      const actor = actorOf(role);
      const requestId = newId();
      await db.insert(actionRequests).values({
        id: requestId,
        accountId: actor.accountId,
        idempotencyKey: requestId,
        bodyHash: '',
        dossierId,
        action,
        input,
      });
      const decision = getRow(action).decision.safeParse(input);
      const { seq: logSeq } = await views.get(dossierId);
      return { requestId, action, actor, decision: decision.success ? decision.data : input, logSeq };
    },

    /** Has a written action done, the first time and every time it is asked for again. */
    send: (dossierId: string, input: ActInput): Promise<ActResult> => dossierClient.act(dossierId, input),

    async act(dossierId: string, role: Role, action: Action, input: Input = {}): Promise<ActResult> {
      return acts.send(dossierId, await acts.request(dossierId, role, action, input));
    },

    /** Does what must succeed for a test to go on. */
    async do(dossierId: string, role: Role, action: Action, input: Input = {}): Promise<void> {
      const result = await acts.act(dossierId, role, action, input);
      if (result.kind === 'refused') {
        throw new Error(`${action} by ${role} was refused in ${result.status}: ${result.refusal.code}`);
      }
    },

    /** Approves every refund of a dossier that waits for it, as its accountant. */
    async approveRefunds(dossierId: string): Promise<void> {
      const actor = { accountId: actorOf('accountant').accountId, role: 'accountant' } as const;
      await db.transaction(async (tx) => {
        const waiting = await tx.select().from(refunds).where(eq(refunds.dossierId, dossierId));
        for (const refund of waiting) await approveRefund(tx, refund, actor);
      });
    },

    /** Does whatever each step of processing asks, as whoever has to, until processing is over. */
    async process(dossierId: string): Promise<void> {
      while ((await views.get(dossierId)).status === 'processing') {
        const { role, stepKey } = await views.mainTask(dossierId);
        await acts.do(dossierId, role, ...stepWork(stepKey));
      }
    },
  };
  return acts;
}

/** What the holder of a step does to go on, by the keys of the sample's steps. */
function stepWork(stepKey: string | null): [Action, Input] {
  if (stepKey === 'sign') return ['sign', { positive: true, resultFileId: newId() }];
  if (stepKey === 'issue') return ['issueResult', { number: '12/TB', issuedOn: '2026-11-23' }];
  return ['completeStep', { opinion: 'Đủ điều kiện' }];
}
