import { PassThrough, type Readable } from 'node:stream';
import busboy from 'busboy';
import type { Request } from 'express';
import type { FileKind } from '../../domain/procedure/definition.ts';
import { ACCEPTED_FILE_TYPES } from '../../integrations/files/accepted-types.ts';
import {
  FileEmpty,
  FileInfected,
  FileProtected,
  FileTooLarge,
  FileTypeRefused,
  FileUnreadable,
  UploadAborted,
  type FileStore,
  type FileTerms,
  type StoredFile,
} from '../../integrations/files/store.ts';
import type { UploadStore } from '../../integrations/files/upload-store.ts';
import { ScannerAway } from '../../integrations/files/virus-scanner.ts';
import { faultyField, Problem } from './problem.ts';

export interface ReceivedFile extends StoredFile {
  readonly name: string;
}

/**
 * Streams the one file of a request to the store: a raw body, named by `name`, or the first file part of a form. What
 * it is called is only ever shown, what it is is told by its content.
 * @throws Problem `file_too_large`, `file_kind_refused`, `file_missing`, `file_protected`, `file_unreadable`,
 * `file_infected`, `malformed_request`.
 */
export async function receiveFile(
  request: Request,
  store: FileStore,
  terms: FileTerms & { readonly name: string | undefined },
): Promise<ReceivedFile> {
  try {
    if (request.is('multipart/form-data') !== false) return await receiveForm(request, store, terms);
    const stored = await store.put(bodyOf(request), terms);
    return { ...stored, name: fileName(terms.name, stored.type) };
  } catch (error) {
    drain(request, terms.maxBytes);
    throw toProblem(error);
  }
}

/** An upload that has come whole, piece by piece, and whose it is. */
export interface FinishedUpload {
  readonly accountId: string;
  readonly uploadId: string;
  /** SHA-256 of the file as its sender has it, if they said. */
  readonly sha256?: string | undefined;
}

/**
 * Takes an upload into the store, after the same checks as a file sent at once. A file that is refused is forgotten; a
 * file that is taken stays with the uploads until `uploads.remove`, so that a repeated request finds it.
 * @throws Problem like `receiveFile`, and `validation_failed` when there is no such upload or bytes of it are missing.
 */
export async function receiveUpload(
  { uploads, files }: { readonly uploads: UploadStore; readonly files: FileStore },
  { accountId, uploadId, sha256 }: FinishedUpload,
  terms: FileTerms & { readonly name: string | undefined },
): Promise<ReceivedFile> {
  const content = uploads.isOwn(uploadId, accountId) ? await uploads.open(uploadId) : undefined;
  if (content === undefined) throw faultyField('uploadId', 'unknown_upload', uploadTexts.unknown);
  if (content === 'incomplete') throw faultyField('uploadId', 'upload_incomplete', uploadTexts.incomplete);
  try {
    const stored = await files.put(content, terms);
    if (sha256 !== undefined && sha256 !== stored.ref) {
      throw faultyField('sha256', 'file_damaged', uploadTexts.damaged);
    }
    return { ...stored, name: fileName(terms.name, stored.type) };
  } catch (error) {
    const problem = toProblem(error);
    if (problem instanceof Problem && problem.code !== 'temporarily_unavailable') await uploads.remove(uploadId);
    throw problem;
  }
}

const uploadTexts = {
  unknown: {
    vi: 'Tệp tải lên không còn. Chọn lại tệp để tải lên.',
    en: 'This upload is no longer there. Choose the file again.',
  },
  incomplete: {
    vi: 'Tệp chưa tải lên hết. Chọn lại tệp để tải tiếp từ chỗ dừng.',
    en: 'The file has not come whole. Choose it again: it goes on where it stopped.',
  },
  damaged: {
    vi: 'Tệp bị hỏng trên đường truyền. Chọn lại tệp để tải lên.',
    en: 'The file was damaged on its way. Choose it again.',
  },
} as const;

/** The body as a stream of its own: the store may give it up without cutting off the answer. */
function bodyOf(request: Request): Readable {
  const body = new PassThrough();
  request.on('aborted', () => body.destroy(new UploadAborted()));
  return request.pipe(body);
}

/** Takes the rest of a refused upload, so that the sender gets to read why; one that does not end is cut off. */
function drain(request: Request, maxBytes: number): void {
  let left = 2 * maxBytes;
  request.unpipe();
  request.on('data', (chunk: Buffer) => {
    left -= chunk.byteLength;
    if (left < 0) request.destroy();
  });
  request.resume();
}

function receiveForm(request: Request, store: FileStore, terms: FileTerms): Promise<ReceivedFile> {
  return new Promise((resolve, reject) => {
    const form = busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 5, parts: 6 },
    });
    let receiving: Promise<ReceivedFile> | undefined;
    form.on('file', (_field, content: Readable, { filename }) => {
      receiving = store.put(content, terms).then((stored) => ({ ...stored, name: fileName(filename, stored.type) }));
      receiving.catch(reject);
    });
    form.on('error', reject);
    form.on('close', () => {
      if (receiving === undefined) reject(new FileEmpty());
      else receiving.then(resolve, reject);
    });
    request.on('aborted', () => reject(new UploadAborted()));
    request.pipe(form);
  });
}

/** The refusal of a file of more than `maxBytes`. */
export function fileTooLarge(maxBytes: number): Problem {
  const megabytes = Math.floor(maxBytes / 1024 / 1024);
  return new Problem('file_too_large', {
    detail: {
      vi: `Tệp vượt quá ${megabytes} MB. Nén hoặc chia nhỏ rồi tải lên lại.`,
      en: `The file is larger than ${megabytes} MB. Compress or split it and upload again.`,
    },
  });
}

function toProblem(error: unknown): unknown {
  if (error instanceof FileTooLarge) return fileTooLarge(error.maxBytes);
  if (error instanceof FileEmpty) return new Problem('file_missing');
  if (error instanceof FileProtected) return new Problem('file_protected');
  if (error instanceof FileUnreadable) return new Problem('file_unreadable');
  if (error instanceof FileInfected) return new Problem('file_infected');
  if (error instanceof ScannerAway) return new Problem('temporarily_unavailable', { retryAfterSeconds: 10 });
  if (error instanceof FileTypeRefused) {
    const names = (language: 'vi' | 'en') =>
      error.accepted.map((type) => ACCEPTED_FILE_TYPES[type][language]).join(', ');
    return new Problem('file_kind_refused', {
      detail: { vi: `Chỉ nhận: ${names('vi')}. Lưu lại tệp rồi tải lên.`, en: `Accepted: ${names('en')}.` },
    });
  }
  if (error instanceof UploadAborted || isFormFault(error)) return new Problem('malformed_request');
  return error;
}

/** What the form reader says of a body that is no form; its errors have no class of their own. */
function isFormFault(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(Malformed|Multipart|Unexpected end|Missing Content-Type|Unsupported content type)/.test(error.message)
  );
}

/** A name fit to be shown and saved: no path, no control characters, the ending of what the file really is. */
function fileName(given: string | undefined, kind: FileKind): string {
  const [ending] = ACCEPTED_FILE_TYPES[kind].extensions;
  const base = (given ?? '').split(/[/\\]/).at(-1) ?? '';
  const stem = base
    .normalize('NFC')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .trim()
    .slice(0, 150);
  return `${stem === '' ? 'tep' : stem}.${ending}`;
}
