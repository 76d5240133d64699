import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { sampleProcedures } from '../../db/sample/procedures/index.ts';
import { seed } from '../../db/sample/seed.ts';
import { sampleApplicants, sampleStaff } from '../../db/sample/staff.ts';
import {
  accounts,
  calendars,
  communes,
  credentials,
  fields,
  procedures,
  procedureVersions,
  provinces,
  staffAssignments,
  units,
} from '../../db/schema/index.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import { createTestDatabase } from '../support/database.ts';

const options = {
  password: 'a password of this installation',
  hashPassword: (password: string) => Promise.resolve(`hash of ${password}`),
};

const tables = {
  accounts,
  calendars,
  communes,
  credentials,
  fields,
  procedures,
  procedureVersions,
  provinces,
  staffAssignments,
  units,
};

let url: string;
let database: OpenDatabase;

beforeEach(async () => {
  url = await createTestDatabase();
  database = openDatabase(url, { poolSize: 2 });
});

afterEach(() => database.close());

/** Everything the sample writes, as text that can be compared. */
async function contents(): Promise<Record<string, string[]>> {
  const entries = Object.entries(tables).map(async ([name, table]) => {
    const rows = await database.db.select().from(table);
    return [name, rows.map((row) => JSON.stringify(row)).sort()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function firstProcedure(): ProcedureDefinition {
  const [first] = sampleProcedures;
  if (first === undefined) throw new Error('The sample has no procedures');
  return first;
}

function versionsOf(code: string) {
  return database.db
    .select()
    .from(procedureVersions)
    .where(eq(procedureVersions.procedureCode, code))
    .orderBy(asc(procedureVersions.version));
}

async function currentVersionOf(code: string): Promise<string | null | undefined> {
  const [row] = await database.db.select().from(procedures).where(eq(procedures.code, code));
  return row?.currentVersionId;
}

describe('seeding', () => {
  it('publishes every procedure as its first version and makes it the current one', async () => {
    await seed(url, options);
    for (const definition of sampleProcedures) {
      const [only, ...others] = await versionsOf(definition.code);
      expect(others).toEqual([]);
      expect(only).toMatchObject({ version: 1, definition });
      expect(await currentVersionOf(definition.code)).toBe(only?.id);
    }
  });

  it('makes every account ready to sign in with the hashed password, and gives the staff their roles', async () => {
    await seed(url, options);
    const people = await database.db
      .select()
      .from(accounts)
      .innerJoin(credentials, eq(credentials.accountId, accounts.id))
      .leftJoin(staffAssignments, eq(staffAssignments.accountId, accounts.id));
    expect(people).toHaveLength(sampleApplicants.length + sampleStaff.length);
    for (const { accounts: account, credentials: credential, staff_assignments: assignment } of people) {
      expect(account.emailVerified).toBe(true);
      expect(credential).toMatchObject({
        providerId: 'credential',
        providerAccountId: account.id,
        password: `hash of ${options.password}`,
      });
      expect(assignment === null).toBe(account.kind !== 'staff');
    }
  });

  it('changes nothing the second time', async () => {
    await seed(url, options);
    const before = await contents();
    await seed(url, { ...options, password: 'another password' });
    expect(await contents()).toEqual(before);
  });

  it('may be done by two programs at once', async () => {
    await Promise.all([seed(url, options), seed(url, options)]);
    expect(await database.db.select().from(procedures)).toHaveLength(sampleProcedures.length);
    expect(await database.db.select().from(procedureVersions)).toHaveLength(sampleProcedures.length);
  });

  it('leaves nothing behind when it fails half-way', async () => {
    const broken = { ...options, hashPassword: () => Promise.reject(new Error('no entropy')) };
    await expect(seed(url, broken)).rejects.toThrow('no entropy');
    expect(Object.values(await contents()).flat()).toEqual([]);
  });

  it('publishes a procedure whose sample has changed as a new version, and keeps the old one', async () => {
    await seed(url, options);
    const changed = { ...firstProcedure(), name: { vi: 'Tên mới', en: 'New name' } };
    await seed(url, { ...options, procedures: [changed] });

    const [first, second, ...others] = await versionsOf(changed.code);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ version: 1, definition: firstProcedure() });
    expect(second).toMatchObject({ version: 2, definition: changed });
    expect(await currentVersionOf(changed.code)).toBe(second?.id);
    const [shown] = await database.db.select().from(procedures).where(eq(procedures.code, changed.code));
    expect(shown).toMatchObject({ name: changed.name, searchText: `ten moi new name ${changed.code.toLowerCase()}` });
  });

  it('does not take back what was published after the sample', async () => {
    await seed(url, options);
    const later = { ...firstProcedure(), name: { vi: 'Do quản trị sửa', en: 'Changed by an administrator' } };
    await seed(url, { ...options, procedures: [later] });
    const current = await currentVersionOf(later.code);
    await seed(url, options);
    expect(await versionsOf(later.code)).toHaveLength(2);
    expect(await currentVersionOf(later.code)).toBe(current);
  });

  it('keeps what somebody changed in units and accounts', async () => {
    await seed(url, options);
    await database.db.update(units).set({ address: 'Địa chỉ mới' });
    await database.db.update(accounts).set({ phone: '0900000009' });
    await database.db.delete(staffAssignments);
    const before = await contents();
    await seed(url, options);
    expect(await contents()).toEqual(before);
  });

  it('refuses a definition that is not valid, naming the field, and writes nothing', async () => {
    const invalid = { ...firstProcedure(), steps: [] };
    await expect(seed(url, { ...options, procedures: [invalid] })).rejects.toThrow(/steps/);
    expect(await database.db.select().from(units)).toEqual([]);
  });
});
