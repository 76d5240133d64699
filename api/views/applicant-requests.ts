import type { Outstanding } from '../../db/queries/applicant-requests.ts';
import type { MyDossierRow } from '../../db/queries/my-dossiers.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { findPaper } from '../../domain/authority.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import type { ApplicantRequest } from '../contract/my-dossiers.ts';

const ratingDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/** Until when a dossier may be rated: 30 days from its return. `null` while it has not been returned. */
export function ratableUntil({ status, endedAt }: { readonly status: string; readonly endedAt: string | null }) {
  if (status !== 'returned' || endedAt === null) return null;
  return new Date(Date.parse(endedAt) + ratingDays * dayMs).toISOString();
}

/** What the applicant must or can do for a dossier now. */
export function requestsOf(
  dossier: Pick<MyDossierRow, 'state' | 'endedAt' | 'unit' | 'counter'>,
  definition: Pick<ProcedureDefinition, 'components'>,
  outstanding: Outstanding,
): ApplicantRequest[] {
  const { state } = dossier;
  switch (state.status) {
    case 'payment_requested':
      return payment(dossier, outstanding);
    case 'supplement_requested':
      return [supplement(dossier, definition, outstanding)];
    case 'result_ready':
      return isAtCounter(dossier) ? [{ kind: 'collect', text: collectAt(dossier), dueAt: null }] : [];
    case 'returned':
      return rating(dossier, outstanding);
    case 'draft':
    case 'submitted':
    case 'processing':
    case 'withdrawal_requested':
    case 'stopped':
    case 'refused':
    case 'withdrawn':
      return [];
  }
}

function payment({ state }: Pick<MyDossierRow, 'state'>, { order }: Outstanding): ApplicantRequest[] {
  if (order === undefined || state.payment === null) return [];
  const amountVnd = Math.max(0, order.totalVnd - order.receivedVnd);
  return [{ kind: 'pay', text: texts.pay, dueAt: state.payment.dueAt, transactionId: order.id, amountVnd }];
}

function supplement(
  { state }: Pick<MyDossierRow, 'state'>,
  definition: Pick<ProcedureDefinition, 'components'>,
  { asked }: Outstanding,
): ApplicantRequest {
  const written = asked?.reason;
  return {
    kind: 'supplement',
    text: written === undefined ? texts.supplement : { vi: written, en: written },
    dueAt: state.supplement.dueAt,
    pieces: state.supplement.asked.map((key) => ({
      component: key,
      name: findPaper(definition, key)?.name ?? { vi: key, en: key },
      note: asked?.notes[key] ?? '',
    })),
  };
}

function rating(dossier: Pick<MyDossierRow, 'state' | 'endedAt'>, { rated }: Outstanding): ApplicantRequest[] {
  const until = ratableUntil({ status: dossier.state.status, endedAt: dossier.endedAt });
  if (until === null || rated || until < new Date().toISOString()) return [];
  return [{ kind: 'rate', text: texts.rate, dueAt: until }];
}

/** The result lies at the counter: chosen so, or brought back by the post. */
function isAtCounter({ state }: Pick<MyDossierRow, 'state'>): boolean {
  return (
    state.returnMethod === 'counter' || (state.returnMethod === 'home' && state.delivery?.stage === 'backAtCounter')
  );
}

function collectAt({ unit, counter }: Pick<MyDossierRow, 'unit' | 'counter'>): LocalizedText {
  const place = (language: 'vi' | 'en') =>
    counter === null ? unit.name[language] : `${counter[language]}, ${unit.name[language]}`;
  return {
    vi: `Đã có kết quả. Đến ${place('vi')} nhận, mang theo giấy tờ tùy thân và giấy hẹn trả kết quả.`,
    en: `Your result is ready. Collect it at ${place('en')} with your identity paper and the appointment receipt.`,
  };
}

const texts = {
  pay: {
    vi: 'Nộp phí, lệ phí để hồ sơ được giải quyết tiếp.',
    en: 'Pay the fee so that your dossier can go on.',
  },
  supplement: { vi: 'Bổ sung hồ sơ.', en: 'Supplement your dossier.' },
  rate: {
    vi: 'Hồ sơ đã có kết quả. Mời bạn đánh giá việc phục vụ.',
    en: 'Your dossier is done. Please rate the service.',
  },
} as const;
