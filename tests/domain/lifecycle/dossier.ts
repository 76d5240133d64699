import type { Act, Facts, Refusal } from '../../../domain/lifecycle/act.ts';
import { nextAlarm, type Alarm } from '../../../domain/lifecycle/alarms.ts';
import type { DossierPlan } from '../../../domain/lifecycle/plan.ts';
import type { Role } from '../../../domain/lifecycle/roles.ts';
import type { DossierState } from '../../../domain/lifecycle/state.ts';
import { allowedActions, applyAct, checkAct, draftState, type Action } from '../../../domain/lifecycle/transitions.ts';
import { workOf, type Work } from '../../../domain/lifecycle/work.ts';
import type { WorkCalendar } from '../../../domain/working-time/calendar.ts';
import { feesDueVnd } from './plans.ts';
import { usualDecision, type Decision } from './usual-decision.ts';

/** "2026-11-09 09:00" on the clocks of Vietnam, as a UTC instant. */
export function local(moment: string): string {
  return new Date(`${moment.replace(' ', 'T')}:00+07:00`).toISOString();
}

/** Somebody in a role; each role is one person unless another is named. */
type Who = Role | { readonly role: Role; readonly accountId: string };

function actorOf(who: Who): Act['actor'] {
  return typeof who === 'string' ? { role: who, accountId: who } : who;
}

/** A dossier in a test: people and time act on it, and it remembers every act as the log would. */
export class TestDossier {
  readonly plan: DossierPlan;
  state: DossierState = draftState;
  /** Now. */
  at: string;
  readonly acts: Act[] = [];

  constructor(plan: DossierPlan, startsAt = '2026-11-09 09:00') {
    this.plan = plan;
    this.at = local(startsAt);
  }

  get work(): Work {
    return workOf(this.plan, this.state);
  }

  get alarm(): Alarm | undefined {
    return nextAlarm(this.state);
  }

  /** The due date, as the appointment receipt says it. Throws before acceptance. */
  get dueAt(): string {
    if (this.state.clock === null) throw new Error('There is no due date before acceptance');
    return this.state.clock.dueAt;
  }

  /** Keys of the side tasks that are open. */
  get sideTasks(): readonly string[] {
    return this.work.side.map(({ key }) => key);
  }

  allowed(who: Who): readonly Action[] {
    return allowedActions(this.plan, this.state, actorOf(who), this.at);
  }

  /** Somebody does something, deciding the usual unless told otherwise. Throws when it is refused. */
  does(who: Who, action: Action, decision: Decision = {}): this {
    const act = this.#act(who, action, decision);
    const applied = applyAct(this.plan, this.state, act);
    if (!applied.ok) {
      throw new Error(`${action} by ${act.actor.role} in ${this.state.status}: ${JSON.stringify(applied.refusal)}`);
    }
    this.acts.push(act);
    this.state = applied.state;
    return this;
  }

  /** Why somebody may not do something now; `undefined` when they may. Changes nothing. */
  refusal(who: Who, action: Action, decision: Decision = {}): Refusal | undefined {
    return checkAct(this.plan, this.state, this.#act(who, action, decision));
  }

  /** Time passes until a moment in Vietnam, without anything happening. */
  until(moment: string): this {
    this.at = local(moment);
    return this;
  }

  /** A calendar is published while the dossier runs. Throws when that moves none of its dates. */
  publishes(calendar: WorkCalendar): this {
    const act = { ...this.#act('system', 'adoptCalendar', {}), facts: { calendar } };
    const applied = applyAct(this.plan, this.state, act);
    if (!applied.ok) throw new Error(`adoptCalendar: ${applied.refusal.code}`);
    this.acts.push(act);
    this.state = applied.state;
    return this;
  }

  /** The next alarm rings at its time; later when its time has passed. Throws when there is none. */
  rings(): this {
    const { alarm } = this;
    if (alarm === undefined) throw new Error(`Nothing is due in ${this.state.status}`);
    if (alarm.action === 'close') throw new Error('The window to resume is over: the workflow just ends');
    if (alarm.at > this.at) this.at = alarm.at;
    return this.does('system', alarm.action, alarm.decision);
  }

  /** Alarms ring, one after another, until this holds. Throws when they do not come to it. */
  ringsUntil(holds: (dossier: this) => boolean): this {
    const patience = 50;
    for (let rung = 0; rung < patience; rung += 1) {
      if (holds(this)) return this;
      this.rings();
    }
    throw new Error(`${patience} alarms have rung and ${JSON.stringify(this.alarm)} would be next`);
  }

  #act(who: Who, action: Action, decision: Decision): Act {
    const facts: Facts = this.plan.payment.timing === 'never' ? {} : { feesDueVnd };
    const decided = { ...usualDecision(this.plan, this.state, action, this.at), ...decision };
    return { action, actor: actorOf(who), at: this.at, decision: decided, facts };
  }
}
