import type { Response } from 'express';
import type { ReturnMethod } from '../domain/procedure/definition.ts';
import type { FileStore } from '../integrations/files/store.ts';
import { sendFile, sendPdf, type SentFile } from './http/downloads.ts';
import { isGivenAsCopy, requireCopy } from './result-copy.ts';

interface Result {
  readonly file: SentFile;
  readonly code: string;
  /** How the result was returned: only what was returned online is the result itself. */
  readonly returnMethod: ReturnMethod;
}

/**
 * Sends the result to its applicant. What was returned online goes as it is, byte by byte; where the paper is the
 * result, what goes is a copy of it, marked as one.
 * @throws Problem `not_found`; `file_protected` when a copy cannot be marked as one.
 */
export async function sendResult(response: Response, files: FileStore, result: Result): Promise<void> {
  const { file, code, returnMethod } = result;
  if (!isGivenAsCopy(file, returnMethod)) return sendFile(response, files, file, 'inline');
  sendPdf(response, await requireCopy(files, file, code), file.name);
}
