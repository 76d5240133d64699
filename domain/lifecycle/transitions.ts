import type { Act, Actor, Refusal } from './act.ts';
import { settleTime } from './clock.ts';
import type { DossierPlan } from './plan.ts';
import type { Role } from './roles.ts';
import type { DossierState } from './state.ts';
import { exceptionRows } from './table/exceptions.ts';
import { processingRows } from './table/processing.ts';
import { receptionRows } from './table/reception.ts';
import { resultRows } from './table/result.ts';
import type { ActionRow, Moment, Situation } from './table/row.ts';
import { waitingRows } from './table/waiting.ts';

/**
 * The one transition table: status × action → what follows, who may, what it asks for, what the clock does. The
 * workflow, the API's refusals, the buttons of console and portal and the documentation's diagram all read it.
 */
export const transitionTable = {
  ...receptionRows,
  ...waitingRows,
  ...processingRows,
  ...exceptionRows,
  ...resultRows,
} satisfies Record<string, ActionRow>;

export type Action = keyof typeof transitionTable;

export const actions = Object.keys(transitionTable) as readonly Action[];

export function isAction(name: string): name is Action {
  return Object.hasOwn(transitionTable, name);
}

/** The row of an action. */
export function getRow(action: Action): ActionRow {
  return transitionTable[action];
}

/** Whether a role may do this only while it holds the dossier's main task. */
export function mustHold(action: Action, role: Role): boolean {
  return getRow(action).holderOnly.includes(role);
}

/** The state of a dossier nobody has submitted yet. */
export const draftState: DossierState = {
  seq: 0,
  status: 'draft',
  returnMethod: 'counter',
  collection: 'none',
  papers: false,
  caseKey: null,
  calendar: null,
  visits: 0,
  desk: null,
  step: null,
  usedMinutes: [],
  clock: null,
  limits: [],
  transfer: null,
  supplement: { rounds: 0, asked: [], dueAt: null, remindAt: null, reminded: false },
  payment: null,
  extension: { times: 0, pending: null },
  consultations: [],
  approval: null,
  resumeTo: null,
  interrupted: null,
  resumableUntil: null,
  negative: false,
  resultFileId: null,
  issued: false,
  delivery: null,
  apology: 'none',
  apologies: 0,
  undo: null,
};

export type Applied =
  { readonly ok: true; readonly state: DossierState } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Why an act is not possible now, or `undefined` when it is. Role and status come first, then what the row itself asks.
 * Pure and synchronous: safe in a workflow's validator.
 */
export function checkAct(plan: DossierPlan, state: DossierState, act: Act): Refusal | undefined {
  if (!isAction(act.action)) return { code: 'unknown_action', field: 'action' };
  const refused = refuseAction(act.action, { plan, state, actor: act.actor, at: act.at });
  if (refused !== undefined) return refused;
  const row = getRow(act.action);
  const decision = row.decision.safeParse(act.decision);
  if (!decision.success) {
    const at = decision.error.issues[0]?.path.join('.');
    return { code: 'invalid_decision', ...(at === undefined || at === '' ? {} : { field: at }) };
  }
  return row.guard({ plan, state, actor: act.actor, at: act.at, decision: decision.data, facts: act.facts });
}

/**
 * Applies an act: the dossier after it, or why it is refused. Replaying a dossier's recorded acts from `draftState`
 * gives its state again.
 */
export function applyAct(plan: DossierPlan, state: DossierState, act: Act): Applied {
  const refusal = checkAct(plan, state, act);
  if (refusal !== undefined) return { ok: false, refusal };
  const row = getRow(act.action as Action);
  const moment: Moment = {
    plan,
    state,
    actor: act.actor,
    at: act.at,
    decision: row.decision.parse(act.decision),
    facts: act.facts,
  };
  const moved = settleTime(plan, state, row.apply(moment), act.at);
  return { ok: true, state: { ...moved, seq: state.seq + 1, undo: undoAfter(row, state) } };
}

/** What can be undone after an act: only the act itself, and only where nothing outside depends on it. */
function undoAfter(row: ActionRow, before: DossierState): DossierState['undo'] {
  if (!row.correctable) return null;
  const { undo: _forgotten, ...rest } = before;
  return { seq: before.seq + 1, before: rest };
}

/** Actions an actor may take now, leaving aside what depends on what is filled in. */
export function allowedActions(plan: DossierPlan, state: DossierState, actor: Actor, at: string): readonly Action[] {
  return actions.filter((action) => refuseAction(action, { plan, state, actor, at }) === undefined);
}

function refuseAction(action: Action, situation: Situation): Refusal | undefined {
  const row = getRow(action);
  if (!row.from.includes(situation.state.status)) return { code: 'not_in_this_status' };
  if (!row.by.includes(situation.actor.role)) return { code: 'not_for_this_role' };
  return row.allow(situation);
}
