import type { LocalDate } from './working-time/local-time.ts';

/** What a dossier code says. It is public and easy to guess: by itself it opens nothing. */
export interface DossierCodeParts {
  /** The agency's identifier, such as `H34.15`. */
  readonly agencyPrefix: string;
  /** The date of reception in Vietnam. */
  readonly onDate: LocalDate;
  /** The dossier's place among those of that agency and date, from 1. Never given twice; gaps do no harm. */
  readonly sequence: number;
}

/**
 * How dossiers are numbered. TT 01/2018/TT-VPCP Art. 19 gave "agency – date of reception – number of the day"; a
 * unified format is for Bộ Công an to define (NĐ 309/2026 Art. 12) and will be another one of these.
 */
export interface DossierCodeFormat {
  /** @throws RangeError naming the part that does not fit. */
  readonly write: (parts: DossierCodeParts) => string;
  /** `undefined` when the text is not a code of this format. */
  readonly read: (text: string) => DossierCodeParts | undefined;
}

const PREFIX = /^[A-Z0-9]{1,6}(\.[A-Z0-9]{1,6}){0,5}$/;
const CODE = /^([A-Z0-9.]+)-(\d{2})(\d{2})(\d{2})-(\d{4,9})$/;
const SEQUENCE_DIGITS = 4;
const MAX_PREFIX = 30;
const MAX_SEQUENCE = 999_999_999;

/** Whether the codes of an agency's dossiers can begin with this: `H34.15`, groups of capital letters and digits. */
export function isAgencyPrefix(text: string): boolean {
  return text.length >= 3 && text.length <= MAX_PREFIX && PREFIX.test(text);
}

/** `H34.15-261123-0001`: agency, YYMMDD, and a sequence that grows past four digits after 9,999 rather than start again. */
export const sequentialDossierCode: DossierCodeFormat = {
  write: ({ agencyPrefix, onDate, sequence }) => {
    if (!PREFIX.test(agencyPrefix)) {
      throw new RangeError(
        `agencyPrefix: "${agencyPrefix}" must be groups of capital letters and digits, such as H34.15`,
      );
    }
    if (!isDateOfThisCentury(onDate)) throw new RangeError(`onDate: "${onDate}" must be a date from 2000 to 2099`);
    if (!Number.isSafeInteger(sequence) || sequence < 1 || sequence > MAX_SEQUENCE) {
      throw new RangeError(`sequence: ${sequence} must be a whole number from 1 to ${MAX_SEQUENCE}`);
    }
    return `${agencyPrefix}-${onDate.slice(2).replaceAll('-', '')}-${String(sequence).padStart(SEQUENCE_DIGITS, '0')}`;
  },

  read: (text) => {
    const [, agencyPrefix = '', year = '', month = '', day = '', digits = ''] = CODE.exec(asTyped(text)) ?? [];
    const onDate = `20${year}-${month}-${day}`;
    const isPadded = digits.length > SEQUENCE_DIGITS && digits.startsWith('0');
    if (!PREFIX.test(agencyPrefix) || !isDateOfThisCentury(onDate) || Number(digits) < 1 || isPadded) return undefined;
    return { agencyPrefix, onDate, sequence: Number(digits) };
  },
};

function asTyped(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase();
}

function isDateOfThisCentury(date: LocalDate): boolean {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(date)) return false;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}
