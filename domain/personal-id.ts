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

/**
 * Personal identification number (số định danh cá nhân, Luật Căn cước 26/2023/QH15): twelve digits, of which the
 * fourth tells sex and century of birth and the next two the year of birth.
 */
export function readIdNumber(text: string): PersonalId {
  const digits = text.replace(SEPARATORS, '');
  if (/^0\d{11}$/.test(digits)) return { ok: true, value: digits };
  return refuse('idNumberInvalid', {
    vi: 'Số định danh cá nhân gồm 12 chữ số, bắt đầu bằng 0, như trên thẻ căn cước',
    en: 'A personal identification number has 12 digits and begins with 0, as on the identity card',
  });
}

/**
 * Tax code: ten digits of a company, the last a check digit, and `-NNN` behind for a dependent unit; or the twelve
 * digits of a person's identification number, which is a person's tax code since 1 July 2025.
 */
export function readTaxCode(text: string): PersonalId {
  const digits = text.replace(SEPARATORS, '');
  const [, company = '', unit] = /^(\d{10})(\d{3})?$/.exec(digits) ?? [];
  if (company !== '' && hasTaxCheckDigit(company) && unit !== '000') {
    return { ok: true, value: unit === undefined ? company : `${company}-${unit}` };
  }
  if (/^0\d{11}$/.test(digits)) return { ok: true, value: digits };
  return refuse('taxCodeInvalid', {
    vi: 'Mã số thuế gồm 10 chữ số, hoặc 10 chữ số và 3 chữ số của đơn vị phụ thuộc (0123456789-001); kiểm tra lại từng chữ số',
    en: 'A tax code has 10 digits, or 10 digits and 3 of the dependent unit (0123456789-001); check every digit',
  });
}

const TAX_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

function hasTaxCheckDigit(company: string): boolean {
  const sum = TAX_WEIGHTS.reduce((total, weight, i) => total + weight * Number(company[i]), 0);
  return 10 - (sum % 11) === Number(company[9]);
}

/** Telephone number in Vietnam, kept as `+84…`: mobile (nine digits after 0) or landline with area code (ten). */
export function readPhoneNumber(text: string): PersonalId {
  const written = text.replace(/[\s.()\u00a0-]/g, '');
  const [, national = ''] = /^(?:\+84|0084|84(?=\d{9,10}$)|0)([1-9]\d{8,9})$/.exec(written) ?? [];
  if (/^[35789]\d{8}$/.test(national) || /^2\d{8,9}$/.test(national)) return { ok: true, value: `+84${national}` };
  return refuse('phoneNumberInvalid', {
    vi: 'Số điện thoại di động gồm 10 chữ số bắt đầu bằng 03, 05, 07, 08, 09; số cố định bắt đầu bằng 02',
    en: 'A mobile number has 10 digits and begins with 03, 05, 07, 08 or 09; a landline begins with 02',
  });
}

function refuse(code: PersonalIdRefusal['code'], message: LocalizedText): PersonalId {
  return { ok: false, refusal: { code, message } };
}
