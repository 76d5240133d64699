import { eq, inArray, sql } from 'drizzle-orm';
import { procedureDefinition, type ProcedureDefinition } from '../../domain/procedure/definition.ts';
import { differencesOf } from '../../domain/procedure/differences.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { openDatabase, type Transaction } from '../client.ts';
import { newId } from '../ids.ts';
import { storePlaces } from '../places/places.ts';
import { storeFirstCalendar } from '../queries/calendars.ts';
import { publishVersion } from '../queries/publish-procedure.ts';
import { accounts, credentials, fields, procedureVersions, staffAssignments, units } from '../schema/index.ts';
import { sampleProcedures } from './procedures/index.ts';
import { sampleApplicants, sampleStaff } from './staff.ts';
import { sampleFields, sampleSeat, sampleUnits } from './units.ts';

export interface SeedOptions {
  /** Password of every sample account made now; accounts that are there already keep theirs. */
  readonly password: string;
  /** As the sign-in expects it. */
  readonly hashPassword: (password: string) => Promise<string>;
  /** The procedures to publish; those of the sample unless given. */
  readonly procedures?: readonly ProcedureDefinition[];
}

/** Serialises programs that start together on one empty database. */
const seedLock = 7_310_002;

/**
 * Fills a migrated database with the sample: places, calendar, units, fields, procedures and people. All or nothing,
 * and as often as one likes: what is there stays as it is, for somebody may have changed it. Only a procedure whose
 * sample says something never published before gets a new version.
 */
export async function seed(databaseUrl: string, options: SeedOptions): Promise<void> {
  const opened = openDatabase(databaseUrl, { poolSize: 1 });
  try {
    await opened.db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${seedLock})`);
      await storePlaces(tx);
      await seedUnits(tx);
      for (const [position, definition] of (options.procedures ?? sampleProcedures).entries()) {
        await publishIfNew(tx, procedureDefinition.parse(definition), position);
      }
      await seedPeople(tx, options);
    });
  } finally {
    await opened.close();
  }
}

async function seedUnits(tx: Transaction): Promise<void> {
  const { calendarId } = await storeFirstCalendar(tx);
  await tx
    .insert(units)
    .values(
      sampleUnits.map((unit, position) => ({
        ...unit,
        ...sampleSeat,
        calendarId,
        isSample: true,
        position,
      })),
    )
    .onConflictDoNothing();
  await tx
    .insert(fields)
    .values(sampleFields.map((field, position) => ({ ...field, position })))
    .onConflictDoNothing();
}

/**
 * Publishes a definition as the next version of its procedure, unless one of its versions says the same already: what an
 * administrator has published after it is not taken back.
 */
async function publishIfNew(tx: Transaction, definition: ProcedureDefinition, position: number): Promise<void> {
  const published = await tx
    .select({ definition: procedureVersions.definition })
    .from(procedureVersions)
    .where(eq(procedureVersions.procedureCode, definition.code));
  if (published.some((version) => differencesOf(version.definition, definition).length === 0)) return;
  const today = localDateOf(new Date());
  await publishVersion(tx, { definition, validFrom: today, today, by: null, position });
}

/** The first day the sample staff hold their roles; long past, so that reports over last year find them. */
const staffSince = '2025-01-01';

async function seedPeople(tx: Transaction, { password, hashPassword }: SeedOptions): Promise<void> {
  const emails = [...sampleApplicants, ...sampleStaff].map(({ email }) => email);
  const found = await tx.select({ email: accounts.email }).from(accounts).where(inArray(accounts.email, emails));
  const known = new Set(found.map(({ email }) => email));
  const applicants = sampleApplicants.filter(({ email }) => !known.has(email));
  const staff = sampleStaff.filter(({ email }) => !known.has(email));
  if (applicants.length === 0 && staff.length === 0) return;

  const people = [
    ...applicants.map((applicant) => ({ ...applicant, id: newId() })),
    ...staff.map(({ name, email }) => ({ name, email, kind: 'staff' as const, id: newId() })),
  ];
  await tx.insert(accounts).values(people.map((person) => ({ ...person, emailVerified: true })));

  // Hashing is slow by design, and there is nothing to hide between accounts that share their password anyway.
  const hash = await hashPassword(password);
  await tx
    .insert(credentials)
    .values(
      people.map(({ id }) => ({ accountId: id, providerId: 'credential', providerAccountId: id, password: hash })),
    );

  const idOf = new Map(people.map(({ email, id }) => [email, id]));
  const assignments = staff.flatMap(({ email, unitCode, role, substituteEmail }) => {
    const accountId = idOf.get(email);
    const substituteId = substituteEmail === undefined ? null : (idOf.get(substituteEmail) ?? null);
    return accountId === undefined ? [] : [{ accountId, unitCode, role, validFrom: staffSince, substituteId }];
  });
  if (assignments.length > 0) await tx.insert(staffAssignments).values(assignments);
}
