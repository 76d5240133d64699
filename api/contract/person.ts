/**
 * Data of people as forms give them. Numbers are taken as people write them, with blanks and dots, and kept in one
 * form; a number that is none is refused with how it must look.
 */

import { z } from 'zod';
import { readIdNumber, readPhoneNumber, readTaxCode, type PersonalId } from '../../domain/personal-id.ts';

export const personName = z.string().trim().min(1).max(200);
export const companyName = z.string().trim().min(1).max(255);
export const personalId = numberRead(readIdNumber);
export const taxCode = numberRead(readTaxCode);

/** Kept as people dial it at home: `0912345678`. */
export const phone = numberRead((text) => {
  const read = readPhoneNumber(text);
  return read.ok ? { ok: true, value: read.value.replace(/^\+84/, '0') } : read;
});

function numberRead(read: (text: string) => PersonalId) {
  const refusal = read('');
  return z
    .string()
    .min(1)
    .max(30)
    .refine(
      (text) => read(text).ok,
      refusal.ok ? {} : { params: { code: 'invalid_format', message: refusal.refusal.message } },
    )
    .overwrite((text) => {
      const number = read(text);
      return number.ok ? number.value : text;
    });
}
