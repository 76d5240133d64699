import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { checkAudit } from '../../db/queries/check-audit.ts';
import { auditEntries, type AuditAnchor } from '../../db/schema/index.ts';
import { createTestDatabase } from '../support/database.ts';

let database: OpenDatabase;
const entriesOfLong = 10_500;

beforeAll(async () => {
  database = openDatabase(await createTestDatabase());
  const { db } = database;
  for (const subjectId of ['a', 'b', 'c']) {
    for (const action of ['one', 'two', 'three']) await db.insert(auditEntries).values(entry(subjectId, action));
  }
  // Longer than a batch, so that a chain goes on from one batch to the next.
  await db.execute(sql`insert into audit_entries (id, subject_kind, subject_id, action, actor_role, detail, at)
    select gen_random_uuid(), 'test', 'long', 'step', 'system', jsonb_build_object('i', i), now()
    from generate_series(1, ${entriesOfLong}) i`);
});

afterAll(() => database.close());

const entry = (subjectId: string, action: string) => ({
  subjectKind: 'test',
  subjectId,
  action,
  actorRole: 'system',
  detail: { 'lý do': 'thử “nghiệm”', at: 1.5 },
  at: '2026-01-05T02:03:04.050Z',
});

const later = () => new Date(Date.now() + 60_000).toISOString();

/** Does what the database forbids everybody but its owner, looks, and undoes it. */
async function checkAfter(tampering: ReturnType<typeof sql>, kept?: AuditAnchor) {
  const { db } = database;
  let found: Awaited<ReturnType<typeof checkAudit>> | undefined;
  await db
    .transaction(async (tx) => {
      await tx.execute(sql`alter table audit_entries disable trigger audit_entries_append_only`);
      await tx.execute(tampering);
      found = await checkAudit(tx, { through: later(), kept });
      tx.rollback();
    })
    .catch((error: unknown) => {
      if (found === undefined) throw error;
    });
  if (found === undefined) throw new Error('Nothing was checked');
  return found;
}

describe('checking the audit log', () => {
  test('finds it intact when nobody touched it, over several batches', async () => {
    const check = await checkAudit(database.db, { through: later() });
    expect(check).toMatchObject({ entries: 9 + entriesOfLong, chains: 4, broken: 0, findings: [] });
  });

  test.each([
    ['a text', sql`update audit_entries set detail = '{"reason": "other"}' where subject_id = 'a' and no = 2`],
    ['an instant', sql`update audit_entries set at = at + interval '1 ms' where subject_id = 'a' and no = 2`],
    ['an actor', sql`update audit_entries set actor_id = id where subject_id = 'a' and no = 2`],
  ])('names the entry of which %s was changed', async (_what, tampering) => {
    expect((await checkAfter(tampering)).findings).toEqual([
      { subjectKind: 'test', subjectId: 'a', no: 2, fault: 'changed' },
    ]);
  });

  test('names the entry after one that was removed, also the first of a subject and across batches', async () => {
    const removed = sql`delete from audit_entries where (subject_id, no) in (('a', 2), ('b', 1), ('long', 9994))`;
    expect((await checkAfter(removed)).findings).toEqual([
      { subjectKind: 'test', subjectId: 'a', no: 3, fault: 'gapBefore' },
      { subjectKind: 'test', subjectId: 'b', no: 2, fault: 'gapBefore' },
      { subjectKind: 'test', subjectId: 'long', no: 9995, fault: 'gapBefore' },
    ]);
  });

  test('notices an entry rewritten with a hash of its own by the one that follows', async () => {
    const rewritten = sql`update audit_entries set hash = repeat('0', 64) where subject_id = 'c' and no = 1`;
    expect((await checkAfter(rewritten)).findings.map(({ no, fault }) => [no, fault])).toEqual([
      [1, 'changed'],
      [2, 'notFollowing'],
    ]);
  });

  test.each([
    ['the newest entry', sql`delete from audit_entries where subject_id = 'a' and no = 3`],
    ['all of a subject', sql`delete from audit_entries where subject_id = 'b'`],
  ])('cannot see by the chain that %s was cut off, but by an anchor kept elsewhere', async (_what, cut) => {
    const kept = await checkAudit(database.db, { through: later() });
    const check = await checkAfter(cut, kept.anchor);
    expect(check).toMatchObject({ broken: 0, agreesWithKept: false });
    expect(check.anchor.entries).toBeLessThan(kept.anchor.entries);
    expect(check.anchor.digest).not.toBe(kept.anchor.digest);
  });

  test('has an anchor that stays true while entries are added', async () => {
    const through = new Date().toISOString();
    const before = await checkAudit(database.db, { through });
    await database.db.insert(auditEntries).values(entry('a', 'four'));
    const after = await checkAudit(database.db, { through: later(), kept: before.anchor });
    expect(after).toMatchObject({ agreesWithKept: true, entries: before.entries + 1 });
    expect(before.agreesWithKept).toBeNull();
  });
});
