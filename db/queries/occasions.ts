import { and, eq, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Act } from '../../domain/lifecycle/act.ts';
import type { DossierPlan } from '../../domain/lifecycle/plan.ts';
import type { Role } from '../../domain/lifecycle/roles.ts';
import type { DossierState } from '../../domain/lifecycle/state.ts';
import type { DossierStatus } from '../../domain/lifecycle/statuses.ts';
import { ground } from '../../domain/lifecycle/table/row.ts';
import { applyAct, draftState } from '../../domain/lifecycle/transitions.ts';
import { workOf } from '../../domain/lifecycle/work.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import type { Queryable } from '../client.ts';
import {
  accounts,
  actionRequests,
  communes,
  deliveries,
  dossierEvents,
  dossiers,
  paymentOrders,
  provinces,
  tasks,
  units,
  type AddressData,
  type DeliveryStatus,
  type UnitContact,
} from '../schema/index.ts';
import { getDefinition, getPlan } from './procedure-versions.ts';

/**
 * An event of a dossier with everything around it that a mail or a letter about it can mention. The states are those
 * right before and right after the event, whatever has happened since: what was held up still says what it was to say.
 */
export interface Occasion {
  readonly event: OccasionEvent;
  /** All events up to this one, in order. */
  readonly events: readonly OccasionEvent[];
  readonly before: DossierState;
  readonly state: DossierState;
  /** Where the dossier stands by now. */
  readonly statusNow: DossierStatus;
  readonly code: string;
  readonly definition: ProcedureDefinition;
  readonly unit: OccasionUnit;
  readonly applicantName: string;
  readonly email: string | null;
  /** Whether somebody can see the dossier after signing in. */
  readonly hasAccount: boolean;
  /** Who works on the dossier after the event; `null` while nobody of the staff has the next move. */
  readonly desk: { readonly role: Role; readonly unitName: LocalizedText; readonly holder: string | null } | null;
  /** The payment order that the state speaks of. */
  readonly orderId: string | null;
  /** Everything received for the dossier, in VND. */
  readonly receivedVnd: number;
  /** Of the parcel with the result. */
  readonly trackingCode: string | null;
  /** How far that parcel got, for how it ended: only a parcel that ended back at the counter does not say it by that. */
  readonly parcelStatus: DeliveryStatus | null;
  readonly returnAddress: string | null;
}

export interface OccasionEvent {
  readonly seq: number;
  readonly action: string;
  /** UTC ISO instant. */
  readonly at: string;
  readonly role: Role;
  readonly actorName: string | null;
  readonly decision: z.infer<typeof decision>;
  readonly words: z.infer<typeof words>;
}

interface OccasionUnit {
  readonly name: LocalizedText;
  readonly counter: LocalizedText | null;
  readonly address: string;
  readonly contacts: readonly UnitContact[];
}

/** What was decided, as far as mails repeat it. */
const decision = z.object({
  components: z.array(z.string()).default([]),
  ground: ground.optional(),
  newDate: z.iso.date().optional(),
  bookedVnd: z.number().optional(),
  issuedOn: z.iso.date().optional(),
  validUntil: z.iso.date().optional(),
});

/** What people wrote, as far as mails repeat it: never what they noted for colleagues. */
const words = z.object({
  reason: z.string().optional(),
  extraRoundReason: z.string().optional(),
  notes: z.record(z.string(), z.string()).default({}),
  number: z.string().optional(),
  recipient: z.string().optional(),
});

/** @throws Error when there is no such event, or it does not follow from those before it. */
export async function getOccasion(db: Queryable, dossierId: string, seq: number): Promise<Occasion> {
  const dossier = await getDossier(db, dossierId);
  const log = await listEvents(db, dossierId, seq);
  const event = log.at(-1)?.event;
  if (event?.seq !== seq) throw new Error(`Dossier ${dossierId} has no event ${seq}`);
  const plan = await getPlan(db, dossier.procedureVersionId, dossier.calendarId);
  const { before, state } = replay(plan, log);
  const parcel = await findResultParcel(db, dossierId, state.delivery?.no);
  const orders = await db.select().from(paymentOrders).where(eq(paymentOrders.dossierId, dossierId));
  return {
    event,
    events: log.map((entry) => entry.event),
    before,
    state,
    statusNow: dossier.status,
    code: dossier.code,
    definition: await getDefinition(db, dossier.procedureVersionId),
    unit: dossier.unit,
    applicantName: dossier.applicantName,
    email: dossier.applicant.email ?? dossier.accountEmail,
    hasAccount: dossier.accountId !== null,
    desk: await findDesk(db, dossierId, workOf(plan, state).main?.key),
    orderId: orders.find(({ orderNo }) => orderNo === state.payment?.orderNo)?.id ?? null,
    receivedVnd: orders.reduce((sum, { receivedVnd }) => sum + receivedVnd, 0),
    trackingCode: parcel?.trackingCode ?? null,
    parcelStatus: parcel?.status ?? null,
    returnAddress: dossier.returnAddress === null ? null : await writeAddress(db, dossier.returnAddress),
  };
}

async function getDossier(db: Queryable, dossierId: string) {
  const [row] = await db
    .select({
      code: dossiers.code,
      accountId: dossiers.accountId,
      // An account that was closed has no address any more.
      accountEmail: sql<string | null>`case when ${accounts.endedAt} is null then ${accounts.email} end`,
      applicant: dossiers.applicant,
      applicantName: dossiers.applicantName,
      procedureVersionId: dossiers.procedureVersionId,
      calendarId: dossiers.calendarId,
      status: dossiers.status,
      returnAddress: dossiers.returnAddress,
      unit: { name: units.name, counter: units.counter, address: units.address, contacts: units.contacts },
    })
    .from(dossiers)
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .leftJoin(accounts, eq(accounts.id, dossiers.accountId))
    .where(eq(dossiers.id, dossierId));
  const { code, calendarId } = row ?? { code: null, calendarId: null };
  if (row === undefined || code === null || calendarId === null) throw new Error(`No submitted dossier ${dossierId}`);
  return { ...row, code, calendarId };
}

interface LoggedEvent {
  readonly act: Act;
  readonly event: OccasionEvent;
}

async function listEvents(db: Queryable, dossierId: string, throughSeq: number): Promise<LoggedEvent[]> {
  const rows = await db
    .select({
      seq: dossierEvents.seq,
      act: dossierEvents.act,
      actorName: accounts.name,
      input: actionRequests.input,
    })
    .from(dossierEvents)
    .leftJoin(accounts, eq(accounts.id, dossierEvents.actorId))
    .leftJoin(actionRequests, eq(actionRequests.id, dossierEvents.requestId))
    .where(and(eq(dossierEvents.dossierId, dossierId), lte(dossierEvents.seq, throughSeq)))
    .orderBy(dossierEvents.seq);
  return rows.map(({ seq, act, actorName, input }) => ({
    act,
    event: {
      seq,
      action: act.action,
      at: act.at,
      role: act.actor.role,
      actorName,
      decision: decision.parse(act.decision),
      words: words.parse(input ?? {}),
    },
  }));
}

function replay(plan: DossierPlan, log: readonly LoggedEvent[]) {
  let before = draftState;
  let state = draftState;
  for (const { act, event } of log) {
    const applied = applyAct(plan, state, act);
    if (!applied.ok) throw new Error(`Event ${event.seq} does not follow: ${applied.refusal.code}`);
    before = state;
    state = applied.state;
  }
  return { before, state };
}

async function findDesk(db: Queryable, dossierId: string, taskKey: string | undefined): Promise<Occasion['desk']> {
  if (taskKey === undefined) return null;
  const [task] = await db
    .select({ role: tasks.role, unitName: units.name, holder: accounts.name })
    .from(tasks)
    .innerJoin(units, eq(units.code, tasks.unitCode))
    .leftJoin(accounts, eq(accounts.id, tasks.holderId))
    .where(and(eq(tasks.dossierId, dossierId), eq(tasks.key, taskKey)));
  return task ?? null;
}

async function findResultParcel(db: Queryable, dossierId: string, no: number | undefined) {
  if (no === undefined) return undefined;
  const [parcel] = await db
    .select({ trackingCode: deliveries.trackingCode, status: deliveries.status })
    .from(deliveries)
    .where(and(eq(deliveries.dossierId, dossierId), eq(deliveries.direction, 'deliver'), eq(deliveries.no, no)));
  return parcel;
}

/** An address on one line, with the names of its commune and province. */
export async function writeAddress(db: Queryable, address: AddressData): Promise<string> {
  const [place] = await db
    .select({ commune: communes.name, province: provinces.name })
    .from(communes)
    .innerJoin(provinces, eq(provinces.code, communes.provinceCode))
    .where(eq(communes.code, address.communeCode));
  return [address.line, place?.commune, place?.province].filter(Boolean).join(', ');
}
