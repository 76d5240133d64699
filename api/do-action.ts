import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import type { Queryable } from '../db/client.ts';
import { findRequestHash, isRecorded, keepActionRequest } from '../db/queries/action-requests.ts';
import { bookCounterPayment, findReceivedVnd } from '../db/queries/counter-payment.ts';
import { getStanding, type DossierStanding } from '../db/queries/dossier-standing.ts';
import type { Actor, Refusal } from '../domain/lifecycle/act.ts';
import type { Role } from '../domain/lifecycle/roles.ts';
import { checkAct, getRow, isAction, mustHold, type Action } from '../domain/lifecycle/transitions.ts';
import type { Language } from '../domain/localized-text.ts';
import type { ActInput } from '../workflows/dossier/messages.ts';
import { checkInput } from './action-checks.ts';
import { holdsMainTask, listAllowed, type Viewer } from './allowed-actions.ts';
import type { RequestIdentity } from './http/idempotency.ts';
import { Problem } from './http/problem.ts';
import { describeFaults } from './http/validation.ts';
import type { ApiParts } from './parts.ts';
import { settleOpenAttempts } from './settle-open-attempts.ts';
import { problemOf } from './refusals.ts';

/** An action somebody asks for. That they may see the dossier has been checked. */
export interface ActionCall {
  readonly parts: Pick<ApiParts, 'db' | 'dossiers' | 'gateway'>;
  readonly standing: DossierStanding;
  readonly viewer: Viewer;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expectedSeq?: number | undefined;
  readonly identity: RequestIdentity;
  readonly language: Language;
  /** Where in the body the action's input is, for naming faulty fields; `input` unless given, `''` for the body itself. */
  readonly inputAt?: string;
}

type Input = ActionCall['input'];

/**
 * Has an action done to a dossier, once for each request however often it is sent. When it returns, PostgreSQL shows
 * what came of it. The words stay in PostgreSQL; only the decision goes to the workflow, which has the last word.
 * @throws Problem `validation_failed`, `forbidden`, `idempotency_key_reused`, `stale_form`, `task_taken`,
 * `action_not_allowed`, `temporarily_unavailable`.
 */
export async function doAction(call: ActionCall): Promise<void> {
  const { parts, standing, viewer, identity } = call;
  const action = knownAction(call);
  const input = parseInput(getRow(action).input, call);
  const eventKey = action === 'recordPayment' ? `paid:${String(input['orderNo'])}` : identity.id;
  if ((await isRepetition(parts.db, identity)) && (await isRecorded(parts.db, standing.id, eventKey))) return;
  const decision = await decisionOf(call, action, input);
  const actor = chooseActor(call, action, decision);
  requireHolder(standing, viewer, { action, role: actor.role });
  await checkInput({ db: parts.db, standing, action, input, at: inputAt(call) });
  if (action === 'recordPayment') {
    await takePayment(call, input);
    await untilRecorded(call, eventKey);
    return;
  }
  const isNew = await keepActionRequest(parts.db, requestOf(call, action, input));
  if (!isNew) await isRepetition(parts.db, identity);
  try {
    await haveDone(call, { action, actor, decision });
  } catch (error) {
    // Sent twice, it may have been done between our look into the log and the refusal of what is done already.
    if (error instanceof Problem && error.status === 409 && (await isRecorded(parts.db, standing.id, eventKey))) return;
    throw error;
  }
}

async function haveDone(call: ActionCall, act: Pick<ActInput, 'action' | 'actor' | 'decision'>): Promise<void> {
  const { parts, standing, identity, expectedSeq } = call;
  const result = await parts.dossiers.act(standing.id, {
    requestId: identity.id,
    ...act,
    logSeq: standing.state.seq,
    ...(expectedSeq === undefined ? {} : { expectedSeq }),
  });
  if (result.kind === 'refused') throw await refusedMeanwhile(call, result.refusal);
}

/**
 * The actor somebody is for an action: in the role of theirs that may do it now.
 * @throws Problem `forbidden` when no role of theirs ever may, otherwise why it cannot be done now.
 */
export function chooseActor(
  { standing, viewer, expectedSeq, inputAt }: Pick<ActionCall, 'standing' | 'viewer' | 'expectedSeq' | 'inputAt'>,
  action: Action,
  decision: Input,
): Actor {
  const { plan, state } = standing;
  const { by } = getRow(action);
  const actors = viewer
    .rolesFor(action, decision)
    .filter((role) => by.includes(role))
    .map((role): Actor => ({ accountId: viewer.accountId, role }));
  if (actors.length === 0) throw new Problem('forbidden');
  if (expectedSeq !== undefined && expectedSeq !== state.seq) {
    throw problemOf({ code: 'changed_meanwhile' }, standing, viewer, inputAt);
  }
  const at = new Date().toISOString();
  const refusals = actors.map((actor) => ({
    actor,
    refusal: checkAct(plan, state, { action, actor, at, decision, facts: {} }),
  }));
  const able = refusals.filter(({ refusal }) => refusal === undefined).map(({ actor }) => actor);
  const holds = holdsMainTask(standing, viewer.accountId);
  const chosen = able.find(({ role }) => holds || !mustHold(action, role)) ?? able[0];
  if (chosen !== undefined) return chosen;
  throw problemOf(refusals[0]?.refusal ?? { code: 'not_for_this_role' }, standing, viewer, inputAt);
}

/** The action by its name, if it is one that goes through the workflow. @throws Problem `action_not_allowed`. */
export function knownAction({ action, standing, viewer }: Pick<ActionCall, 'action' | 'standing' | 'viewer'>): Action {
  if (!isAction(action)) throw problemOf({ code: 'unknown_action', field: 'action' }, standing, viewer);
  if (getRow(action).appliedBy === 'database') throw problemOf({ code: 'not_in_this_status' }, standing, viewer);
  return action;
}

/** The input, checked and completed by an action's own schema. @throws Problem `validation_failed`. */
export function parseInput(
  schema: z.ZodObject,
  { input, inputAt: at = 'input', language }: Pick<ActionCall, 'input' | 'inputAt' | 'language'>,
): Input {
  const faults = describeFaults(schema, input, language);
  if (faults.length === 0) return schema.parse(input);
  const errors = faults.map((fault) => ({ ...fault, field: [at, fault.field].filter(Boolean).join('.') }));
  throw new Problem('validation_failed', { errors });
}

function inputAt(call: ActionCall): string {
  return call.inputAt ?? 'input';
}

/** Whether this very request was made before. @throws Problem `idempotency_key_reused` when another one was. */
export async function isRepetition(db: Queryable, { id, bodyHash }: RequestIdentity): Promise<boolean> {
  const known = await findRequestHash(db, id);
  if (known !== undefined && known !== bodyHash) throw new Problem('idempotency_key_reused');
  return known !== undefined;
}

/** What decides. Money counts together with what has come in for the order before. */
export async function decisionOf(
  { parts, standing }: Pick<ActionCall, 'parts' | 'standing'>,
  action: Action,
  input: Input,
): Promise<Input> {
  const decision = getRow(action).decision.parse(input);
  if (action !== 'recordPayment') return decision;
  const receivedVnd = await findReceivedVnd(parts.db, standing.id, Number(decision['orderNo']));
  return { ...decision, bookedVnd: Number(decision['bookedVnd']) + receivedVnd };
}

/** @throws Problem naming who holds the task, or asking to claim it first. */
function requireHolder(
  standing: DossierStanding,
  viewer: Viewer,
  { action, role }: { readonly action: Action; readonly role: Role },
): void {
  if (!mustHold(action, role) || holdsMainTask(standing, viewer.accountId)) return;
  const holder = standing.tasks.find(({ isMain }) => isMain)?.holder ?? null;
  if (holder === null) {
    throw new Problem('action_not_allowed', {
      detail: { vi: 'Chưa ai nhận việc này. Nhận việc rồi làm tiếp.', en: 'Nobody holds this task. Claim it first.' },
      dossierStatus: standing.state.status,
      allowedActions: listAllowed(standing, viewer),
    });
  }
  throw taskTaken(holder.name);
}

/** The refusal that names who has the task. */
export function taskTaken(holderName: string): Problem {
  return new Problem('task_taken', {
    detail: {
      vi: `${holderName} đang giữ việc này. Nhờ ${holderName} trả lại, hoặc nhờ giám sát giao lại.`,
      en: `${holderName} holds this task. Ask them to release it, or a supervisor to reassign it.`,
    },
  });
}

function requestOf({ viewer, identity, standing }: ActionCall, action: Action, input: Input) {
  return {
    id: identity.id,
    accountId: viewer.accountId,
    idempotencyKey: identity.key,
    bodyHash: identity.bodyHash,
    dossierId: standing.id,
    action,
    input,
  };
}

/** Books money taken by hand together with the request for it. The outbox tells the workflow. */
async function takePayment(call: ActionCall, input: Input): Promise<void> {
  const { parts, standing, viewer } = call;
  const request = requestOf(call, 'recordPayment', input);
  if (!(await isRepetition(parts.db, call.identity))) {
    await settleOpenAttempts(parts, { dossierId: standing.id, orderNo: Number(input['orderNo']) });
  }
  await parts.db.transaction(async (tx) => {
    if (!(await keepActionRequest(tx, request))) return;
    const outcome = await bookCounterPayment(tx, request);
    if (outcome === 'booked') return;
    const field = outcome === 'nothing_pending' ? 'orderNo' : 'bookedVnd';
    throw problemOf({ code: outcome, field }, standing, viewer, call.inputAt);
  });
}

const patienceMs = 8_000;

async function untilRecorded({ parts, standing }: ActionCall, key: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await isRecorded(parts.db, standing.id, key))) {
    if (Date.now() > deadline) throw new Problem('temporarily_unavailable', { retryAfterSeconds: 2 });
    await sleep(40);
  }
}

async function refusedMeanwhile(
  call: Pick<ActionCall, 'parts' | 'standing' | 'viewer' | 'inputAt'>,
  refusal: Refusal,
): Promise<Problem> {
  return problemOf(refusal, await getStanding(call.parts.db, call.standing.id), call.viewer, call.inputAt);
}
