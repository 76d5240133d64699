/**
 * Internal steps of the sample. No decision of a Board that gives hours per step could be read, so every share is made
 * up; what is not made up is kept: the shares add up to the procedure's deadline, and a limit the law sets on a part
 * of it is never exceeded by the steps of that part.
 *
 * Reception has its own eight working hours before acceptance, when the legal time has not begun yet; the shares of
 * the steps alone therefore make up the whole legal time.
 */

import type { LocalizedText } from '../../../domain/localized-text.ts';
import type { StepDefinition } from '../../../domain/procedure/definition.ts';

/** Working hours a step may take; a working day has eight. */
type Hours = number;

export function step(
  key: string,
  { vi, en }: LocalizedText,
  doing: Pick<StepDefinition, 'kind' | 'role' | 'unitCode'> & { hours: Hours },
): StepDefinition {
  const { hours, ...who } = doing;
  return { key, name: { vi, en }, ...who, shareMinutes: hours * 60, confidence: 'sample' };
}

export const assign = (hours: Hours) =>
  step('assign', { vi: 'Phân công thụ lý', en: 'Assign the dossier' }, { kind: 'work', role: 'lead', hours });

const appraise = (hours: Hours) =>
  step(
    'appraise',
    { vi: 'Thụ lý, thẩm định và dự thảo kết quả', en: 'Examine and draft the result' },
    { kind: 'work', role: 'officer', hours },
  );

export const review = (hours: Hours) =>
  step('review', { vi: 'Duyệt dự thảo', en: 'Review the draft' }, { kind: 'work', role: 'lead', hours });

export const sign = (hours: Hours) =>
  step('sign', { vi: 'Ký kết quả', en: 'Sign the result' }, { kind: 'sign', role: 'signer', hours });

export const issue = (hours: Hours) =>
  step(
    'issue',
    { vi: 'Vào sổ, đóng dấu, chuyển trả kết quả', en: 'Number, seal and pass on for return' },
    { kind: 'issue', role: 'clerk', hours },
  );

type UsualHours = Record<'assign' | 'appraise' | 'review' | 'sign' | 'issue', Hours>;

/** From the head of division to the officer and back up: the way of most procedures. */
function usual(hours: UsualHours): StepDefinition[] {
  return [assign(hours.assign), appraise(hours.appraise), review(hours.review), sign(hours.sign), issue(hours.issue)];
}

/** Steps by the procedure's deadline in working days. */
export const threeDays = usual({ assign: 4, appraise: 12, review: 4, sign: 2, issue: 2 });
export const fiveDays = usual({ assign: 8, appraise: 20, review: 4, sign: 4, issue: 4 });
export const sixDays = usual({ assign: 8, appraise: 24, review: 8, sign: 4, issue: 4 });
export const sevenDays = usual({ assign: 8, appraise: 32, review: 8, sign: 4, issue: 4 });
export const tenDays = usual({ assign: 8, appraise: 48, review: 8, sign: 8, issue: 8 });
export const twelveDays = usual({ assign: 8, appraise: 64, review: 8, sign: 8, issue: 8 });
export const fifteenDays = usual({ assign: 8, appraise: 88, review: 8, sign: 8, issue: 8 });
export const sixteenDays = usual({ assign: 8, appraise: 96, review: 8, sign: 8, issue: 8 });
export const twentyDays = usual({ assign: 8, appraise: 120, review: 16, sign: 8, issue: 8 });
export const twentyFiveDays = usual({ assign: 8, appraise: 160, review: 16, sign: 8, issue: 8 });
export const thirtyDays = usual({ assign: 8, appraise: 192, review: 16, sign: 16, issue: 8 });

/** One working day: the officer drafts, the head signs, the counter returns. */
export const eightHours = [appraise(4), sign(3), issue(1)];

/**
 * Investment procedures that ask for opinions: within 2 working days of acceptance, to be given within 7 (NĐ
 * 96/2026/NĐ-CP). Asking itself is the officer's action *consult* during the first two steps.
 */
function withOpinions(hours: UsualHours & { send: Hours }): StepDefinition[] {
  return [
    assign(hours.assign),
    step(
      'send-for-opinions',
      { vi: 'Kiểm tra, gửi lấy ý kiến', en: 'Check and send for opinions' },
      { kind: 'work', role: 'officer', hours: hours.send },
    ),
    step(
      'appraisal-report',
      { vi: 'Tổng hợp ý kiến, lập báo cáo thẩm định', en: 'Gather opinions and write the appraisal report' },
      { kind: 'work', role: 'officer', hours: hours.appraise },
    ),
    review(hours.review),
    sign(hours.sign),
    issue(hours.issue),
  ];
}

export const seventeenDaysWithOpinions = withOpinions({
  assign: 8,
  send: 8,
  appraise: 96,
  review: 8,
  sign: 8,
  issue: 8,
});
export const twelveDaysWithOpinions = withOpinions({
  assign: 8,
  send: 8,
  appraise: 56,
  review: 8,
  sign: 8,
  issue: 8,
});
export const fiveDaysWithOpinions = withOpinions({ assign: 4, send: 4, appraise: 20, review: 4, sign: 4, issue: 4 });

/**
 * Building permits of 10 working days: appraisal takes at most 5 of them and consultation 2 (NĐ 217/2026/NĐ-CP,
 * Art. 54).
 */
export const buildingPermitSteps = [
  assign(8),
  step(
    'appraise',
    { vi: 'Thẩm định hồ sơ, kiểm tra thực địa', en: 'Appraise the dossier and inspect the site' },
    { kind: 'work', role: 'officer', hours: 32 },
  ),
  step(
    'draft',
    { vi: 'Tổng hợp ý kiến, dự thảo giấy phép', en: 'Gather opinions and draft the permit' },
    { kind: 'work', role: 'officer', hours: 16 },
  ),
  review(8),
  sign(8),
  issue(8),
];
