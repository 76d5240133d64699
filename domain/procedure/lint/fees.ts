import { judge } from '../../fee/judge.ts';
import type { FeeAmount, FeeRule, FeeSchedule } from '../../fee/rules.ts';
import type { Validity } from '../../fee/validity.ts';
import { dateOfDay, dayOfDate } from '../../working-time/local-time.ts';
import type { ProcedureDefinition } from '../definition.ts';
import { error, warning, type Finding, type Surroundings } from './finding.ts';
import { tellingSituations } from './situations.ts';

/** Days on which a fee is forgotten, fees that can never be due, and fees nobody is asked for. */
export function findingsOfFees(definition: ProcedureDefinition, { onDate }: Surroundings): Finding[] {
  const { rules } = definition.fees;
  return [
    ...gapsOf(rules, ({ code }) => code, ['fees', 'rules']),
    ...rules.flatMap(({ amount }, i) => findingsOfChoices(definition.fees, amount, ['fees', 'rules', i, 'amount'])),
    ...outdated(rules, onDate),
    ...neverDue(definition),
    ...timingWithoutFee(definition),
  ];
}

/** Days between two items of one name on which neither is in force. Overlaps the schema refuses. */
function gapsOf<Item extends Validity>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  path: Finding['path'],
): Finding[] {
  return items.flatMap((item, i) => {
    const { validFrom } = item;
    if (validFrom === undefined) return [];
    const earlier = items
      .filter((other) => nameOf(other) === nameOf(item) && (other.validTo ?? '9999') < validFrom)
      .map(({ validTo = '' }) => validTo)
      .sort()
      .at(-1);
    const next = earlier === undefined ? validFrom : dateOfDay(dayOfDate(earlier, 'validTo') + 1);
    if (next === validFrom) return [];
    const last = dateOfDay(dayOfDate(validFrom, 'validFrom') - 1);
    return [
      error(
        [...path, i, 'validFrom'],
        `Từ ${next} đến ${last} không có mức thu nào cho "${nameOf(item)}". Nối liền ngày hiệu lực, hoặc thêm mức 0 đ cho những ngày đó.`,
        `From ${next} through ${last} there is no rate for "${nameOf(item)}". Close the gap, or add a rate of 0 for those days.`,
      ),
    ];
  });
}

function findingsOfChoices({ questions }: FeeSchedule, amount: FeeAmount, path: Finding['path']): Finding[] {
  if (amount.kind !== 'byChoice') return [];
  const asked = questions[amount.answer];
  const options = asked?.type === 'choice' ? asked.options : [];
  return [
    ...gapsOf(amount.values, ({ choice }) => choice, [...path, 'values']),
    ...options
      .filter(({ value }) => !amount.values.some(({ choice }) => choice === value))
      .map(({ value }) =>
        error(
          [...path, 'values'],
          `Lựa chọn "${value}" chưa có mức thu nên không tính được phí. Thêm mức thu, kể cả 0 đ.`,
          `The option "${value}" has no rate, so the fee cannot be worked out. Add one, be it 0.`,
        ),
      ),
  ];
}

function outdated(rules: readonly FeeRule[], onDate: string): Finding[] {
  return [...new Set(rules.map(({ code }) => code))].flatMap((code) => {
    const its = rules.flatMap((rule, i) => (rule.code === code ? [{ rule, i }] : []));
    const last = its.at(-1);
    if (last === undefined || its.some(({ rule }) => (rule.validTo ?? '9999') >= onDate)) return [];
    return [
      warning(
        ['fees', 'rules', last.i, 'validTo'],
        `Mọi mức thu của "${code}" đã hết hiệu lực trước ${onDate}, nên không còn thu nữa. Thêm mức thu hiện hành, hoặc bỏ khoản này.`,
        `Every rate of "${code}" ended before ${onDate}, so it is no longer charged. Add the rate in force, or remove the fee.`,
      ),
    ];
  });
}

/** Whether there are situations in which a rule applies; said to be so where it cannot be found out. */
function canApply(definition: ProcedureDefinition, { when }: FeeRule): boolean {
  if (when === undefined) return true;
  const situations = tellingSituations(definition, [when]);
  return situations === undefined || situations.some((situation) => judge(when, situation) === true);
}

function neverDue(definition: ProcedureDefinition): Finding[] {
  const { rules } = definition.fees;
  const referred = rules.flatMap(({ amount }) => (amount.kind === 'percentOfFee' ? [amount.feeCode] : []));
  return rules.flatMap((rule, i) =>
    referred.includes(rule.code) || canApply(definition, rule)
      ? []
      : [
          warning(
            ['fees', 'rules', i, 'when'],
            'Không câu trả lời nào làm phát sinh khoản này. Sửa điều kiện, hoặc bỏ khoản thu.',
            'No answers lead to this fee. Change the condition, or remove the fee.',
          ),
        ],
  );
}

function timingWithoutFee(definition: ProcedureDefinition): Finding[] {
  const { fees, payment } = definition;
  const due = fees.rules.find(
    (rule) => (rule.amount.kind !== 'fixed' || rule.amount.amountVnd > 0) && canApply(definition, rule),
  );
  if (payment.timing === 'never' && due !== undefined) {
    return [
      error(
        ['payment', 'timing'],
        `Khoản "${due.code}" có thể phải thu nhưng không bao giờ yêu cầu nộp. Chọn thời điểm thu, hoặc bỏ khoản thu.`,
        `The fee "${due.code}" can be due but is never asked for. Choose when to ask, or remove the fee.`,
      ),
    ];
  }
  if (payment.timing !== 'never' && due === undefined) {
    return [
      warning(
        ['payment', 'timing'],
        'Có thời điểm thu nhưng không có khoản nào phải thu. Chọn "never", hoặc thêm khoản thu.',
        'There is a time to pay but nothing to be paid. Choose "never", or add the fee.',
      ),
    ];
  }
  return [];
}
