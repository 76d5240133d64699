import { dueAlarms } from '../../../domain/lifecycle/alarms.ts';
import { calendarOf, type DossierPlan } from '../../../domain/lifecycle/plan.ts';
import type { DossierState } from '../../../domain/lifecycle/state.ts';
import type { Action } from '../../../domain/lifecycle/transitions.ts';
import { addWorkingMinutes } from '../../../domain/working-time/arithmetic.ts';

export type Decision = Readonly<Record<string, unknown>>;

/** What somebody sensible would fill in for an action on this dossier: acceptable whenever the action is possible. */
export function usualDecision(plan: DossierPlan, state: DossierState, action: Action, at: string): Decision {
  switch (action) {
    case 'submit':
      return { returnMethod: plan.returnMethods[0], homeCollection: false, caseKey: plan.cases[0]?.key };
    case 'receiveAtCounter':
      return { ...usualDecision(plan, state, 'submit', at), papers: true };
    case 'adoptCalendar':
      return { calendarId: '3f0b6b1e-7a55-4a39-9d6e-0d9d6c1f7f01' };
    case 'collect':
      return { outcome: 'arrived' };
    case 'requestSupplement':
      return { components: ['map'], extraRound: state.supplement.rounds >= plan.supplement.maxRounds };
    case 'refuse':
    case 'proposeRefusal':
    case 'stop':
      return { ground: 'notEligible' };
    case 'supplement':
      return { components: state.supplement.asked };
    case 'recordPayment':
      return { orderNo: state.payment?.orderNo, bookedVnd: state.payment?.totalVnd };
    case 'sendBack':
      return { toStep: plan.steps[0]?.key };
    case 'consult':
      return { units: unitsNotAsked(state).slice(0, 2), workingDays: 2 };
    case 'answerConsultation':
      return { consultation: state.consultations.find(({ answer }) => answer === 'awaited')?.no, answer: 'agree' };
    case 'requestExtension':
      return {
        newDueAt: state.clock === null ? '' : addWorkingMinutes(calendarOf(plan, state), state.clock.dueAt, 960),
      };
    case 'sign':
      return { positive: !state.negative, resultFileId: '0b7c5a52-6f6e-4f0e-9a53-3f2a3f1f7a10' };
    case 'issueResult':
      return { issuedOn: '2026-11-20', validUntil: '2027-11-20' };
    case 'warn':
    case 'escalate':
      return dueAlarms(state, at).find((alarm) => alarm.action === action)?.decision ?? { scope: 'desk' };
    case 'apologise':
      return { newDate: '2026-12-31' };
    case 'postResult':
      return { weightGrams: 120 };
    case 'recordDelivery':
      return { no: state.delivery?.no, outcome: 'delivered' };
    case 'changeReturn':
      return { returnMethod: plan.returnMethods.find((method) => method !== state.returnMethod) };
    case 'rate':
      return { stars: 5 };
    case 'accept':
    case 'confirmTransfer':
    case 'withdraw':
    case 'expireSupplement':
    case 'waiveFee':
    case 'approveWaiver':
    case 'declineWaiver':
    case 'extendPayment':
    case 'expirePayment':
    case 'remind':
    case 'completeStep':
    case 'approveExtension':
    case 'declineExtension':
    case 'requestWithdrawal':
    case 'approveWithdrawal':
    case 'declineWithdrawal':
    case 'approveStop':
    case 'declineStop':
    case 'resume':
    case 'correct':
    case 'handOver':
    case 'release':
      return {};
  }
}

/** Units whose opinion is not being waited for. */
function unitsNotAsked({ consultations }: DossierState): string[] {
  const asked = consultations.filter(({ answer }) => answer === 'awaited').map(({ unitCode }) => unitCode);
  return Array.from({ length: asked.length + 2 }, (_, index) => `unit-${index}`).filter(
    (unit) => !asked.includes(unit),
  );
}
