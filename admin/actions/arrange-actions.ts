import type { AllowedAction } from '../../api/contract/common.ts';
import type { Action } from '../../domain/lifecycle/transitions.ts';

/** What is most likely wanted, in this order, when several actions are allowed at once. */
const mainActions: readonly Action[] = [
  'accept',
  'completeStep',
  'sign',
  'issueResult',
  // Only where the applicant wants the result at home; handing it over stays possible then too.
  'postResult',
  'handOver',
  'approveWithdrawal',
  'supplement',
  'answerConsultation',
  'approveExtension',
  'approveStop',
  'approveWaiver',
  'recordPayment',
  'apologise',
  'resume',
];
const secondActions: readonly Action[] = [
  'requestSupplement',
  'sendBack',
  'declineWithdrawal',
  'declineExtension',
  'declineStop',
  'declineWaiver',
];

export interface ArrangedActions {
  readonly main: AllowedAction | undefined;
  readonly second: AllowedAction | undefined;
  /** The rest, what ends a dossier last. */
  readonly more: readonly AllowedAction[];
}

/** One main action, one beside it, everything else behind a menu. Nothing allowed is left out. */
export function arrangeActions(allowed: readonly AllowedAction[]): ArrangedActions {
  const main = firstOf(mainActions, allowed);
  const second = firstOf(secondActions, allowed);
  const others = allowed.filter((action) => action !== main && action !== second);
  return { main, second, more: dangerLast(others) };
}

function firstOf(names: readonly string[], allowed: readonly AllowedAction[]): AllowedAction | undefined {
  return names.map((name) => allowed.find(({ action }) => action === name)).find((found) => found !== undefined);
}

function dangerLast(actions: readonly AllowedAction[]): readonly AllowedAction[] {
  return [...actions.filter(({ danger }) => !danger), ...actions.filter(({ danger }) => danger)];
}
