import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { sumOfNotes, type NoteCount } from '../../domain/drawer.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import type { Transaction } from '../client.ts';
import { newId } from '../ids.ts';
import { bookings, drawerMovements, drawers } from '../schema/index.ts';
import { moveMoney } from './ledger.ts';
import { auditMoney, openCase } from './money-cases.ts';

export type Drawer = typeof drawers.$inferSelect;

interface Keeper {
  readonly accountId: string;
  readonly unitCode: string;
}

/**
 * Puts a movement of cash into the open drawer of whoever moved it, and opens one when there is none: nobody is stopped
 * at the counter. The drawer's row stays locked until the transaction ends, so that a closing waits for it, or it for
 * the closing; then it goes into a new drawer.
 */
export async function putInDrawer(tx: Transaction, moved: Keeper & { readonly bookingId: string }): Promise<void> {
  const drawerId = await lockOpenDrawer(tx, moved);
  await tx.insert(drawerMovements).values({ bookingId: moved.bookingId, drawerId });
}

/** The id of somebody's open drawer, locked; opened now if need be. */
async function lockOpenDrawer(tx: Transaction, { accountId, unitCode }: Keeper): Promise<string> {
  // The update changes nothing: it locks the row that is there, and is tried again by itself when that was just closed.
  const [row] = await tx
    .insert(drawers)
    .values({ id: newId(), accountId, unitCode, openedAt: new Date().toISOString() })
    .onConflictDoUpdate({
      target: [drawers.accountId, drawers.unitCode],
      targetWhere: isNull(drawers.closedAt),
      set: { accountId },
    })
    .returning({ id: drawers.id });
  if (row === undefined) throw new Error(`No open drawer of ${accountId} in ${unitCode}`);
  return row.id;
}

/** Opens a drawer with change in it, or says what change lay in one that opened by itself. `false`: that was said before. */
export async function openDrawer(tx: Transaction, keeper: Keeper, floatVnd: number): Promise<boolean> {
  const drawerId = await lockOpenDrawer(tx, keeper);
  const opened = await tx
    .update(drawers)
    .set({ floatVnd })
    .where(and(eq(drawers.id, drawerId), eq(drawers.floatVnd, 0)))
    .returning({ id: drawers.id });
  return opened.length > 0;
}

/** A drawer, locked: nothing goes into it or out of it until the transaction ends. */
export async function lockDrawer(tx: Transaction, id: string): Promise<Drawer | undefined> {
  const [found] = await tx.select().from(drawers).where(eq(drawers.id, id)).for('update');
  return found;
}

interface Closing {
  readonly notes: readonly NoteCount[];
  /** What whoever counted was told to expect, in VND. */
  readonly expectedVnd: number;
  readonly reason: string | undefined;
  /** Why whoever counts is not the keeper; left out when it is the keeper. */
  readonly insteadBecause?: string | undefined;
  readonly actor: { readonly accountId: string; readonly role: StaffRole; readonly name: string };
}

export type ClosingOutcome =
  | 'closed'
  /** It is closed already. */
  | 'notOpen'
  /** Cash was taken or paid out while it was being counted. */
  | 'moved'
  /** Counted and expected differ, and nobody said why. */
  | 'reasonNeeded';

/**
 * Closes a locked drawer by what was counted: by its keeper, or by another who says why the keeper cannot. A difference
 * becomes a money case. Nothing is written unless `closed`.
 */
export async function closeDrawer(tx: Transaction, drawer: Drawer, closing: Closing): Promise<ClosingOutcome> {
  if (drawer.closedAt !== null) return 'notOpen';
  const { id, unitCode } = drawer;
  const expectedVnd = await sumExpected(tx, drawer);
  if (expectedVnd !== closing.expectedVnd) return 'moved';
  const { notes, reason = null, insteadBecause, actor } = closing;
  const countedVnd = sumOfNotes(notes);
  const differenceVnd = countedVnd - expectedVnd;
  if (differenceVnd !== 0 && reason === null) return 'reasonNeeded';
  const closedAt = new Date().toISOString();
  await tx
    .update(drawers)
    .set({
      closedAt,
      expectedVnd,
      countedVnd,
      notes,
      reason: differenceVnd === 0 ? null : reason,
      ...(insteadBecause === undefined ? {} : { closedBy: actor.accountId, closedForReason: insteadBecause }),
    })
    .where(eq(drawers.id, id));
  const action = insteadBecause === undefined ? 'drawer.close' : 'drawer.closeForKeeper';
  await auditMoney(tx, { subject: ['drawer', id], action, actor, detail: { expectedVnd, countedVnd } });
  if (differenceVnd !== 0) {
    await openCase(tx, {
      key: caseKeyOf(id),
      kind: differenceVnd < 0 ? 'drawerShort' : 'drawerOver',
      unitCode,
      amountVnd: Math.abs(differenceVnd),
      reference: `${actor.name}: ${reason ?? ''}`,
    });
  }
  return 'closed';
}

const caseKeyMark = 'drawer:';

/** The key of the case about a drawer's difference, and of the booking of it. */
function caseKeyOf(drawerId: string): string {
  return `${caseKeyMark}${drawerId}`;
}

/** Whether a case is about a drawer this person kept or counted: then somebody else has to look into it. */
export async function isOfOwnDrawer(tx: Transaction, key: string, accountId: string): Promise<boolean> {
  if (!key.startsWith(caseKeyMark)) return false;
  const kept = await tx
    .select({ id: drawers.id })
    .from(drawers)
    .where(
      and(
        eq(drawers.id, key.slice(caseKeyMark.length)),
        or(eq(drawers.accountId, accountId), eq(drawers.closedBy, accountId)),
      ),
    );
  return kept.length > 0;
}

/**
 * A second person, who neither kept nor counted it, takes over what a locked drawer holds. What it lacked or held too
 * much is booked, so that the cash in the books is the cash that was counted.
 */
export async function confirmDrawer(
  tx: Transaction,
  drawer: Drawer,
  actor: { readonly accountId: string; readonly role: StaffRole },
): Promise<'confirmed' | 'notClosed' | 'confirmedBefore' | 'samePerson'> {
  const { id, accountId, closedBy, closedAt, confirmedAt } = drawer;
  if (closedAt === null) return 'notClosed';
  if (accountId === actor.accountId || closedBy === actor.accountId) return 'samePerson';
  if (confirmedAt !== null) return 'confirmedBefore';
  const confirmation = { confirmedBy: actor.accountId, confirmedAt: new Date().toISOString() };
  await tx.update(drawers).set(confirmation).where(eq(drawers.id, id));
  await bookDifference(tx, drawer, actor.accountId);
  await auditMoney(tx, { subject: ['drawer', id], action: 'drawer.confirm', actor, detail: {} });
  return 'confirmed';
}

async function bookDifference(tx: Transaction, drawer: Drawer, bookedBy: string): Promise<void> {
  const { id, countedVnd, expectedVnd } = drawer;
  const differenceVnd = (countedVnd ?? 0) - (expectedVnd ?? 0);
  if (differenceVnd === 0) return;
  const [from, to] = differenceVnd < 0 ? (['cash', 'cashDifference'] as const) : (['cashDifference', 'cash'] as const);
  await moveMoney(tx, {
    from,
    to,
    key: caseKeyOf(id),
    amountVnd: Math.abs(differenceVnd),
    reference: id,
    orderId: null,
    bookedBy,
    occurredAt: new Date().toISOString(),
  });
}

async function sumExpected(tx: Transaction, { id, floatVnd }: Drawer): Promise<number> {
  const [moved] = await tx
    .select({ sumVnd: sql<string>`coalesce(sum(${signedVnd}), 0)` })
    .from(drawerMovements)
    .innerJoin(bookings, eq(bookings.id, drawerMovements.bookingId))
    .where(eq(drawerMovements.drawerId, id));
  return floatVnd + Number(moved?.sumVnd ?? 0);
}

const signedVnd = sql`case ${bookings.direction} when 'in' then ${bookings.amountVnd} else -${bookings.amountVnd} end`;
