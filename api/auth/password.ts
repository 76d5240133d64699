import { hash, verify } from '@node-rs/argon2';
import { dictionary } from '@zxcvbn-ts/language-common';
import type { LocalizedText } from '../../domain/localized-text.ts';

export const passwordLength = { min: 8, max: 128 } as const;

/** OWASP's parameters for argon2id: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), parameters);
}

export function verifyPassword(stored: { readonly hash: string; readonly password: string }): Promise<boolean> {
  return verify(stored.hash, stored.password.normalize('NFKC'));
}

const common = new Set(dictionary['passwords-common']);

/** Words that guessers of this very site try first. */
const ofThisPlace = ['dichvucong', 'motcua', 'matkhau', 'hanhchinhcong'];

/**
 * Why a password must not be used, or `undefined`. Only length, well-known passwords and the owner's own data count:
 * no rules of composition (ASVS 5.0 §6.2).
 */
export function passwordFault(password: string, owner: { readonly email: string }): LocalizedText | undefined {
  const length = Array.from(password).length;
  if (length < passwordLength.min || length > passwordLength.max) {
    return {
      vi: `Dùng từ ${passwordLength.min} đến ${passwordLength.max} ký tự.`,
      en: `Use ${passwordLength.min} to ${passwordLength.max} characters.`,
    };
  }
  const plain = password.toLowerCase();
  const core = plain.replace(/[^a-z]/g, '');
  if (common.has(plain) || common.has(plain.replace(/[\d\W_]+$/, '')) || ofThisPlace.includes(core) || isRun(plain)) {
    return {
      vi: 'Mật khẩu này quá phổ biến, dễ bị đoán. Thử ghép vài từ không liên quan.',
      en: 'This password is too common. Try a few unrelated words together.',
    };
  }
  const mailbox = owner.email.toLowerCase().split('@', 1)[0] ?? '';
  if (mailbox.length >= 4 && plain.includes(mailbox)) {
    return { vi: 'Mật khẩu không được chứa tên thư điện tử.', en: 'The password must not hold your mail address.' };
  }
  return undefined;
}

/** One character repeated, or a row of neighbours such as `12345678` or `hgfedcba`. */
function isRun(text: string): boolean {
  const steps = Array.from(text)
    .slice(1)
    .map((character, i) => character.charCodeAt(0) - text.charCodeAt(i));
  const [first] = steps;
  return first !== undefined && Math.abs(first) <= 1 && steps.every((step) => step === first);
}
