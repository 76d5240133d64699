import { and, desc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Queryable } from '../client.ts';
import { actionRequests, dossierEvents, paymentOrders, ratings } from '../schema/index.ts';

/** What an applicant may have to do for a dossier, as far as its state does not say it. */
export interface Outstanding {
  /** The order that awaits money. */
  readonly order: { readonly id: string; readonly totalVnd: number; readonly receivedVnd: number } | undefined;
  /** What was written when pieces were last asked for: the whole, and a note per piece by its key. */
  readonly asked: { readonly reason: string; readonly notes: Readonly<Record<string, string>> } | undefined;
  readonly rated: boolean;
}

const words = z.object({ reason: z.string(), notes: z.record(z.string(), z.string()).default({}) });

/** For each of these dossiers what its applicant may have to do. */
export async function findOutstanding(
  db: Queryable,
  dossierIds: readonly string[],
): Promise<(dossierId: string) => Outstanding> {
  const [orders, asked, rated] = dossierIds.length === 0 ? [[], [], []] : await readAll(db, [...dossierIds]);
  return (wanted) => {
    const of = <Row extends { readonly dossierId: string }>(rows: readonly Row[]) =>
      rows.find(({ dossierId }) => dossierId === wanted);
    const input = of(asked)?.input;
    return {
      order: of(orders),
      asked: input === undefined ? undefined : words.parse(input),
      rated: of(rated) !== undefined,
    };
  };
}

function readAll(db: Queryable, dossierIds: string[]) {
  return Promise.all([
    db
      .select({
        dossierId: paymentOrders.dossierId,
        id: paymentOrders.id,
        totalVnd: paymentOrders.totalVnd,
        receivedVnd: paymentOrders.receivedVnd,
      })
      .from(paymentOrders)
      .where(and(inArray(paymentOrders.dossierId, dossierIds), eq(paymentOrders.status, 'awaited'))),
    db
      .selectDistinctOn([dossierEvents.dossierId], {
        dossierId: dossierEvents.dossierId,
        input: actionRequests.input,
      })
      .from(dossierEvents)
      .innerJoin(actionRequests, eq(actionRequests.id, dossierEvents.requestId))
      .where(and(inArray(dossierEvents.dossierId, dossierIds), eq(dossierEvents.action, 'requestSupplement')))
      .orderBy(dossierEvents.dossierId, desc(dossierEvents.seq)),
    db.select({ dossierId: ratings.dossierId }).from(ratings).where(inArray(ratings.dossierId, dossierIds)),
  ]);
}
