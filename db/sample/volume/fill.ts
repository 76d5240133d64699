import { eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { StaffRole } from '../../../domain/lifecycle/roles.ts';
import { priorityGroups } from '../../../domain/priority.ts';
import { nextWorkingInstant } from '../../../domain/working-time/arithmetic.ts';
import type { Database, Transaction } from '../../client.ts';
import { FeesNotDeterminable } from '../../queries/fees.ts';
import { foldActs } from '../../queries/act-lines.ts';
import { foldQueues } from '../../queries/queue-counts.ts';
import { getDefinition, getPlan } from '../../queries/procedure-versions.ts';
import { accounts, procedures, staffAssignments, units } from '../../schema/index.ts';
import { sampleStaff } from '../staff.ts';
import { loadInBulk } from './bulk-load.ts';
import { addFigures, copyModel, prepareCopying, setModelsAside } from './copy-model.ts';
import { ensurePeople, type Person } from './people.ts';
import { between, oneOfThese, randomOf, type Random } from './random.ts';
import { walkModel, type Offer } from './walk-model.ts';

export interface VolumeWish {
  /** How many dossiers to add, and how many of them are to be open. */
  readonly dossiers: number;
  readonly open: number;
  /** The same seed makes the same dossiers but for their ids. */
  readonly seed: number;
  /** What is open is so at this instant. */
  readonly now?: string;
  /** How many dossiers to lead one by one; the others are copies of them. */
  readonly models?: number;
  /** From how many copies on indexes and references are made anew. */
  readonly inBulkFrom?: number;
  readonly say?: (text: string) => void;
}

/** The database is not one to put a sample into. The message says why, and what to do. */
export class NotForSamples extends Error {
  override readonly name = 'NotForSamples';
}

const dayMs = 86_400_000;

/** How far back dossiers were submitted: those that are done, those that are not. */
const submittedDaysAgo = { ended: [30, 1150], open: [0, 25] } as const;

/**
 * Adds sample dossiers in bulk: some hundreds are led through the lifecycle one by one, the rest are copies of those.
 * All or nothing.
 * @throws NotForSamples when the database holds dossiers that are not of the sample, or no sample units and procedures.
 */
export async function fillWithDossiers(db: Database, wish: VolumeWish): Promise<void> {
  const { dossiers, open, say = () => undefined } = wish;
  if (open > dossiers) throw new RangeError(`open: ${String(open)} is more than all ${String(dossiers)} dossiers`);
  await refuseRealData(db);
  const people = await ensurePeople(db, dossiers);
  const world = { people, offers: await listOffers(db), staffOf: await readStaff(db) };
  await db.transaction(async (tx) => {
    const walked = await walkModels(tx, wish, world);
    const models = walked.map((model, nth) => ({ ...model, firstPerson: nth * 7919 + wish.seed }));
    say(`${String(models.length)} dossiers led one by one`);
    for (const model of models) await addFigures(tx, model);
    await listPeople(tx, people);
    await setModelsAside(
      tx,
      models.map(({ modelId }) => modelId),
    );
    await prepareCopying(tx);
    const copyAll = async () => {
      let made = models.length;
      let told = 0;
      for (const model of models) {
        await copyModel(tx, model);
        made += model.copies;
        if (made - told < 50_000) continue;
        told = made;
        say(`${String(made)} of ${String(dossiers)} dossiers written`);
      }
    };
    await loadInBulk(tx, { dossiers: dossiers - models.length, from: wish.inBulkFrom }, copyAll);
  });
  while ((await foldQueues(db)) + (await foldActs(db)) > 0);
  await db.execute(sql`analyze`);
}

/** Everybody in the sample has a mailbox under `.example`; who gave another one, or none, may be somebody. */
async function refuseRealData(db: Database): Promise<void> {
  const [real] = await db.execute<{ code: string | null }>(sql`
    select coalesce(code, id::text) as code from dossiers
    where coalesce(applicant ->> 'email', '') not like '%.example' limit 1`);
  if (real !== undefined) {
    throw new NotForSamples(
      `The database holds dossiers that are not of the sample, such as ${String(real.code)}. ` +
        'Give the address of a database without any (--database).',
    );
  }
}

interface World {
  readonly people: readonly Person[];
  readonly offers: readonly Offer[];
  readonly staffOf: (unitCode: string, role: StaffRole) => readonly string[];
}

async function listOffers(db: Database): Promise<Offer[]> {
  const rows = await db
    .select({
      code: procedures.code,
      unitCode: units.code,
      versionId: procedures.currentVersionId,
      calendarId: units.calendarId,
    })
    .from(procedures)
    .innerJoin(units, eq(units.code, procedures.unitCode))
    .where(sql`${procedures.isOpen} and ${units.isSample} and ${isNotNull(procedures.currentVersionId)}`)
    .orderBy(procedures.code);
  const offers: Offer[] = [];
  for (const { code: procedureCode, unitCode, versionId, calendarId } of rows) {
    if (versionId === null) continue;
    const definition = await getDefinition(db, versionId);
    offers.push({ procedureCode, unitCode, versionId, definition, plan: await getPlan(db, versionId, calendarId) });
  }
  if (offers.length > 0) return offers;
  throw new NotForSamples(
    'The database has no sample procedures. Start the installation once (npm start), then fill it.',
  );
}

async function readStaff(db: Database): Promise<World['staffOf']> {
  const emails = sampleStaff.map(({ email }) => email);
  const rows = await db
    .select({ id: accounts.id, unitCode: staffAssignments.unitCode, role: staffAssignments.role })
    .from(staffAssignments)
    .innerJoin(accounts, eq(accounts.id, staffAssignments.accountId))
    .where(inArray(accounts.email, emails))
    .orderBy(accounts.email);
  return (unitCode, role) => rows.filter((row) => row.unitCode === unitCode && row.role === role).map(({ id }) => id);
}

interface Model {
  readonly modelId: string;
  readonly offer: Offer;
  readonly copies: number;
}

/** Leads the models and shares the dossiers wanted out among them. */
async function walkModels(tx: Transaction, wish: VolumeWish, world: World): Promise<Model[]> {
  const counts = { open: wish.open, ended: wish.dossiers - wish.open };
  const made: Model[] = [];
  for (const kind of ['ended', 'open'] as const) {
    const wanted = counts[kind];
    const models = Math.min(wanted, wish.models ?? Math.min(250, Math.max(50, Math.ceil(wanted / 4000))));
    for (let nth = 0; nth < models; nth += 1) {
      const copies = Math.floor(wanted / models) + (nth < wanted % models ? 1 : 0) - 1;
      made.push({ ...(await walkOne(tx, { wish, world, kind, nth })), copies });
    }
  }
  return made;
}

interface Walked {
  readonly wish: VolumeWish;
  readonly world: World;
  readonly kind: 'ended' | 'open';
  readonly nth: number;
}

class Unsuitable extends Error {
  override readonly name = 'Unsuitable';
}

/** Procedures whose fee depends on an answer, which these dossiers do not have. */
const withoutFee = new Set<string>();

/** A dossier that has ended, or has not, as wanted: others are taken back and another one is led. */
async function walkOne(tx: Transaction, { wish, world, kind, nth }: Walked): Promise<Omit<Model, 'copies'>> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const random = randomOf(wish.seed, kind === 'open' ? 1 : 2, nth, attempt);
    const offer = oneOfThese(
      random,
      world.offers.filter(({ versionId }) => !withoutFee.has(versionId)),
    );
    const until = wish.now ?? new Date().toISOString();
    try {
      const modelId = await tx.transaction(async (inner) => {
        const { id, hasEnded } = await walkModel(inner, {
          offer,
          until,
          random,
          staffOf: world.staffOf,
          person: oneOfThese(random, world.people),
          priority: random() < 0.06 ? oneOfThese(random, priorityGroups) : null,
          submittedAt: submissionAt(random, until, { kind, offer }),
        });
        if (hasEnded !== (kind === 'ended')) throw new Unsuitable();
        return id;
      });
      return { modelId, offer };
    } catch (error) {
      if (error instanceof FeesNotDeterminable) withoutFee.add(offer.versionId);
      else if (!(error instanceof Unsuitable)) throw error;
    }
  }
  throw new Error(`No ${kind} dossier in fifty tries`);
}

/** The first second of a working minute so many days ago (next-act.ts says why the first second). */
function submissionAt(
  random: Random,
  until: string,
  { kind, offer }: Pick<Walked, 'kind'> & { readonly offer: Offer },
) {
  const [least, most] = submittedDaysAgo[kind];
  const agoMs = (least + (most - least) * random()) * dayMs + between(random, 2, 60) * 60_000;
  const opening = nextWorkingInstant(offer.plan.calendar, new Date(Date.parse(until) - agoMs).toISOString());
  const submittedMs = Math.floor(Date.parse(opening) / 60_000) * 60_000 + 1000;
  return new Date(Math.min(submittedMs, Date.parse(until) - (Date.parse(until) % 60_000) - 59_000)).toISOString();
}

async function listPeople(tx: Transaction, people: readonly Person[]): Promise<void> {
  await tx.execute(sql`
    create temp table people (nth int primary key, account_id uuid, name text, plain_name text, phone text,
      personal_id text, email text) on commit drop`);
  await tx.execute(sql`
    insert into pg_temp.people select ordinality - 1, id, name, "plainName", phone, "personalId", email
    from jsonb_to_recordset(${JSON.stringify(people.map((person, nth) => ({ ...person, ordinality: nth + 1 })))}::jsonb)
      as p (ordinality int, id uuid, name text, "plainName" text, phone text, "personalId" text, email text)`);
  await tx.execute(sql`analyze pg_temp.people`);
}
