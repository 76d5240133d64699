import type { Queryable } from '../db/client.ts';
import { getDossierFees } from '../db/queries/fees.ts';
import { getCalendarInForce } from '../db/queries/calendars.ts';
import { getDefinition } from '../db/queries/procedure-versions.ts';
import type { Facts } from '../domain/lifecycle/act.ts';
import type { DossierState } from '../domain/lifecycle/state.ts';
import { statusNames } from '../domain/lifecycle/statuses.ts';
import { applyAct, getRow, type Action } from '../domain/lifecycle/transitions.ts';
import { workOf } from '../domain/lifecycle/work.ts';
import { printedForms } from '../domain/letters.ts';
import type { ActionPreview } from './contract/dossiers.ts';
import { chooseActor, decisionOf, knownAction, parseInput, type ActionCall } from './do-action.ts';
import { problemOf } from './refusals.ts';
import { dueDateOf } from './views/due-date.ts';
import { workName } from './views/tasks.ts';

/**
 * What an action would do, reckoned with the very rules that will decide. Only what decides need be filled in: the words
 * may still be missing. Changes nothing.
 * @throws Problem `validation_failed`, `forbidden`, `action_not_allowed`, `stale_form`.
 */
export async function previewAction(call: Omit<ActionCall, 'identity'>): Promise<ActionPreview> {
  const { parts, standing, viewer } = call;
  const { db } = parts;
  const action = knownAction(call);
  const row = getRow(action);
  const decision = await decisionOf(call, action, parseInput(row.decision, call));
  const actor = chooseActor(call, action, decision);
  const facts = await findFacts(db, call, action);
  const at = new Date().toISOString();
  const applied = applyAct(standing.plan, standing.state, { action, actor, at, decision, facts });
  if (!applied.ok) throw problemOf(applied.refusal, standing, viewer);
  const after = applied.state;
  const definition = await getDefinition(db, standing.procedureVersionId);
  const calendar = await getCalendarInForce(db, { calendarId: standing.calendarId, state: after });
  return {
    status: after.status,
    statusName: statusNames[after.status],
    clock: clockChange(standing.state, after),
    due: dueDateOf(standing.plan, calendar, after, at),
    noticeToApplicant: row.notice === true,
    letter: row.letter === undefined ? null : printedForms[row.letter].name,
    nextStep: workName(workOf(standing.plan, after), definition),
  };
}

/** What the workflow would find out before deciding. */
async function findFacts(db: Queryable, { standing }: Pick<ActionCall, 'standing'>, action: Action): Promise<Facts> {
  const { timing } = standing.plan.payment;
  const asks =
    (action === 'accept' && timing === 'onAcceptance') || (action === 'issueResult' && timing === 'beforeReturn');
  if (!asks) return {};
  const { totalVnd } = await getDossierFees(db, standing.id);
  return { feesDueVnd: totalVnd };
}

function clockChange({ clock: before }: DossierState, { clock: after }: DossierState): ActionPreview['clock'] {
  if (after === null) return 'unchanged';
  if (before === null) return 'starts';
  if (before.mode === after.mode) return after.mode === 'running' ? 'runs' : 'unchanged';
  switch (after.mode) {
    case 'running':
      return 'resumes';
    case 'paused':
      return 'pauses';
    case 'stopped':
      return 'stops';
  }
}
