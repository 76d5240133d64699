import { buffer } from 'node:stream/consumers';
import type { FileKind, ReturnMethod } from '../domain/procedure/definition.ts';
import { minuteContaining } from '../domain/working-time/local-time.ts';
import { minuteInWords } from '../domain/working-time/words.ts';
import { FileMissing, type FileStore } from '../integrations/files/store.ts';
import { NotStampable, stampCopy } from '../integrations/pdf/stamp-copy.ts';
import { Problem } from './http/problem.ts';

/** What was returned online is the result itself, with whatever signatures it carries; of paper there are copies. */
export function isGivenAsCopy({ kind }: { readonly kind: FileKind }, returnMethod: ReturnMethod): boolean {
  return returnMethod !== 'online' && kind === 'pdf';
}

/**
 * A result's file as a copy of the paper that is the result: every page says so, of which dossier and when.
 * @throws FileMissing, NotStampable
 */
export async function markCopy(files: FileStore, { ref }: { readonly ref: string }, code: string): Promise<Uint8Array> {
  const at = minuteInWords(minuteContaining(new Date(), 'now'), 'vi');
  const whole = await buffer(await files.open(ref));
  return stampCopy(whole, { mark: 'BẢN SAO', note: `Bản sao kết quả hồ sơ ${code}, tải về lúc ${at}` });
}

/**
 * The same for somebody who asks for it alone.
 * @throws Problem `not_found`; `file_protected` when the file cannot be marked as a copy.
 */
export async function requireCopy(files: FileStore, file: { readonly ref: string }, code: string): Promise<Uint8Array> {
  try {
    return await markCopy(files, file, code);
  } catch (error) {
    if (error instanceof FileMissing) throw new Problem('not_found');
    if (error instanceof NotStampable) throw new Problem('file_protected', { detail: cannotBeMarked });
    throw error;
  }
}

/** Why there is no copy of a result whose file cannot be written on, and what to do instead. */
export const cannotBeMarked = {
  vi: 'Không ghi được dấu “bản sao” lên tệp kết quả này. Hãy dùng bản giấy đã nhận, hoặc liên hệ quầy để được cấp bản sao.',
  en: 'This file cannot be marked as a copy. Use the paper you received, or ask the counter for a copy.',
};
