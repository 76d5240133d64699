import { hash, randomBytes } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
import { sequentialDossierCode } from '../../domain/dossier-code.ts';
import type { Actor } from '../../domain/lifecycle/act.ts';
import { applyAct, draftState } from '../../domain/lifecycle/transitions.ts';
import { workOf } from '../../domain/lifecycle/work.ts';
import { caseOf } from '../../domain/procedure/case-of.ts';
import { searchText } from '../../domain/search-text.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import type { Transaction } from '../client.ts';
import { dossierCounters, dossiers, units } from '../schema/index.ts';
import { appendEvent } from './append-event.ts';
import { getDossierFees } from './fees.ts';
import { queueOutgoing } from './outbox.ts';
import { getDefinition, getPlan } from './procedure-versions.ts';

/** A complete draft, ready to become a dossier; who hands it in, and when. */
export interface Submission {
  readonly dossierId: string;
  readonly action: 'submit' | 'receiveAtCounter';
  readonly actor: Actor;
  readonly requestId: string;
  /** UTC ISO instant. */
  readonly at: string;
  /** The key to give, where the caller can make the same one again; a random one otherwise. */
  readonly trackingKey?: string;
}

export interface Submitted {
  readonly code: string;
  /** Opens the public tracking page together with the code. Only its hash is kept. */
  readonly trackingKey: string;
}

/** The lifecycle refuses the submission; the caller checks completeness first, so this is a way of return not offered. */
export class SubmissionRefused extends Error {
  override readonly name = 'SubmissionRefused';
}

/**
 * Turns a locked, complete draft into a submitted dossier: gives it its code, pins the calendar, records event 1 with
 * all that follows from it, and queues the start of its workflow. Temporal need not be up. All within the caller's
 * transaction, so that a crash leaves either the draft or the dossier.
 */
export async function submitDossier(tx: Transaction, submission: Submission): Promise<Submitted> {
  const { dossierId, at } = submission;
  const draft = await getDraft(tx, dossierId);
  await tx.update(dossiers).set({ submittedAt: at }).where(eq(dossiers.id, dossierId));
  const fees = await getDossierFees(tx, dossierId);
  const plan = await getPlan(tx, draft.versionId, draft.calendarId);
  const { answers, channel, applicant } = draft;
  const homeReturn = draft.returnMethod === 'home';
  const situation = { answers, channel, applicant: applicant.kind ?? 'citizen', homeReturn } as const;
  const chosenCase = caseOf(await getDefinition(tx, draft.versionId), situation);
  const act = {
    action: submission.action,
    actor: submission.actor,
    at,
    decision: {
      returnMethod: draft.returnMethod ?? 'counter',
      homeCollection: draft.homeCollection,
      papers: submission.action === 'receiveAtCounter' || draft.homeCollection,
      ...(chosenCase === undefined ? {} : { caseKey: chosenCase.key }),
    },
    facts: { feesDueVnd: fees.totalVnd },
  };
  const applied = applyAct(plan, draftState, act);
  if (!applied.ok) throw new SubmissionRefused(`Dossier ${dossierId}: ${applied.refusal.code}`);
  const code = await nextCode(tx, draft.prefix, at);
  const trackingKey = submission.trackingKey ?? newTrackingKey();
  const { name, companyName, phone, personalId, taxCode } = draft.applicant;
  await appendEvent(tx, {
    dossierId,
    key: `submit:${dossierId}`,
    act,
    requestId: submission.requestId,
    state: applied.state,
    work: workOf(plan, applied.state),
    stepKey: null,
    columns: {
      code,
      calendarId: draft.calendarId,
      trackingKeyHash: hashTrackingKey(trackingKey),
      applicantName: companyName ?? name ?? '',
      searchText: searchText(code, name, companyName, phone, personalId, taxCode),
    },
  });
  await queueOutgoing(tx, `start:${dossierId}`, { kind: 'startDossier', dossierId });
  return { code, trackingKey };
}

/** What is kept of a tracking key. */
export function hashTrackingKey(key: string): string {
  return hash('sha256', key.toUpperCase());
}

/** Eight letters and digits nobody confuses when copying them from paper: 40 bits beside the code. */
function newTrackingKey(): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  return [...randomBytes(8)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

/** The unit's row is held first: a calendar that is published meanwhile then either comes before, or tells this dossier. */
async function getDraft(tx: Transaction, dossierId: string) {
  const itsUnit = tx.select({ code: dossiers.unitCode }).from(dossiers).where(eq(dossiers.id, dossierId));
  await tx.select({ code: units.code }).from(units).where(inArray(units.code, itsUnit)).for('share');
  const [draft] = await tx
    .select({
      versionId: dossiers.procedureVersionId,
      applicant: dossiers.applicant,
      answers: dossiers.answers,
      channel: dossiers.channel,
      returnMethod: dossiers.returnMethod,
      homeCollection: dossiers.homeCollection,
      calendarId: units.calendarId,
      prefix: units.dossierPrefix,
    })
    .from(dossiers)
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .where(eq(dossiers.id, dossierId))
    .for('update', { of: dossiers });
  if (draft === undefined) throw new Error(`No draft ${dossierId}`);
  return draft;
}

/** The next code of a unit on a day. The counter's row is locked until the caller commits; a rollback leaves a gap. */
async function nextCode(tx: Transaction, prefix: string, at: string): Promise<string> {
  const onDate = localDateOf(at);
  const [counter] = await tx
    .insert(dossierCounters)
    .values({ prefix, onDate, lastNumber: 1 })
    .onConflictDoUpdate({
      target: [dossierCounters.prefix, dossierCounters.onDate],
      set: { lastNumber: sql`${dossierCounters.lastNumber} + 1` },
    })
    .returning({ number: dossierCounters.lastNumber });
  if (counter === undefined) throw new Error(`No number for ${prefix} on ${onDate}`);
  return sequentialDossierCode.write({ agencyPrefix: prefix, onDate, sequence: counter.number });
}
