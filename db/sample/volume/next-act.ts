import type { StaffRole } from '../../../domain/lifecycle/roles.ts';
import type { DossierPlan } from '../../../domain/lifecycle/plan.ts';
import type { DossierState } from '../../../domain/lifecycle/state.ts';
import type { Action } from '../../../domain/lifecycle/transitions.ts';
import { workOf, type OpenTask } from '../../../domain/lifecycle/work.ts';
import { addWorkingMinutes } from '../../../domain/working-time/arithmetic.ts';
import { localDateOf } from '../../../domain/working-time/local-time.ts';
import { between, type Random } from './random.ts';

/** Who is to act: the holder of a task, somebody in a role of the dossier's unit, the applicant, or the workflow. */
export type By =
  | { readonly kind: 'task'; readonly task: OpenTask }
  | { readonly kind: 'role'; readonly role: StaffRole }
  | { readonly kind: 'applicant' }
  | { readonly kind: 'system' };

/** What somebody will do to a dossier if no deadline comes before. */
export interface Intention {
  readonly action: Action;
  readonly by: By;
  /** UTC ISO instant. */
  readonly at: string;
  readonly decision: Readonly<Record<string, unknown>>;
  /** The words that go with it, where its row asks for some. */
  readonly words?: Readonly<Record<string, unknown>>;
}

/** A dossier as it stands, and what it needs to be led on. */
export interface Situation {
  readonly plan: DossierPlan;
  readonly state: DossierState;
  readonly now: string;
  readonly components: readonly string[];
  /** The file a signer would sign. */
  readonly resultFileId: string;
}

/**
 * Every act of a person is at the first second of its minute. Working time is reckoned in whole minutes, so a copy whose
 * acts are some seconds later has the very deadlines of its model.
 */
export function firstSecondAfter(situation: Pick<Situation, 'plan' | 'now'>, minutes: number): string {
  const reached = addWorkingMinutes(situation.plan.calendar, situation.now, Math.max(1, Math.round(minutes)));
  return new Date(Math.floor(Date.parse(reached) / 60_000) * 60_000 + 1000).toISOString();
}

/** What the next person does, and when; `undefined` when nobody has a move or the one who has never comes. */
export function nextIntention(situation: Situation, random: Random): Intention | undefined {
  return sideIntention(situation, random) ?? mainIntention(situation, random);
}

/** Papers are handed over the same day; most apologies are written. */
function sideIntention(situation: Situation, random: Random): Intention | undefined {
  const { state, now } = situation;
  const isUnderWay = state.status === 'processing' || state.status === 'payment_requested';
  if (!isUnderWay) return undefined;
  if (state.transfer !== null) {
    const at = firstSecondAfter(situation, between(random, 20, 150));
    return { action: 'confirmTransfer', by: { kind: 'role', role: 'clerk' }, at, decision: {} };
  }
  if (state.apology === 'owed' && random() < 0.8) {
    const at = firstSecondAfter(situation, between(random, 30, 400));
    const newDate = localDateOf(new Date(Date.parse(now) + 7 * 86_400_000).toISOString());
    const words = { reason: 'Hồ sơ phức tạp, cần thêm thời gian (mẫu)' };
    return { action: 'apologise', by: { kind: 'role', role: 'supervisor' }, at, decision: { newDate }, words };
  }
  return undefined;
}

function mainIntention(situation: Situation, random: Random): Intention | undefined {
  const { plan, state } = situation;
  const { main } = workOf(plan, state);
  if (main !== null) return taskIntention(situation, main, random);
  switch (state.status) {
    case 'payment_requested': {
      const { payment } = state;
      if (payment === null || random() < 0.05) return undefined;
      const at = firstSecondAfter(situation, between(random, 30, 2400));
      const decision = { orderNo: payment.orderNo, bookedVnd: payment.totalVnd };
      const words = { channel: 'transfer' };
      return { action: 'recordPayment', by: { kind: 'role', role: 'accountant' }, at, decision, words };
    }
    case 'supplement_requested': {
      // Money that was paid would have to go back, which a person decides: those dossiers go on.
      if (state.payment === null && random() < 0.05) return undefined;
      const at = firstSecondAfter(situation, between(random, 60, 4000));
      return { action: 'supplement', by: { kind: 'applicant' }, at, decision: { components: state.supplement.asked } };
    }
    case 'result_ready':
      return state.returnMethod === 'online'
        ? { action: 'release', by: { kind: 'system' }, at: firstSecondAfter(situation, 1), decision: {} }
        : undefined;
    default:
      return undefined;
  }
}

function taskIntention(situation: Situation, task: OpenTask, random: Random): Intention | undefined {
  const { plan, state, components, resultFileId } = situation;
  const by = { kind: 'task', task } as const;
  const at = firstSecondAfter(situation, (state.desk?.allowedMinutes ?? 960) * shareTaken(random));
  const canAsk = state.supplement.rounds < plan.supplement.maxRounds && components.length > 0;
  const ask = (): Intention => ({
    action: 'requestSupplement',
    by,
    at,
    decision: { components: components.slice(0, 1), extraRound: false },
    words: { reason: 'Đề nghị nộp bản rõ hơn (mẫu)' },
  });
  switch (task.kind) {
    case 'receive': {
      const chance = random();
      if (chance < 0.03 && state.payment === null) {
        const words = { reason: 'Không thuộc thẩm quyền (mẫu)' };
        return { action: 'refuse', by, at, decision: { ground: 'wrongAuthority' }, words };
      }
      return chance > 0.94 && canAsk ? ask() : { action: 'accept', by, at, decision: {} };
    }
    case 'step': {
      const step = plan.steps.find(({ key }) => key === task.stepKey);
      switch (step?.kind) {
        case 'work':
          if (step.role === 'officer' && step.unitCode === undefined && canAsk && random() < 0.05) return ask();
          return { action: 'completeStep', by, at, decision: {} };
        case 'sign':
          return { action: 'sign', by, at, decision: { positive: true, resultFileId } };
        case 'issue': {
          const issuedOn = localDateOf(at);
          const words = { number: `${String(between(random, 1, 9999))}/MAU`, issuedOn };
          return { action: 'issueResult', by, at, decision: { issuedOn }, words };
        }
        case undefined:
          return undefined;
      }
      return undefined;
    }
    case 'handOver': {
      const words = { recipient: 'Người nộp hồ sơ (mẫu)', identityChecked: true };
      return {
        action: 'handOver',
        by,
        at: firstSecondAfter(situation, between(random, 60, 6000)),
        decision: {},
        words,
      };
    }
    default:
      return undefined;
  }
}

/** How much of their time people take: mostly some of it, seldom more than all of it. */
function shareTaken(random: Random): number {
  const chance = random();
  if (chance < 0.82) return 0.05 + 0.75 * random();
  return chance < 0.96 ? 0.8 + 0.2 * random() : 1.05 + 2 * random();
}
