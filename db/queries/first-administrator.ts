import { and, eq, isNull } from 'drizzle-orm';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { firstCalendar } from '../../domain/working-time/first-calendar.ts';
import type { Transaction } from '../client.ts';
import { newId } from '../ids.ts';
import { storePlaces } from '../places/places.ts';
import { accounts, auditEntries, staffAssignments, verifications } from '../schema/index.ts';
import { storeFirstCalendar } from './calendars.ts';
import { addStaff, giveRole, lockStaff, writeStaffAudit } from './change-staff.ts';
import { addUnit, lockUnits } from './change-units.ts';
import { validOn } from './held-roles.ts';
import { findUnitWith, listUnknownUnits } from './units.ts';

/** Who is to look after an installation first, and the unit they are of. */
export interface FirstAdministrator {
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly unit: {
    readonly code: string;
    readonly name: LocalizedText;
    readonly dossierPrefix: string;
    readonly address: string;
    readonly communeCode: string;
    readonly provinceCode: string;
  };
  readonly today: string;
}

/** Somebody who is to be invited. */
export interface InvitedAdministrator {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly unitCode: string;
}

export type FirstAdministratorOutcome =
  | { readonly kind: 'made' | 'madeBefore'; readonly administrator: InvitedAdministrator }
  | { readonly kind: 'administered' | 'addressTaken' }
  | { readonly kind: 'prefixTaken'; readonly by: LocalizedText };

/** Nobody: the installation is being set up. */
const byId = null;

/**
 * Makes what only an administrator can make, on a migrated database that has none: places, calendar, a unit, and an
 * account with the administrator's role in it. While nobody has set a password with the invitation, doing it again
 * makes nothing more; another name or mailbox then replaces the first, whose links open nothing any more.
 */
export async function makeFirstAdministrator(
  tx: Transaction,
  wish: FirstAdministrator,
): Promise<FirstAdministratorOutcome> {
  await lockStaff(tx);
  await lockUnits(tx);
  const administrators = await listAppointed(tx, wish.today);
  if (administrators.some(({ emailVerified }) => emailVerified)) return { kind: 'administered' };
  const [waiting] = administrators;
  return waiting === undefined ? makeAll(tx, wish) : correctWaiting(tx, wish, waiting);
}

type Appointed = Awaited<ReturnType<typeof listAppointed>>[number];

/** Who holds the role, whether they have set a password or not. */
async function listAppointed(tx: Transaction, today: string) {
  return tx
    .select({
      id: accounts.id,
      name: accounts.name,
      email: accounts.email,
      emailVerified: accounts.emailVerified,
      unitCode: staffAssignments.unitCode,
    })
    .from(staffAssignments)
    .innerJoin(accounts, eq(accounts.id, staffAssignments.accountId))
    .where(and(eq(staffAssignments.role, 'administrator'), validOn(today), isNull(accounts.endedAt)))
    .orderBy(accounts.createdAt);
}

async function makeAll(tx: Transaction, wish: FirstAdministrator): Promise<FirstAdministratorOutcome> {
  const { name, email, unit, today } = wish;
  if (await isTaken(tx, email)) return { kind: 'addressTaken' };
  const other = await findUnitWith(tx, { dossierPrefix: unit.dossierPrefix, except: unit.code });
  if (other !== undefined) return { kind: 'prefixTaken', by: other.name };

  await storePlaces(tx);
  const { calendarId, isNew } = await storeFirstCalendar(tx);
  if (isNew) await writeCalendarAudit(tx, calendarId, unit.code);
  if ((await listUnknownUnits(tx, [unit.code])).length > 0) {
    await addUnit(tx, { ...unit, counter: null, contacts: [], calendarId }, byId);
  }
  const id = newId();
  await addStaff(tx, { id, name, email, phone: null, jobTitle: null }, byId);
  const given = { role: 'administrator', unitCode: unit.code, fromDate: today, throughDate: null } as const;
  await giveRole(tx, { accountId: id, byId, reason: 'Thiết lập hệ thống / Setting up the installation' }, given);
  return { kind: 'made', administrator: { id, name, email, unitCode: unit.code } };
}

async function correctWaiting(
  tx: Transaction,
  { name, email }: FirstAdministrator,
  waiting: Appointed,
): Promise<FirstAdministratorOutcome> {
  const { id, unitCode } = waiting;
  const administrator = { id, name, email, unitCode };
  if (waiting.email === email && waiting.name === name) return { kind: 'madeBefore', administrator };
  if (waiting.email !== email) {
    if (await isTaken(tx, email)) return { kind: 'addressTaken' };
    await tx.delete(verifications).where(eq(verifications.value, id));
  }
  await tx.update(accounts).set({ name, email, updatedAt: new Date() }).where(eq(accounts.id, id));
  const changed = (['name', 'email'] as const).filter((what) => waiting[what] !== administrator[what]);
  const detail = { changed, before: { name: waiting.name } };
  await writeStaffAudit(tx, { action: 'staff.change', accountId: id, byId, detail });
  return { kind: 'madeBefore', administrator };
}

async function isTaken(tx: Transaction, email: string): Promise<boolean> {
  return (await tx.$count(accounts, eq(accounts.email, email))) > 0;
}

async function writeCalendarAudit(tx: Transaction, calendarId: string, unitCode: string): Promise<void> {
  await tx.insert(auditEntries).values({
    subjectKind: 'calendar',
    subjectId: calendarId,
    action: 'calendar.publish',
    actorId: byId,
    actorRole: 'system',
    detail: { version: firstCalendar.version, units: [unitCode] },
    at: new Date().toISOString(),
  });
}
