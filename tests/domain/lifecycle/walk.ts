import type { Act, Facts } from '../../../domain/lifecycle/act.ts';
import { nextAlarm } from '../../../domain/lifecycle/alarms.ts';
import type { DossierPlan } from '../../../domain/lifecycle/plan.ts';
import { roles, type Role } from '../../../domain/lifecycle/roles.ts';
import type { DossierState } from '../../../domain/lifecycle/state.ts';
import { actions, allowedActions, applyAct, draftState, type Action } from '../../../domain/lifecycle/transitions.ts';
import type { WorkCalendar } from '../../../domain/working-time/calendar.ts';
import { localDateOf } from '../../../domain/working-time/local-time.ts';
import { local } from './dossier.ts';
import { feesDueVnd } from './plans.ts';
import { usualDecision, type Decision } from './usual-decision.ts';

/** One stride of a random walk: some time passes, then somebody tries something. */
export interface Stride {
  /** Chooses among what can be done. */
  readonly pick: number;
  /** Two people share all roles, so that one of them is sometimes both who asks and who approves. */
  readonly person: string;
  readonly minutes: number;
  /** Whether alarms ring on the way, or only find their turn after the stride, as when a worker was down. */
  readonly onTime: boolean;
  /** `sensible` does something possible, `varied` decides it unusually, `wild` tries anything. */
  readonly kind: 'sensible' | 'varied' | 'wild';
}

/** An act that was taken up, with the dossier before and after it. */
export interface Step {
  readonly act: Act;
  readonly before: DossierState;
  readonly after: DossierState;
}

/** A dossier on a random walk, and its log. */
export class Walk {
  readonly plan: DossierPlan;
  readonly startedAt = local('2026-11-09 08:00');
  readonly acts: Act[] = [];
  state: DossierState = deepFreeze(draftState);
  now = this.startedAt;

  constructor(plan: DossierPlan) {
    this.plan = deepFreeze(plan);
  }

  /** Tries an act; the step when it was taken up. Neither plan, state nor act can be changed by trying. */
  try(act: Act): Step | undefined {
    const before = this.state;
    const applied = applyAct(this.plan, before, deepFreeze(act));
    if (!applied.ok) return undefined;
    this.state = deepFreeze(applied.state);
    this.acts.push(act);
    return { act, before, after: this.state };
  }
}

/** Takes one stride and answers the steps it made. */
export function take(walk: Walk, stride: Stride): Step[] {
  const until = new Date(Date.parse(walk.now) + stride.minutes * 60_000).toISOString();
  const steps = stride.onTime ? ringUntil(walk, until) : [];
  walk.now = until;
  const step = walk.try(chooseAct(walk, stride));
  return step === undefined ? steps : [...steps, step];
}

/** Rings what is due, each at its time, or now when its time has passed. */
function ringUntil(walk: Walk, until: string): Step[] {
  const steps: Step[] = [];
  const patience = 100;
  for (;;) {
    const alarm = nextAlarm(walk.state);
    if (alarm === undefined || alarm.action === 'close' || alarm.at > until) return steps;
    if (steps.length === patience)
      throw new Error(`${patience} alarms have rung; ${alarm.action} rings again and again`);
    if (alarm.at > walk.now) walk.now = alarm.at;
    const step = walk.try({ ...alarm, at: walk.now, actor: { accountId: 'system', role: 'system' }, facts: {} });
    if (step === undefined) throw new Error(`The alarm ${alarm.action} is refused at its own time`);
    steps.push(step);
  }
}

/** The state that recorded acts lead to. */
export function replay(plan: DossierPlan, acts: readonly Act[]): DossierState {
  return acts.reduce((state, act) => {
    const applied = applyAct(plan, state, act);
    if (!applied.ok) throw new Error(`${act.action} was recorded and is refused: ${applied.refusal.code}`);
    return applied.state;
  }, draftState);
}

/** These lead a dossier on; a walk takes them more often than the rest, so that it sees the end of the table, too. */
const onward: readonly Action[] = [
  'accept',
  'collect',
  'supplement',
  'recordPayment',
  'approveWaiver',
  'declineWaiver',
  'completeStep',
  'sign',
  'issueResult',
  'postResult',
  'recordDelivery',
  'declineWithdrawal',
  'resume',
];

/** These end a dossier or take much of its time. */
const seldom: readonly Action[] = ['refuse', 'withdraw', 'requestWithdrawal', 'stop', 'approveWithdrawal', 'handOver'];

function weightOf(action: Action): number {
  if (onward.includes(action)) return 8;
  return seldom.includes(action) ? 1 : 3;
}

function chooseAct(walk: Walk, stride: Stride): Act {
  const { plan, state, now } = walk;
  const { pick, person, kind } = stride;
  const { role, action } = kind === 'wild' ? chooseAnything(pick) : choosePossible(walk, stride);
  const usual = usualDecision(plan, state, action, now);
  return {
    action,
    actor: { accountId: role === 'system' ? 'system' : person, role },
    at: now,
    decision: kind === 'varied' ? { ...usual, ...unusual(action, pick) } : usual,
    facts: action === 'adoptCalendar' ? { calendar: nextCalendar(walk) } : feesOf(plan),
  };
}

function feesOf(plan: DossierPlan): Facts {
  return plan.payment.timing === 'never' ? {} : { feesDueVnd };
}

/** The following year is published, and in a week from now the office stays closed for a day. */
function nextCalendar({ plan, state, now }: Walk): WorkCalendar {
  const known = state.calendar ?? plan.calendar;
  const date = localDateOf(new Date(Date.parse(now) + 7 * 24 * 60 * 60_000));
  const others = known.days.filter((day) => day.date !== date);
  const closure = { date, kind: 'localClosure', note: 'moving house', source: 'a notice' } as const;
  return { ...known, version: `closed ${date}`, publishedThrough: '2027-12-31', days: [...others, closure] };
}

interface Choice {
  readonly role: Role;
  readonly action: Action;
}

function choosePossible({ plan, state, now }: Walk, { pick, person }: Stride): Choice {
  const roleOf = new Map<Action, Role>();
  for (const role of roles) {
    for (const action of allowedActions(plan, state, { accountId: person, role }, now)) roleOf.set(action, role);
  }
  const choices = [...roleOf].flatMap(([action, role]) =>
    Array.from({ length: weightOf(action) }, () => ({ action, role })),
  );
  return choices[pick % choices.length] ?? chooseAnything(pick);
}

function chooseAnything(pick: number): Choice {
  const action = actions[pick % actions.length] ?? 'remind';
  return { action, role: roles[Math.floor(pick / actions.length) % roles.length] ?? 'system' };
}

/** Decisions that are possible, but lead elsewhere than the usual ones, and some that are not possible. */
const unusualDecisions: Partial<Record<Action, readonly Decision[]>> = {
  submit: [
    { returnMethod: 'online', homeCollection: true, papers: true },
    { returnMethod: 'home', homeCollection: true },
  ],
  receiveAtCounter: [{ returnMethod: 'home' }, { returnMethod: 'online' }],
  collect: [{ outcome: 'failed' }],
  requestSupplement: [{ components: ['application', 'map'], extraRound: true }, { extraRound: false }],
  supplement: [{ components: ['application'] }, { components: ['application', 'map', 'photo'] }],
  recordPayment: [{ bookedVnd: feesDueVnd - 1 }, { orderNo: 1 }, { bookedVnd: feesDueVnd * 2 }],
  sendBack: [{ toStep: 'review' }, { toStep: 'issue' }, { toStep: 'nowhere' }],
  sign: [{ positive: true }, { positive: false }],
  warn: [{ scope: 'total' }],
  escalate: [{ scope: 'total' }, { scope: 'consultation', consultation: 1 }],
  recordDelivery: [{ outcome: 'backAtCounter' }, { outcome: 'lost' }, { no: 99 }],
  changeReturn: [{ returnMethod: 'home' }, { returnMethod: 'online' }, { returnMethod: 'abroad' }],
};

function unusual(action: Action, pick: number): Decision {
  const choices = unusualDecisions[action] ?? [{ unasked: true }];
  return choices[pick % choices.length] ?? {};
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
