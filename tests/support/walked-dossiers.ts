import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import type { Database, Transaction } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { appendEvent } from '../../db/queries/append-event.ts';
import { getPlan } from '../../db/queries/procedure-versions.ts';
import { actionRequests, dossiers, units } from '../../db/schema/index.ts';
import type { Act } from '../../domain/lifecycle/act.ts';
import { workOf } from '../../domain/lifecycle/work.ts';
import { take, Walk, type Stride } from '../domain/lifecycle/walk.ts';
import { insertDraft } from './sample-dossiers.ts';

const strideBy = (people: readonly string[]): fc.Arbitrary<Stride> =>
  fc.record({
    pick: fc.nat({ max: 9_999 }),
    person: fc.constantFrom(...people),
    minutes: fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 600, max: 9_000 })),
    onTime: fc.boolean(),
    kind: fc.constantFrom('sensible', 'sensible', 'varied'),
  });

export interface WalkWish {
  readonly procedureCode: string;
  readonly applicantId: string;
  /** Who acts, in whatever role; accounts of the database. */
  readonly people: readonly string[];
  readonly dossiers: number;
  readonly seed: number;
  /** When the first stride begins, and when to leave the dossier as it is. */
  readonly startsAt?: string;
  readonly until?: string;
}

/** Leads dossiers at random, in memory and in the database alike, each event in a transaction of its own. */
export async function walkDossiers(db: Database, wish: WalkWish): Promise<string[]> {
  const paths = fc.sample(fc.array(strideBy(wish.people), { minLength: 4, maxLength: 30, size: 'max' }), {
    numRuns: wish.dossiers,
    seed: wish.seed,
  });
  await addConsultedUnits(db);
  const ids: string[] = [];
  for (const path of paths) ids.push(await walkOne(db, wish, path));
  return ids;
}

/** The units that walks ask for their opinion. */
async function addConsultedUnits(db: Database): Promise<void> {
  const [unit] = await db.select().from(units).limit(1);
  if (unit === undefined) throw new Error('The sample has no unit');
  const codes = Array.from({ length: 40 }, (_, no) => `unit-${no}`);
  await db
    .insert(units)
    .values(codes.map((code) => ({ ...unit, code, receivingAccount: null })))
    .onConflictDoNothing();
}

async function walkOne(db: Database, wish: WalkWish, path: readonly Stride[]): Promise<string> {
  const id = await insertDraft(db, wish.applicantId, wish);
  const [row] = await db
    .select({ versionId: dossiers.procedureVersionId, calendarId: units.calendarId })
    .from(dossiers)
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .where(eq(dossiers.id, id));
  if (row === undefined) throw new Error('The draft is gone');
  const { calendarId } = row;
  const plan = await getPlan(db, row.versionId, calendarId);
  const walk = new Walk(plan);
  walk.now = wish.startsAt ?? walk.startedAt;
  const { until } = wish;
  const steps = path
    .flatMap((stride) => take(walk, stride))
    .filter(({ act }, index) => index === 0 || until === undefined || act.at <= until);
  for (const { act, after, before } of steps) {
    const isFirst = before.seq === 0;
    const outcome = await db.transaction(async (tx) =>
      appendEvent(tx, {
        dossierId: id,
        key: `walk:${after.seq}`,
        act,
        requestId: await writeRequest(tx, id, act),
        state: after,
        work: workOf(plan, after),
        stepKey: after.step === null ? null : (plan.steps[after.step]?.key ?? null),
        ...(isFirst ? { columns: { code: codeFrom(id), submittedAt: act.at, calendarId } } : {}),
      }),
    );
    if (outcome.kind !== 'appended') throw new Error(`${act.action}: ${outcome.kind}`);
  }
  return id;
}

/** What a person wrote beside the act, as far as any act needs it. */
async function writeRequest(tx: Transaction, dossierId: string, { action, actor }: Act): Promise<string | null> {
  if (actor.role === 'system') return null;
  const id = newId();
  const input = { number: '01/MAU', issuedOn: '2026-11-20' };
  const request = { id, accountId: actor.accountId, idempotencyKey: id, bodyHash: '', dossierId, action, input };
  await tx.insert(actionRequests).values(request);
  return id;
}

/** A code of the usual shape that no other dossier has: the end of a UUID is random. */
function codeFrom(id: string): string {
  return `H34.18-261109-${String(Number.parseInt(id.slice(-6), 16) % 10_000_000).padStart(7, '0')}`;
}
