import type { LocalizedText } from './localized-text.ts';

/** A number that identifies or reaches a person or company, as the house keeps it, or why the text is not one. */
export type PersonalId =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly refusal: PersonalIdRefusal };

export interface PersonalIdRefusal {
  readonly code: 'idNumberInvalid' | 'taxCodeInvalid' | 'phoneNumberInvalid';
  readonly message: LocalizedText;
}

/** Spaces, dots and dashes people write between groups of digits. */
const SEPARATORS = /[\s.\u00a0-]/g;

/** Personal identification number (số định danh cá nhân, as on the identity card): twelve digits. */
export function readIdNumber(text: string): PersonalId {
  const digits = text.replace(SEPARATORS, '');
  if (/^\d{12}$/.test(digits)) return { ok: true, value: digits };
  return refuse('idNumberInvalid', {
    vi: 'Số định danh cá nhân gồm 12 chữ số, như trên thẻ căn cước',
    en: 'A personal identification number has 12 digits, as on the identity card',
  });
}

/** Tax code of a company: ten digits, and for a dependent unit three more, kept as `0123456789-001`. */
export function readTaxCode(text: string): PersonalId {
  const [, company, unit] = /^(\d{10})(\d{3})?$/.exec(text.replace(SEPARATORS, '')) ?? [];
  if (company !== undefined) return { ok: true, value: unit === undefined ? company : `${company}-${unit}` };
  return refuse('taxCodeInvalid', {
    vi: 'Mã số thuế gồm 10 chữ số, đơn vị phụ thuộc thêm 3 chữ số, như 0123456789-001',
    en: 'A tax code has 10 digits, a dependent unit 3 more, such as 0123456789-001',
  });
}

/** Telephone number in Vietnam, mobile or landline with area code, kept as `+84…`. */
export function readPhoneNumber(text: string): PersonalId {
  const written = text.replace(/[\s.()\u00a0-]/g, '');
  const [, national = ''] = /^(?:(?:\+84|0084|84(?=\d{9,11}$))0?|0)([1-9]\d{8,9})$/.exec(written) ?? [];
  if (/^[35789]\d{8}$/.test(national) || /^2\d{8,9}$/.test(national)) return { ok: true, value: `+84${national}` };
  return refuse('phoneNumberInvalid', {
    vi: 'Số điện thoại di động gồm 10 chữ số bắt đầu bằng 03, 05, 07, 08, 09; số cố định bắt đầu bằng 02',
    en: 'A mobile number has 10 digits and begins with 03, 05, 07, 08 or 09; a landline begins with 02',
  });
}

function refuse(code: PersonalIdRefusal['code'], message: LocalizedText): PersonalId {
  return { ok: false, refusal: { code, message } };
}
