import { buffer } from 'node:stream/consumers';
import type { Response } from 'express';
import type { ReturnMethod } from '../domain/procedure/definition.ts';
import { minuteContaining } from '../domain/working-time/local-time.ts';
import { minuteInWords } from '../domain/working-time/words.ts';
import { FileMissing, type FileStore } from '../integrations/files/store.ts';
import { NotStampable, stampCopy } from '../integrations/pdf/stamp-copy.ts';
import { sendFile, sendPdf, type SentFile } from './http/downloads.ts';
import { Problem } from './http/problem.ts';

interface Result {
  readonly file: SentFile;
  readonly code: string;
  /** How the result was returned: only what was returned online is the result itself. */
  readonly returnMethod: ReturnMethod;
}

/**
 * Sends the result to its applicant. What was returned online goes as it is, byte by byte, with whatever signatures it
 * carries. Where the paper is the result, the file is a copy of it, and every page says so, of which dossier and when.
 * @throws Problem `not_found`; `file_protected` when a copy cannot be marked as one.
 */
export async function sendResult(response: Response, files: FileStore, result: Result): Promise<void> {
  const { file, code, returnMethod } = result;
  if (returnMethod === 'online' || file.kind !== 'pdf') return sendFile(response, files, file, 'inline');
  const at = minuteInWords(minuteContaining(new Date(), 'now'), 'vi');
  try {
    const whole = await buffer(await files.open(file.ref));
    const copy = await stampCopy(whole, { mark: 'BẢN SAO', note: `Bản sao kết quả hồ sơ ${code}, tải về lúc ${at}` });
    sendPdf(response, copy, file.name);
  } catch (error) {
    if (error instanceof FileMissing) throw new Problem('not_found');
    if (error instanceof NotStampable) throw new Problem('file_protected', { detail: cannotBeMarked });
    throw error;
  }
}

const cannotBeMarked = {
  vi: 'Không ghi được dấu “bản sao” lên tệp kết quả này. Hãy dùng bản giấy đã nhận, hoặc liên hệ quầy để được cấp bản sao.',
  en: 'This file cannot be marked as a copy. Use the paper you received, or ask the counter for a copy.',
};
