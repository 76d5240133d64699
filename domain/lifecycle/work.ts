/**
 * What is to be done on a dossier, and by whom: derived from its state alone, so that the list of tasks can always be
 * made again and never disagrees with the status.
 */

import { getStep, type DossierPlan } from './plan.ts';
import type { StaffRole } from './roles.ts';
import type { DossierState } from './state.ts';

export type MainTaskKind = 'receive' | 'step' | 'decideWithdrawal' | 'handOver' | 'postResult' | 'resolveLostParcel';
export type SideTaskKind =
  'answerConsultation' | 'decideExtension' | 'decideStop' | 'decideWaiver' | 'apologise' | 'transferPapers';
export type TaskKind = MainTaskKind | SideTaskKind;

export interface OpenTask {
  /** Names this opening of the task within its dossier; a task opened again has another key. */
  readonly key: string;
  readonly kind: TaskKind;
  readonly role: StaffRole;
  /** Where the work is done, when not at the unit that decides the procedure. */
  readonly unitCode?: string;
  readonly stepKey?: string;
  readonly dueAt?: string;
  readonly warnAt?: string;
}

/** What an open dossier waits for when nobody of the staff has the next move. */
export type Wait = 'collection' | 'supplement' | 'payment' | 'release' | 'delivery' | 'resume';

/** Exactly one main task or one wait while a dossier is open; neither once it has ended. Side tasks run beside. */
export interface Work {
  readonly main: OpenTask | null;
  readonly wait: Wait | null;
  readonly side: readonly OpenTask[];
}

/** The work a dossier's state calls for. */
export function workOf(plan: DossierPlan, state: DossierState): Work {
  return { ...mainWork(plan, state), side: sideTasks(state) };
}

/** All tasks that must be open. */
export function openTasks(work: Work): readonly OpenTask[] {
  return work.main === null ? work.side : [work.main, ...work.side];
}

function mainWork(plan: DossierPlan, state: DossierState): Omit<Work, 'side'> {
  switch (state.status) {
    case 'submitted':
      return state.collection === 'underway' ? waiting('collection') : doing(deskTask(state, 'receive', 'clerk'));
    case 'supplement_requested':
      return waiting('supplement');
    case 'payment_requested':
      return waiting('payment');
    case 'processing':
      return doing(stepTask(plan, state));
    case 'withdrawal_requested':
      return doing(task(state, 'decideWithdrawal', 'lead'));
    case 'stopped':
      return waiting('resume');
    case 'result_ready':
      return returnWork(state);
    case 'draft':
    case 'returned':
    case 'refused':
    case 'withdrawn':
      return { main: null, wait: null };
  }
}

function returnWork(state: DossierState): Omit<Work, 'side'> {
  switch (state.returnMethod) {
    case 'online':
      return waiting('release');
    case 'counter':
      return doing(task(state, 'handOver', 'clerk'));
    case 'home':
      switch (state.delivery?.stage) {
        case undefined:
          return doing(task(state, 'postResult', 'clerk'));
        case 'underway':
        case 'delivered':
          return waiting('delivery');
        case 'backAtCounter':
          return doing(task(state, 'handOver', 'clerk'));
        case 'lost':
          return doing(task(state, 'resolveLostParcel', 'clerk'));
      }
  }
}

function waiting(wait: Wait): Omit<Work, 'side'> {
  return { main: null, wait };
}

function doing(main: OpenTask): Omit<Work, 'side'> {
  return { main, wait: null };
}

function task(state: DossierState, kind: MainTaskKind, role: StaffRole): OpenTask {
  return { key: `main:${state.visits}`, kind, role };
}

function deskTask(state: DossierState, kind: MainTaskKind, role: StaffRole): OpenTask {
  const { desk } = state;
  return { ...task(state, kind, role), ...(desk === null ? {} : { dueAt: desk.dueAt, warnAt: desk.warnAt }) };
}

function stepTask(plan: DossierPlan, state: DossierState): OpenTask {
  const step = getStep(plan, state.step ?? 0);
  return {
    ...deskTask(state, 'step', step.role),
    stepKey: step.key,
    ...(step.unitCode === undefined ? {} : { unitCode: step.unitCode }),
  };
}

function sideTasks(state: DossierState): OpenTask[] {
  const tasks: OpenTask[] = state.consultations
    .filter(({ answer }) => answer === 'awaited')
    .map(({ no, unitCode, dueAt }) => ({
      key: `consultation:${no}`,
      kind: 'answerConsultation',
      role: 'officer',
      unitCode,
      dueAt,
    }));
  if (state.extension.pending !== null) {
    tasks.push({ key: `extension:${state.extension.pending.askedAtSeq}`, kind: 'decideExtension', role: 'supervisor' });
  }
  if (state.approval !== null) {
    tasks.push(
      state.approval.what === 'stop'
        ? { key: `stop:${state.approval.askedAtSeq}`, kind: 'decideStop', role: 'supervisor' }
        : { key: `waiver:${state.approval.askedAtSeq}`, kind: 'decideWaiver', role: 'accountant' },
    );
  }
  if (state.apology === 'owed') {
    tasks.push({ key: `apology:${state.apologies}`, kind: 'apologise', role: 'supervisor' });
  }
  if (state.transfer !== null) {
    tasks.push({ key: 'transfer', kind: 'transferPapers', role: 'clerk', dueAt: state.transfer.dueAt });
  }
  return tasks;
}
