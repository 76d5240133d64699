import type { Client } from '@temporalio/client';
import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import {
  deliveries,
  dossierEvents,
  dossiers,
  moneyCases,
  outbox,
  paymentOrders,
  refunds,
  tasks,
} from '../../db/schema/index.ts';
import { dossierWorkflowId } from '../../workflows/dossier/messages.ts';
import { eventually } from './eventually.ts';

export type DossierRow = typeof dossiers.$inferSelect;

/** What can be seen of dossiers from outside: PostgreSQL as screens read it, and Temporal as operators do. */
export function createViews(db: Database, client: Client) {
  const views = {
    /** The dossier as PostgreSQL has it. */
    async get(dossierId: string): Promise<DossierRow> {
      const [row] = await db.select().from(dossiers).where(eq(dossiers.id, dossierId));
      if (row === undefined) throw new Error(`No dossier ${dossierId}`);
      return row;
    },

    /** Waits until what is asked of the dossier holds, and answers it. */
    until: (dossierId: string, holds: (row: DossierRow) => boolean) => eventually(() => views.get(dossierId), holds),

    /** Waits until the dossier has this status, and answers it. */
    untilStatus: (dossierId: string, wanted: DossierRow['status']) =>
      views.until(dossierId, ({ status }) => status === wanted),

    /** The dossier's log, in order. */
    events: (dossierId: string) =>
      db.select().from(dossierEvents).where(eq(dossierEvents.dossierId, dossierId)).orderBy(dossierEvents.seq),

    /** What was done to the dossier, in order. */
    actions: async (dossierId: string): Promise<string[]> =>
      (await views.events(dossierId)).map(({ action }) => action),

    openTasks: (dossierId: string) =>
      db
        .select()
        .from(tasks)
        .where(and(eq(tasks.dossierId, dossierId), isNull(tasks.closedAt))),

    async mainTask(dossierId: string) {
      const main = (await views.openTasks(dossierId)).find(({ isMain }) => isMain);
      if (main === undefined) throw new Error(`Dossier ${dossierId} has no main task`);
      return main;
    },

    async order(dossierId: string, orderNo = 1) {
      const numbered = and(eq(paymentOrders.dossierId, dossierId), eq(paymentOrders.orderNo, orderNo));
      const [order] = await db.select().from(paymentOrders).where(numbered);
      if (order === undefined) throw new Error(`Dossier ${dossierId} has no order ${orderNo}`);
      return order;
    },

    moneyCases: (dossierId: string) => db.select().from(moneyCases).where(eq(moneyCases.dossierId, dossierId)),

    /** The refunds of the dossier that were approved, each with a workflow of its own. */
    async approvedRefunds(dossierId: string): Promise<string[]> {
      const rows = await db.select().from(refunds).where(eq(refunds.dossierId, dossierId)).orderBy(refunds.id);
      const approved = rows.filter(({ status }) => status !== 'requested' && status !== 'declined').map(({ id }) => id);
      for (const id of approved) await views.delivered(`refund:${id}`);
      return approved;
    },

    /** Waits until the post has taken or refused a parcel of the dossier, and answers its row. */
    async parcel(dossierId: string, direction: 'collect' | 'deliver', no = 1) {
      const numbered = and(
        eq(deliveries.dossierId, dossierId),
        eq(deliveries.direction, direction),
        eq(deliveries.no, no),
      );
      const [parcel] = await eventually(
        () => db.select().from(deliveries).where(numbered),
        ([row]) => row !== undefined && row.status !== 'ordering',
      );
      if (parcel === undefined) throw new Error(`Dossier ${dossierId} has no parcel`);
      return parcel;
    },

    /** Waits until the outbox has delivered the message under this key, and answers what went wrong before, if anything. */
    async delivered(key: string): Promise<{ readonly lastError: string | null; readonly attempts: number }> {
      const [row] = await eventually(
        () => db.select().from(outbox).where(eq(outbox.key, key)),
        ([message]) => message !== undefined && message.deliveredAt !== null,
      );
      if (row === undefined) throw new Error(`No message ${key}`);
      return row;
    },

    handleOf: (dossierId: string) => client.workflow.getHandle(dossierWorkflowId(dossierId)),

    /** The events of a workflow's history so far. */
    historyOf: async (workflowId: string) => (await client.workflow.getHandle(workflowId).fetchHistory()).events ?? [],
  };
  return views;
}

export type DossierViews = ReturnType<typeof createViews>;
