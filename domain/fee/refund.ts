import type { LocalizedText } from '../localized-text.ts';
import type { RefundPolicy } from './rules.ts';

/** What becomes of one fee when a dossier ends without its result. */
export interface RefundLine {
  readonly code: string;
  readonly name: LocalizedText;
  readonly amountVnd: number;
  readonly refundVnd: number;
  /** Why it goes back or does not. */
  readonly why: LocalizedText;
}

/** How a dossier ended, as far as fees go by it. */
export interface DossierEnd {
  readonly accepted: boolean;
  /** What was asked for was granted. */
  readonly granted: boolean;
}

interface PaidFee {
  readonly code: string;
  readonly name: LocalizedText;
  readonly amountVnd: number;
  readonly refundPolicy: RefundPolicy;
}

/** Fee by fee, what goes back once a dossier has ended: each fee has a rule of its own. */
export function refundOfFees(fees: readonly PaidFee[], end: DossierEnd): RefundLine[] {
  return fees.map(({ code, name, amountVnd, refundPolicy }) => {
    const goesBack = refundPolicy !== 'never' && !end.granted && (refundPolicy === 'unlessGranted' || !end.accepted);
    return { code, name, amountVnd, refundVnd: goesBack ? amountVnd : 0, why: reasonOf(refundPolicy, goesBack) };
  });
}

function reasonOf(policy: RefundPolicy, goesBack: boolean): LocalizedText {
  switch (policy) {
    case 'never':
      return {
        vi: 'Khoản này không hoàn trả theo quy định của khoản thu.',
        en: 'By its rules this fee is never refunded.',
      };
    case 'beforeAcceptance':
      return goesBack
        ? { vi: 'Hồ sơ chưa được tiếp nhận.', en: 'The dossier had not been accepted.' }
        : {
            vi: 'Chỉ hoàn trả khi hồ sơ chưa được tiếp nhận.',
            en: 'It is refunded only before the dossier is accepted.',
          };
    case 'unlessGranted':
      return goesBack
        ? { vi: 'Yêu cầu không được giải quyết.', en: 'What was asked for was not granted.' }
        : { vi: 'Yêu cầu đã được giải quyết.', en: 'What was asked for was granted.' };
  }
}
