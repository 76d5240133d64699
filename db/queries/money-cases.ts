import { and, eq, sql } from 'drizzle-orm';
import type { MoneyCaseKind, MoneyResolution } from '../../domain/money-cases.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import type { Queryable, Transaction } from '../client.ts';
import { auditEntries, moneyCases, paymentOrders } from '../schema/index.ts';

export type MoneyCase = typeof moneyCases.$inferSelect;

/** Who acts on money. `null` is the system. */
export interface MoneyActor {
  readonly accountId: string;
  readonly role: 'accountant' | 'supervisor';
}

type NewCase = Pick<typeof moneyCases.$inferInsert, 'key' | 'kind' | 'amountVnd'> &
  Partial<Pick<MoneyCase, 'unitCode' | 'dossierId' | 'orderId' | 'bookingId' | 'reference'>>;

/** Opens a case, once under its key, and answers its id; `undefined` when it was opened before. */
export async function openCase(tx: Transaction, opened: NewCase): Promise<string | undefined> {
  const [row] = await tx
    .insert(moneyCases)
    .values(opened)
    .onConflictDoNothing({ target: moneyCases.key })
    .returning({ id: moneyCases.id });
  return row?.id;
}

/** A case, locked after its order, if these units may see it. Cases of no unit are everybody's. */
export async function lockCase(
  tx: Transaction,
  id: string,
  unitCodes: readonly string[],
): Promise<MoneyCase | undefined> {
  const [known] = await tx.select({ orderId: moneyCases.orderId }).from(moneyCases).where(eq(moneyCases.id, id));
  if (typeof known?.orderId === 'string') {
    const ofCase = eq(paymentOrders.id, known.orderId);
    await tx.select({ id: paymentOrders.id }).from(paymentOrders).where(ofCase).for('update');
  }
  const [found] = await tx.select().from(moneyCases).where(eq(moneyCases.id, id)).for('update');
  const isVisible = found !== undefined && (found.unitCode === null || unitCodes.includes(found.unitCode));
  return isVisible ? found : undefined;
}

/** Somebody takes an open case: from now on it is theirs. */
export async function takeCase(tx: Transaction, id: string, actor: MoneyActor): Promise<void> {
  const at = new Date().toISOString();
  await tx.update(moneyCases).set({ ownerId: actor.accountId, takenAt: at }).where(eq(moneyCases.id, id));
  await auditMoney(tx, { subject: ['moneyCase', id], action: 'moneyCase.take', actor, detail: {} });
}

interface Resolving {
  readonly resolution: MoneyResolution;
  readonly reason: string | null;
  readonly actor: MoneyActor | null;
}

/** Closes an open case, with how and why. */
export async function closeCase(tx: Transaction, id: string, { resolution, reason, actor }: Resolving): Promise<void> {
  const closed = await tx
    .update(moneyCases)
    .set({
      status: 'resolved',
      resolution,
      reason,
      resolvedBy: actor?.accountId ?? null,
      resolvedAt: new Date().toISOString(),
      ...(actor === null ? {} : { ownerId: actor.accountId }),
    })
    .where(and(eq(moneyCases.id, id), eq(moneyCases.status, 'open')))
    .returning({ id: moneyCases.id });
  if (closed.length === 0) return;
  await auditMoney(tx, { subject: ['moneyCase', id], action: 'moneyCase.resolve', actor, detail: { resolution } });
}

/** Closes what resolved itself: the open cases of these kinds for which `of` holds. */
export async function closeCasesOf(
  tx: Transaction,
  of: { readonly orderId: string } | { readonly reference: string } | { readonly bookingId: string },
  { kinds, resolution }: { readonly kinds: readonly MoneyCaseKind[]; readonly resolution: MoneyResolution },
): Promise<void> {
  const [column, value] =
    'orderId' in of
      ? [moneyCases.orderId, of.orderId]
      : 'reference' in of
        ? [moneyCases.reference, of.reference]
        : [moneyCases.bookingId, of.bookingId];
  await tx.execute(sql`
    with closed as (
      update ${moneyCases} set status = 'resolved', resolution = ${resolution}, resolved_at = now()
      where ${column} = ${value} and status = 'open' and kind in ${[...kinds]}
      returning id)
    insert into ${auditEntries} (id, subject_kind, subject_id, action, actor_role, detail, at)
    select gen_random_uuid(), 'moneyCase', id, 'moneyCase.resolve', 'system',
      ${JSON.stringify({ resolution })}::jsonb, now()
    from closed`);
}

interface MoneyAudit {
  readonly subject: readonly [kind: 'moneyCase' | 'refund' | 'receipt' | 'order' | 'drawer', id: string];
  readonly action: string;
  readonly actor: { readonly accountId: string; readonly role: StaffRole } | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Takes down who did what to money. */
export async function auditMoney(db: Queryable, { subject, action, actor, detail }: MoneyAudit): Promise<void> {
  const [subjectKind, subjectId] = subject;
  await db.insert(auditEntries).values({
    subjectKind,
    subjectId,
    action,
    actorId: actor?.accountId ?? null,
    actorRole: actor?.role ?? 'system',
    detail,
    at: new Date().toISOString(),
  });
}
