import type { MoneyActor } from '../db/queries/money-cases.ts';
import type { RefundRefusal } from '../db/queries/refunds.ts';
import type { Principal } from './http/principal.ts';
import { Problem } from './http/problem.ts';

/**
 * The role in which somebody decides on money of a unit; money of no unit is every accountant's.
 * @throws Problem `not_found` when it is not theirs to see.
 */
export function moneyActor({ accountId, roles }: Principal, unitCode: string | null): MoneyActor {
  const held = roles.filter((one) => unitCode === null || one.unitCode === unitCode).map(({ role }) => role);
  const role = (['supervisor', 'accountant'] as const).find((one) => held.includes(one));
  if (role === undefined) throw new Problem('not_found');
  return { accountId, role };
}

/** @throws Problem for why a refund cannot be moved on. */
export function refuseMoney(refusal: RefundRefusal): never {
  switch (refusal) {
    case 'notOpen':
      throw new Problem('already_decided');
    case 'samePerson':
      throw new Problem('second_person_needed');
    case 'ownBooking':
      throw new Problem('second_person_needed', {
        detail: {
          vi: 'Chính bạn đã ghi nhận khoản tiền này. Nhờ kế toán khác hoặc giám sát duyệt.',
          en: 'You booked this money yourself. Have another accountant or a supervisor approve it.',
        },
      });
    case 'moneyGone':
      throw new Problem('money_not_there');
  }
}
