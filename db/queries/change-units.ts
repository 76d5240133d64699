import { isDeepStrictEqual } from 'node:util';
import { and, eq, max, sql } from 'drizzle-orm';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { Transaction } from '../client.ts';
import { auditEntries, fields, units } from '../schema/index.ts';
import type { Author } from './change-staff.ts';
import { replaceAccount } from './receiving-accounts.ts';

/** Changes of units follow one another, so that no two take the same prefix, account or place. */
const unitLock = 7_310_013;

/** Keeps other administrators from changing units until the caller commits. */
export async function lockUnits(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${unitLock})`);
}

type UnitColumns = Pick<
  typeof units.$inferSelect,
  | 'name'
  | 'dossierPrefix'
  | 'counter'
  | 'contacts'
  | 'address'
  | 'communeCode'
  | 'provinceCode'
  | 'calendarId'
  | 'position'
>;

/** What is to be changed of a unit; what is left out stays. */
export type UnitColumnsChange = { readonly [Column in keyof UnitColumns]?: UnitColumns[Column] | undefined };

/** Makes a unit, behind the others unless it is given a place. False when the code is taken. */
export async function addUnit(
  tx: Transaction,
  unit: Omit<UnitColumns, 'position'> & { readonly code: string; readonly position?: number | undefined },
  byId: Author,
): Promise<boolean> {
  const [last] = await tx.select({ position: max(units.position) }).from(units);
  const made = await tx
    .insert(units)
    .values({ ...unit, position: unit.position ?? (last?.position ?? 0) + 1 })
    .onConflictDoNothing({ target: units.code })
    .returning({ code: units.code });
  if (made.length === 0) return false;
  const { code, name, dossierPrefix } = unit;
  await writeUnitAudit(tx, { action: 'unit.add', code, byId, detail: { name, dossierPrefix } });
  return true;
}

/** Changes what is written of a unit; the audit keeps what was written before of what differs. Nothing new changes nothing. */
export async function changeUnit(
  tx: Transaction,
  { code, byId }: { readonly code: string; readonly byId: string },
  change: UnitColumnsChange,
): Promise<void> {
  const [before] = await tx.select().from(units).where(eq(units.code, code)).for('update');
  const old = new Map<string, unknown>(Object.entries(before ?? {}));
  const changed = Object.entries(change).filter(
    ([column, to]) => to !== undefined && !isDeepStrictEqual(to, old.get(column)),
  );
  if (before === undefined || changed.length === 0) return;
  await tx.update(units).set(change).where(eq(units.code, code));
  const detail = Object.fromEntries(changed.map(([column, to]) => [column, { from: old.get(column), to }]));
  await writeUnitAudit(tx, { action: 'unit.change', code, byId, detail });
}

/** Takes away the account that transfers to a unit went to: no money can go astray by it, so one person is enough. */
export async function takeReceivingAccount(
  tx: Transaction,
  { code, byId, reason }: { readonly code: string; readonly byId: string; readonly reason: string },
): Promise<void> {
  const [before] = await tx
    .select({ account: units.receivingAccount })
    .from(units)
    .where(eq(units.code, code))
    .for('update');
  await replaceAccount(tx, code, { from: before?.account ?? null, to: null });
  const detail = { from: before?.account ?? null, to: null, reason };
  await writeUnitAudit(tx, { action: 'unit.setAccount', code, byId, detail });
}

/** Closes a unit to new dossiers, or opens it again. Doing it twice changes nothing. */
export async function setUnitClosed(
  tx: Transaction,
  { code, byId, reason }: { readonly code: string; readonly byId: string; readonly reason: string },
  isClosed: boolean,
): Promise<void> {
  const at = new Date().toISOString();
  const changed = await tx
    .update(units)
    .set({ closedAt: isClosed ? at : null })
    .where(and(eq(units.code, code), sql`(${units.closedAt} is null) = ${isClosed}`))
    .returning({ code: units.code });
  if (changed.length === 0) return;
  await writeUnitAudit(tx, { action: isClosed ? 'unit.close' : 'unit.reopen', code, byId, detail: { reason } });
}

/** Makes a field behind the others of its unit. False when the code is taken. */
export async function addField(
  tx: Transaction,
  field: { readonly code: string; readonly unitCode: string; readonly name: LocalizedText },
  byId: string,
): Promise<boolean> {
  const { code, unitCode, name } = field;
  const [last] = await tx
    .select({ position: max(fields.position) })
    .from(fields)
    .where(eq(fields.unitCode, unitCode));
  const made = await tx
    .insert(fields)
    .values({ code, unitCode, name, position: (last?.position ?? 0) + 1 })
    .onConflictDoNothing({ target: fields.code })
    .returning({ code: fields.code });
  if (made.length === 0) return false;
  await writeUnitAudit(tx, { action: 'unit.addField', code: unitCode, byId, detail: { field: code, name } });
  return true;
}

/** Renames a field. False when the unit has none with this code. */
export async function renameField(
  tx: Transaction,
  field: { readonly code: string; readonly unitCode: string; readonly name: LocalizedText },
  byId: string,
): Promise<boolean> {
  const { code, unitCode, name } = field;
  const its = and(eq(fields.code, code), eq(fields.unitCode, unitCode));
  const [before] = await tx.select({ name: fields.name }).from(fields).where(its).for('update');
  if (before === undefined) return false;
  await tx.update(fields).set({ name }).where(its);
  const detail = { field: code, from: before.name, to: name };
  await writeUnitAudit(tx, { action: 'unit.renameField', code: unitCode, byId, detail });
  return true;
}

/** Puts the fields of a unit in the order in which they are named. */
export async function orderFields(
  tx: Transaction,
  { unitCode, byId }: { readonly unitCode: string; readonly byId: string },
  codes: readonly string[],
): Promise<void> {
  for (const [position, code] of codes.entries()) {
    await tx
      .update(fields)
      .set({ position: position + 1 })
      .where(and(eq(fields.code, code), eq(fields.unitCode, unitCode)));
  }
  await writeUnitAudit(tx, { action: 'unit.orderFields', code: unitCode, byId, detail: { fields: [...codes] } });
}

type UnitAction =
  `unit.${'add' | 'change' | 'askForAccount' | 'setAccount' | 'declineAccount' | 'close' | 'reopen' | 'addField' | 'renameField' | 'orderFields'}`;

interface UnitAudit {
  readonly action: UnitAction;
  readonly code: string;
  readonly byId: Author;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Writes down what somebody did with a unit. */
export async function writeUnitAudit(tx: Transaction, { action, code, byId, detail }: UnitAudit): Promise<void> {
  await tx.insert(auditEntries).values({
    subjectKind: 'unit',
    subjectId: code,
    action,
    actorId: byId,
    actorRole: byId === null ? 'system' : 'administrator',
    detail,
    at: new Date().toISOString(),
  });
}
