import type { DossierPlan } from '../../domain/lifecycle/plan.ts';
import type { DossierState } from '../../domain/lifecycle/state.ts';
import { isFinal, type DossierStatus } from '../../domain/lifecycle/statuses.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import type { StepView } from '../contract/dossier-parts.ts';

/** An event of a dossier, as far as its way through the stages goes. */
export interface StageEvent {
  readonly at: string;
  readonly toStatus: DossierStatus;
  /** Key of the procedure's step the dossier was at after the event. */
  readonly stepKey: string | null;
}

/** Whose way it is. */
export interface Journey {
  readonly definition: ProcedureDefinition;
  readonly plan: DossierPlan;
  readonly state: DossierState;
  /** All events, in order. */
  readonly events: readonly StageEvent[];
  /** The unit that decides, and the names of units that hold single steps. */
  readonly unitCode: string;
  readonly unitNames: ReadonlyMap<string, LocalizedText>;
}

interface Stage {
  readonly key: string;
  readonly name: LocalizedText;
  readonly unitCode: string | null;
}

interface Visit {
  readonly startedAt: string;
  readonly endedAt: string | null;
}

/**
 * The way of a dossier from submission to return, in order: what is done, where it is, what lies ahead. A stage a
 * dossier was sent back from lies ahead again.
 */
export function stepsOf(journey: Journey): StepView[] {
  const { state } = journey;
  const stages = stagesOf(journey);
  const { visits, current } = follow(journey.events);
  const ended = isFinal(state.status) || state.status === 'stopped';
  const at = stages.findIndex(({ key }) => key === current);
  return stages.map((stage, i) => {
    const visit = visits.get(stage.key);
    const lies = i < at || at < 0 ? 'behind' : i > at ? 'ahead' : 'here';
    return {
      key: stage.key,
      name: stage.name,
      state: stateOf({ lies, visited: visit !== undefined, ended, state }),
      startedAt: visit?.startedAt ?? null,
      endedAt: lies === 'ahead' ? null : (visit?.endedAt ?? null),
      dueAt: lies === 'here' && !ended ? deadlineOf(state) : null,
      unit: unitOf(stage, journey),
    };
  });
}

function stateOf(where: {
  readonly lies: 'behind' | 'here' | 'ahead';
  readonly visited: boolean;
  readonly ended: boolean;
  readonly state: DossierState;
}): StepView['state'] {
  const { lies, visited, ended, state } = where;
  if (lies === 'ahead') return ended ? 'skipped' : 'ahead';
  if (lies === 'behind') return visited ? 'done' : 'skipped';
  if (state.status === 'returned' || state.status === 'refused') return 'done';
  const waits = state.status === 'supplement_requested' || state.status === 'withdrawal_requested';
  return waits || ended ? 'paused' : 'current';
}

function stagesOf({ definition, unitCode }: Journey): Stage[] {
  const fees: Stage[] =
    definition.payment.timing === 'never' ? [] : [{ key: 'fees', name: names.fees, unitCode: null }];
  const steps = definition.steps.map((step) => ({
    key: stepStage(step.key),
    name: step.name,
    unitCode: step.unitCode ?? unitCode,
  }));
  const when = (timing: string) => (definition.payment.timing === timing ? fees : []);
  return [
    { key: 'submit', name: names.submit, unitCode: null },
    ...when('onSubmission'),
    { key: 'receive', name: names.receive, unitCode },
    ...when('onAcceptance'),
    ...steps,
    ...when('beforeReturn'),
    { key: 'return', name: names.return, unitCode },
  ];
}

/** When each stage was entered first and left last, and which one the dossier is in. */
function follow(events: readonly StageEvent[]): { visits: Map<string, Visit>; current: string } {
  const visits = new Map<string, Visit>();
  let current = 'submit';
  for (const event of events) {
    if (visits.size === 0) visits.set('submit', { startedAt: event.at, endedAt: event.at });
    const next = stageAfter(event) ?? current;
    if (next !== current) leave(visits, current, event.at);
    if (next !== current || !visits.has(next)) enter(visits, next, event.at);
    if (isFinal(event.toStatus)) leave(visits, next, event.at);
    current = next;
  }
  return { visits, current };
}

function enter(visits: Map<string, Visit>, key: string, at: string): void {
  visits.set(key, { startedAt: visits.get(key)?.startedAt ?? at, endedAt: null });
}

function leave(visits: Map<string, Visit>, key: string, at: string): void {
  const visit = visits.get(key);
  if (visit !== undefined && visit.endedAt === null) visits.set(key, { ...visit, endedAt: at });
}

/** The stage a dossier is in after an event; `undefined` where it stays in the one it was. */
function stageAfter({ toStatus, stepKey }: StageEvent): string | undefined {
  switch (toStatus) {
    case 'submitted':
      return 'receive';
    case 'payment_requested':
      return 'fees';
    case 'processing':
      return stepKey === null ? undefined : stepStage(stepKey);
    case 'result_ready':
    case 'returned':
      return 'return';
    case 'draft':
    case 'supplement_requested':
    case 'withdrawal_requested':
    case 'stopped':
    case 'refused':
    case 'withdrawn':
      return undefined;
  }
}

function deadlineOf(state: DossierState): string | null {
  if (state.status === 'payment_requested') return state.payment?.dueAt ?? null;
  if (state.status === 'supplement_requested') return state.supplement.dueAt;
  return state.desk?.dueAt ?? null;
}

function unitOf({ unitCode }: Stage, { unitNames }: Journey): StepView['unit'] {
  if (unitCode === null) return null;
  return { code: unitCode, name: unitNames.get(unitCode) ?? { vi: unitCode, en: unitCode } };
}

/** Steps of a procedure have keys of their own choosing; these keep them apart from the stages every dossier has. */
function stepStage(stepKey: string): string {
  return `step:${stepKey}`;
}

const names = {
  submit: { vi: 'Nộp hồ sơ', en: 'Submission' },
  receive: { vi: 'Tiếp nhận', en: 'Reception' },
  fees: { vi: 'Nộp phí, lệ phí', en: 'Fees' },
  return: { vi: 'Trả kết quả', en: 'Return of the result' },
} as const;
