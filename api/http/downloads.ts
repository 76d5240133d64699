import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { FileKind } from '../../domain/procedure/definition.ts';
import { ACCEPTED_FILE_TYPES } from '../../integrations/files/accepted-types.ts';
import { FileMissing, type FileStore } from '../../integrations/files/store.ts';
import { Problem } from './problem.ts';
import { uploadedFilePolicy } from './security-headers.ts';

export interface SentFile {
  readonly ref: string;
  readonly name: string;
  readonly kind: FileKind;
  readonly sizeBytes: number;
}

/** What a browser may show in place; everything else is only kept. */
const shownInPlace: readonly FileKind[] = ['pdf', 'png', 'jpeg'];

/** Sends a stored file so that it can be shown or kept, never run. @throws Problem `not_found`. */
export async function sendFile(
  response: Response,
  store: FileStore,
  file: SentFile,
  disposition: 'inline' | 'attachment',
): Promise<void> {
  const content = await store.open(file.ref).catch((error: unknown) => {
    throw error instanceof FileMissing ? new Problem('not_found') : error;
  });
  response.set({
    'Content-Type': ACCEPTED_FILE_TYPES[file.kind].mediaType,
    'Content-Length': String(file.sizeBytes),
    'Content-Disposition': contentDisposition(
      disposition === 'inline' && shownInPlace.includes(file.kind) ? 'inline' : 'attachment',
      file.name,
    ),
    'Content-Security-Policy': uploadedFilePolicy,
    'Cache-Control': 'private, no-store',
  });
  await pipeline(content, response);
}

/** Sends a document made for this reader, to be shown in the browser's own viewer and printed from there. */
export function sendPdf(response: Response, bytes: Uint8Array, name: string): void {
  response.set({
    'Content-Type': ACCEPTED_FILE_TYPES.pdf.mediaType,
    'Content-Length': String(bytes.byteLength),
    'Content-Disposition': contentDisposition('inline', name),
    'Content-Security-Policy': uploadedFilePolicy,
    'Cache-Control': 'private, no-store',
  });
  response.end(bytes);
}

/** RFC 6266: a plain name for old programs, the real one beside it. */
export function contentDisposition(type: 'inline' | 'attachment', name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^\x20-\x7E]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${type}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
