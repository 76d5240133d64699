import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { appendEvent } from '../../db/queries/append-event.ts';
import { getPlan } from '../../db/queries/procedure-versions.ts';
import { submitDossier } from '../../db/queries/submit-dossier.ts';
import { actionRequests, dossiers, tasks } from '../../db/schema/index.ts';
import type { Actor, Facts } from '../../domain/lifecycle/act.ts';
import { applyAct, type Action } from '../../domain/lifecycle/transitions.ts';
import { workOf } from '../../domain/lifecycle/work.ts';
import type { PriorityGroup } from '../../domain/priority.ts';
import { insertDraft, procedureCodes } from './sample-dossiers.ts';

/**
 * Dossiers that are moved on without Temporal: each act is decided by the domain and appended to the log, as the
 * workflow does it.
 */
export function createDirectDossiers(db: Database, applicant: Actor) {
  const openMain = async (dossierId: string) => {
    const [main] = await db
      .select()
      .from(tasks)
      .where(and(eq(tasks.dossierId, dossierId), eq(tasks.isMain, true), isNull(tasks.closedAt)));
    if (main === undefined) throw new Error(`The dossier ${dossierId} has no main task`);
    return main;
  };
  return {
    openMain,

    async submit({ priority = null }: { readonly priority?: PriorityGroup | null } = {}) {
      const dossierId = await insertDraft(db, applicant.accountId, { procedureCode: procedureCodes.free });
      await db.update(dossiers).set({ priority }).where(eq(dossiers.id, dossierId));
      const requestId = newId();
      await db.insert(actionRequests).values({
        id: requestId,
        accountId: applicant.accountId,
        idempotencyKey: requestId,
        bodyHash: '',
        dossierId,
        action: 'submit',
        input: {},
      });
      const at = new Date().toISOString();
      const { code } = await db.transaction((tx) =>
        submitDossier(tx, { dossierId, action: 'submit', actor: applicant, requestId, at }),
      );
      return { dossierId, code, taskId: (await openMain(dossierId)).id };
    },

    async act(
      dossierId: string,
      actor: Actor,
      action: Action,
      decision: Readonly<Record<string, unknown>> = {},
      facts: Facts = {},
    ) {
      const [row] = await db.select().from(dossiers).where(eq(dossiers.id, dossierId));
      if (row?.calendarId == null) throw new Error(`No submitted dossier ${dossierId}`);
      const plan = await getPlan(db, row.procedureVersionId, row.calendarId);
      const act = { action, actor, at: new Date().toISOString(), decision, facts };
      const applied = applyAct(plan, row.state, act);
      if (!applied.ok) throw new Error(`${action} was refused: ${applied.refusal.code}`);
      const { state } = applied;
      const event = { dossierId, key: newId(), act, requestId: null, state, work: workOf(plan, state), stepKey: null };
      await db.transaction((tx) => appendEvent(tx, event));
    },
  };
}
