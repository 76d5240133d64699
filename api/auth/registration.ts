import { z } from 'zod';
import { address } from '../contract/common.ts';
import { companyName, personalId, personName, phone, taxCode } from '../contract/person.ts';

const person = {
  name: personName,
  email: z.email().max(254),
  password: z.string().max(1000),
  phone,
  personalId,
  addressLine: address.shape.line.optional(),
  communeCode: address.shape.communeCode.optional(),
  provinceCode: address.shape.provinceCode.optional(),
  locale: z.enum(['vi', 'en']).optional(),
  callbackURL: z.string().startsWith('/').max(200).optional(),
};

/** What somebody gives to register. Staff accounts are made by administrators, never here. */
export const registration = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('citizen'), ...person }),
  z.strictObject({
    kind: z.literal('company'),
    ...person,
    companyName,
    taxCode,
  }),
]);

const text = { type: 'string', required: false } as const;

/** The account's own columns, as the sign-in library must know them. What may be in them, `registration` says. */
export const accountFields = {
  kind: { ...text, defaultValue: 'citizen' },
  phone: text,
  personalId: text,
  companyName: text,
  taxCode: text,
  addressLine: text,
  communeCode: text,
  provinceCode: text,
  locale: { ...text, defaultValue: 'vi' },
} as const;
