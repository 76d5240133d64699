/** What is kept about a person who applies, read for them; and whose it is no more once it may go. */

import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, lt, notInArray, or, sql } from 'drizzle-orm';
import { finalStatuses, type DossierStatus } from '../../domain/lifecycle/statuses.ts';
import type { RefundStatus } from '../../domain/refund.ts';
import type { Queryable } from '../client.ts';
import {
  accounts,
  dossierEvents,
  dossiers,
  files,
  messages,
  notices,
  paymentAttempts,
  paymentOrders,
  procedures,
  ratings,
  readLog,
  refunds,
  sessions,
} from '../schema/index.ts';

/** Nothing more happens to these by itself; a supervisor may still take up one that was stopped. */
const endStatuses: readonly DossierStatus[] = [...finalStatuses, 'stopped'];
const openRefunds: readonly RefundStatus[] = ['requested', 'approved', 'sent', 'needsPerson'];

/** When a dossier ended; one that was stopped, when that was. */
const endOf = sql<string>`coalesce(${dossiers.endedAt}, ${dossiers.updatedAt})`.mapWith(dossiers.updatedAt);

/** The submitted dossiers of an account, latest first, as far as keeping them goes. */
export async function listKeptDossiers(db: Queryable, accountId: string) {
  const hasOpenRefund = exists(
    db
      .select({ one: sql`1` })
      .from(refunds)
      .where(and(eq(refunds.dossierId, dossiers.id), inArray(refunds.status, [...openRefunds]))),
  );
  return db
    .select({
      id: dossiers.id,
      code: sql<string>`${dossiers.code}`,
      procedureName: procedures.name,
      status: dossiers.status,
      endedAt: endOf,
      isUnderWay: sql<boolean>`${or(notInArray(dossiers.status, [...endStatuses]), hasOpenRefund)}`,
    })
    .from(dossiers)
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .where(and(eq(dossiers.accountId, accountId), isNotNull(dossiers.code), isNull(dossiers.erasedAt)))
    .orderBy(desc(dossiers.createdAt), dossiers.id);
}

export async function listDraftIds(db: Queryable, accountId: string): Promise<string[]> {
  const rows = await db
    .select({ id: dossiers.id })
    .from(dossiers)
    .where(and(eq(dossiers.accountId, accountId), isNull(dossiers.code)));
  return rows.map(({ id }) => id);
}

/** Dossiers of closed accounts that ended before an instant and are still there, the longest ended first. */
export async function listOutlived(db: Queryable, endedBefore: string, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: dossiers.id })
    .from(dossiers)
    .innerJoin(accounts, eq(accounts.id, dossiers.accountId))
    .where(
      and(
        isNotNull(accounts.endedAt),
        inArray(accounts.kind, ['citizen', 'company']),
        isNull(dossiers.erasedAt),
        inArray(dossiers.status, [...endStatuses]),
        lt(endOf, endedBefore),
      ),
    )
    .orderBy(asc(endOf))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Everything kept about an account and its dossiers, as rows; nothing of what staff write for themselves. */
export async function collectPersonalData(db: Queryable, accountId: string) {
  const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId));
  const own = await db.select().from(dossiers).where(eq(dossiers.accountId, accountId)).orderBy(dossiers.createdAt);
  const ids = own.map(({ id }) => id);
  const signIns = await db
    .select({ at: sessions.createdAt, ipAddress: sessions.ipAddress, userAgent: sessions.userAgent })
    .from(sessions)
    .where(eq(sessions.accountId, accountId));
  return { account, signIns, dossiers: own, ...(await collectOf(db, ids)) };
}

async function collectOf(db: Queryable, ids: readonly string[]) {
  const dossierIds = [...ids];
  const orders = await db.select().from(paymentOrders).where(inArray(paymentOrders.dossierId, dossierIds));
  const orderIds = orders.map(({ id }) => id);
  const [events, papers, written, mails, stars, readings, attempts, back] = await Promise.all([
    db.select().from(dossierEvents).where(inArray(dossierEvents.dossierId, dossierIds)).orderBy(dossierEvents.seq),
    db.select().from(files).where(inArray(files.dossierId, dossierIds)).orderBy(files.createdAt),
    db.select().from(messages).where(inArray(messages.dossierId, dossierIds)).orderBy(messages.createdAt),
    db.select().from(notices).where(inArray(notices.dossierId, dossierIds)).orderBy(notices.createdAt),
    db.select().from(ratings).where(inArray(ratings.dossierId, dossierIds)),
    db.select().from(readLog).where(inArray(readLog.dossierId, dossierIds)).orderBy(readLog.createdAt),
    db.select().from(paymentAttempts).where(inArray(paymentAttempts.orderId, orderIds)),
    db.select().from(refunds).where(inArray(refunds.dossierId, dossierIds)),
  ]);
  return { orders, events, papers, written, mails, stars, readings, attempts, back };
}

export type PersonalData = Awaited<ReturnType<typeof collectPersonalData>>;
