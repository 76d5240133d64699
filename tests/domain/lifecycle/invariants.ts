import { expect } from 'vitest';
import { nextAlarm } from '../../../domain/lifecycle/alarms.ts';
import { phaseOf } from '../../../domain/lifecycle/phase.ts';
import type { DossierPlan } from '../../../domain/lifecycle/plan.ts';
import { roles } from '../../../domain/lifecycle/roles.ts';
import type { DossierState } from '../../../domain/lifecycle/state.ts';
import { isFinal, type DossierStatus } from '../../../domain/lifecycle/statuses.ts';
import { allowedActions, checkAct, getRow, isAction, mustHold } from '../../../domain/lifecycle/transitions.ts';
import { openTasks, workOf } from '../../../domain/lifecycle/work.ts';
import { feesDueVnd } from './plans.ts';
import { usualDecision } from './usual-decision.ts';
import type { Step, Walk } from './walk.ts';

/** What holds of every act that was taken up: it is the next event, and its row of the table told the truth. */
export function expectStep({ act, before, after }: Step): void {
  if (!isAction(act.action)) throw new Error(`${act.action} is no action`);
  const row = getRow(act.action);
  const label = `${act.action} in ${before.status}`;
  expect(after.seq, label).toBe(before.seq + 1);
  expect(row.from, label).toContain(before.status);
  expect(row.by, label).toContain(act.actor.role);
  if (row.to === 'same') expect(after.status, label).toBe(before.status);
  else if (row.to !== 'before') expect(row.to, label).toContain(after.status);
  expectClock(row.clock, label, { before, after });
}

function expectClock(
  effect: ReturnType<typeof getRow>['clock'],
  label: string,
  { before, after }: Omit<Step, 'act'>,
): void {
  const mode = after.clock?.mode ?? 'none';
  switch (effect) {
    case 'none':
      expect([before.clock, after.clock], label).toEqual([null, null]);
      break;
    case 'same':
      expect(mode, label).toBe(before.clock?.mode ?? 'none');
      expect(after.clock?.pauses, label).toEqual(before.clock?.pauses);
      break;
    case 'runs':
      expect(mode, label).toBe(after.status === 'payment_requested' ? 'paused' : 'running');
      break;
    case 'pauses':
      expect(mode, label).toBe(before.clock === null ? 'none' : 'paused');
      break;
    case 'stops':
      expect(mode, label).toBe(before.clock === null ? 'none' : 'stopped');
      break;
    case 'byStatus':
      expect(modesIn(after), label).toContain(mode);
  }
}

/** In processing the clock may wait for other units; the witness knows when. */
function modesIn({ clock, status, issued }: DossierState): string[] {
  if (clock === null) return ['none'];
  if (status === 'processing') return ['running', 'paused'];
  return [issued ? 'stopped' : 'paused'];
}

/** Names under which tasks of one dossier were open. */
export class KeysSeen {
  readonly #open = new Set<string>();
  readonly #closed = new Set<string>();

  /** Takes down which tasks are open now; a name that was closed must not come again. */
  note(keys: readonly string[]): void {
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of this.#open) if (!keys.includes(key)) this.#closed.add(key);
    for (const key of keys) {
      expect(this.#closed.has(key), `task ${key} is opened again under the same name`).toBe(false);
      this.#open.add(key);
    }
  }
}

const notOpen: readonly DossierStatus[] = ['draft', 'returned', 'refused', 'withdrawn'];

/** Exactly one main task or one wait while a dossier is open, nothing after its end, and every task a name of its own. */
export function expectWork(plan: DossierPlan, { before, after }: Step, keys: KeysSeen): void {
  const work = workOf(plan, after);
  const oneThing = Number(work.main !== null) + Number(work.wait !== null);
  expect(oneThing, after.status).toBe(notOpen.includes(after.status) ? 0 : 1);
  if (isFinal(after.status)) expect(work.side).toEqual([]);
  expect(phaseOf(after) === 'collect').toBe(work.wait === 'collection');
  expect(phaseOf(after) === 'settleFees').toBe(work.wait === 'payment');
  keys.note(openTasks(work).map(({ key }) => key));
  const formerDesk = before.desk?.openedAt;
  const gotTimeBack = before.clock?.standsFor === 'consultation';
  if (after.desk !== null && formerDesk !== undefined && formerDesk !== after.desk.openedAt && !gotTimeBack) {
    expect(work.main?.key, 'a desk opened anew is a new task').not.toBe(workOf(plan, before).main?.key);
  }
}

/** What is offered is possible when filled in sensibly, and asks for a holder only when there is a task to hold. */
export function expectOffersHold({ plan, state, now }: Walk): void {
  for (const role of roles) {
    const actor = { accountId: role, role };
    for (const action of allowedActions(plan, state, actor, now)) {
      const act = { action, actor, at: now, decision: usualDecision(plan, state, action, now), facts: { feesDueVnd } };
      expect(checkAct(plan, state, act), `${action} is offered to ${role} in ${state.status}`).toBeUndefined();
      if (mustHold(action, role)) expect(workOf(plan, state).main, `nobody can hold ${action}`).not.toBeNull();
    }
  }
}

/**
 * Left alone, a dossier hears every deadline that is still to be heard, each once and none before its time, and comes
 * to rest. Leads the walk to there.
 */
export function expectAlarmsEnd(walk: Walk): void {
  const heard = new Set<string>();
  for (;;) {
    for (const dueAt of deadlinesOf(walk.state)) {
      expect(nextAlarm(walk.state), `nothing rings for ${dueAt} in ${walk.state.status}`).toBeDefined();
      expect((nextAlarm(walk.state)?.at ?? dueAt) <= dueAt, `the alarm for ${dueAt} comes too late`).toBe(true);
    }
    const alarm = nextAlarm(walk.state);
    if (alarm === undefined || alarm.action === 'close') return;
    const name = JSON.stringify([alarm, walk.state.status]);
    expect(heard.has(name), `${name} rings again and again`).toBe(false);
    heard.add(name);
    if (alarm.at > walk.now) walk.now = alarm.at;
    const step = walk.try({ ...alarm, at: walk.now, actor: { accountId: 'system', role: 'system' }, facts: {} });
    if (step === undefined) throw new Error(`${name} is refused at its own time`);
  }
}

/** Deadlines of which somebody is still to be told. */
function deadlinesOf({
  status,
  desk,
  clock,
  payment,
  supplement,
  consultations,
  transfer,
  resumableUntil,
}: DossierState): string[] {
  const awaited = consultations.filter(({ answer, escalated }) => answer === 'awaited' && !escalated);
  const papers = transfer === null || transfer.escalated ? [] : [transfer.dueAt];
  const asked = [...awaited.map(({ dueAt }) => dueAt), ...papers];
  switch (status) {
    case 'submitted':
      return desk === null || desk.escalated ? [] : [desk.dueAt];
    case 'processing':
      // While the clock stands for other units, the step's deadline stands too.
      if (clock?.mode !== 'running') return asked;
      return [desk, clock].flatMap((one) => (one === null || one.escalated ? [] : [one.dueAt])).concat(asked);
    case 'payment_requested':
      return [payment?.dueAt ?? '', ...asked];
    case 'supplement_requested':
      return [supplement.dueAt ?? '', ...asked];
    case 'withdrawal_requested':
      return asked;
    case 'stopped':
      return [resumableUntil ?? ''];
    case 'draft':
    case 'result_ready':
    case 'returned':
    case 'refused':
    case 'withdrawn':
      return [];
  }
}
