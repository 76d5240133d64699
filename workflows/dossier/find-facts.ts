import type { Facts } from '../../domain/lifecycle/act.ts';
import type { DossierPlan } from '../../domain/lifecycle/plan.ts';
import type { DossierState } from '../../domain/lifecycle/state.ts';
import { calculateFees, readCalendar } from './activities.ts';
import type { Offer } from './offers.ts';

/** The dossier an offer is for, as it stands. */
interface Standing {
  readonly dossierId: string;
  readonly plan: DossierPlan;
  readonly state: DossierState;
}

/**
 * What must be known from outside before an offer can be applied. Fees are worked out where the procedure asks for them;
 * an order once made keeps its amount.
 */
export async function findFacts({ dossierId, plan, state }: Standing, { action, decision }: Offer): Promise<Facts> {
  if (action === 'adoptCalendar') {
    return { calendar: await readCalendar({ dossierId, calendarId: String(decision['calendarId']) }) };
  }
  const { timing } = plan.payment;
  const asks =
    (action === 'accept' && timing === 'onAcceptance') || (action === 'issueResult' && timing === 'beforeReturn');
  if (!asks || state.payment !== null) return {};
  const { totalVnd } = await calculateFees({ dossierId });
  return { feesDueVnd: totalVnd };
}
