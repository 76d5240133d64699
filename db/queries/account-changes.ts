import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import { newId } from '../ids.ts';
import { accounts, receivingAccountChanges, staffAssignments, units, type ReceivingAccount } from '../schema/index.ts';
import { writeUnitAudit } from './change-units.ts';
import { validOn } from './held-roles.ts';
import { replaceAccount } from './receiving-accounts.ts';

interface Decision {
  readonly code: string;
  readonly byId: string;
  /** Which change was looked at: another one asked for since is not decided with it. */
  readonly changeId: string;
}

/** Why a change cannot be decided. */
export type AccountRefusal = 'notAwaited' | 'samePerson';

/** The account a unit is to have once somebody else confirms it, with who asked for it. */
export async function findAccountChange(db: Queryable, unitCode: string) {
  const { id, account, reason, askedById, askedAt } = receivingAccountChanges;
  const [found] = await db
    .select({ id, account, reason, askedById, askedBy: accounts.name, askedAt })
    .from(receivingAccountChanges)
    .innerJoin(accounts, eq(accounts.id, askedById))
    .where(eq(receivingAccountChanges.unitCode, unitCode));
  return found;
}

/** Everybody who holds the role of administrator on a day. */
export async function listAdministrators(db: Queryable, today: string) {
  return db
    .selectDistinct({ id: accounts.id, name: accounts.name })
    .from(staffAssignments)
    .innerJoin(accounts, eq(accounts.id, staffAssignments.accountId))
    .where(and(eq(staffAssignments.role, 'administrator'), validOn(today), isNull(accounts.endedAt)))
    .orderBy(asc(accounts.name), asc(accounts.id));
}

/** Asks for an account, in place of one that was asked for before. It is not used until somebody else confirms it. */
export async function askForAccount(
  tx: Transaction,
  { code, byId, reason }: { readonly code: string; readonly byId: string; readonly reason: string },
  account: Required<ReceivingAccount>,
): Promise<void> {
  const asked = { id: newId(), account, reason, askedById: byId, askedAt: new Date().toISOString() };
  await tx
    .insert(receivingAccountChanges)
    .values({ unitCode: code, ...asked })
    .onConflictDoUpdate({ target: receivingAccountChanges.unitCode, set: asked });
  await writeUnitAudit(tx, { action: 'unit.askForAccount', code, byId, detail: { to: account, reason } });
}

/** Puts the account that was asked for to use. Only somebody else than who asked can. */
export async function confirmAccount(tx: Transaction, decision: Decision): Promise<AccountRefusal | undefined> {
  const { code, byId } = decision;
  const asked = await takeChange(tx, decision);
  if (asked === undefined) return 'notAwaited';
  if (asked.askedById === byId) return 'samePerson';
  const [before] = await tx
    .select({ account: units.receivingAccount })
    .from(units)
    .where(eq(units.code, code))
    .for('update');
  await replaceAccount(tx, code, { from: before?.account ?? null, to: asked.account });
  await tx.delete(receivingAccountChanges).where(eq(receivingAccountChanges.id, asked.id));
  const { account, reason, askedById } = asked;
  const detail = { from: before?.account ?? null, to: account, reason, askedById };
  await writeUnitAudit(tx, { action: 'unit.setAccount', code, byId, detail });
  return undefined;
}

/** Drops the account that was asked for; whoever asked can think better of it too. */
export async function declineAccount(
  tx: Transaction,
  decision: Decision & { readonly reason: string },
): Promise<AccountRefusal | undefined> {
  const { code, byId, reason } = decision;
  const asked = await takeChange(tx, decision);
  if (asked === undefined) return 'notAwaited';
  await tx.delete(receivingAccountChanges).where(eq(receivingAccountChanges.id, asked.id));
  const detail = { to: asked.account, reason, askedById: asked.askedById };
  await writeUnitAudit(tx, { action: 'unit.declineAccount', code, byId, detail });
  return undefined;
}

async function takeChange(tx: Transaction, { code, changeId }: Decision) {
  const [asked] = await tx
    .select()
    .from(receivingAccountChanges)
    .where(and(eq(receivingAccountChanges.unitCode, code), eq(receivingAccountChanges.id, changeId)))
    .for('update');
  return asked;
}
