import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileTypeFromFile } from 'file-type';
import { ACCEPTED_FILE_TYPES, type AcceptedFileType } from './accepted-types.ts';
import { checkPdf } from './readable-pdf.ts';
import {
  FileEmpty,
  FileMissing,
  FileTooLarge,
  FileTypeRefused,
  UploadAborted,
  type FileStore,
  type FileTerms,
  type StoredFile,
} from './store.ts';
import type { VirusScanner } from './virus-scanner.ts';

export interface DirectoryFileStore extends FileStore {
  /**
   * Removes what uploads left behind when their process died, and answers how many there were. Uploads of other
   * processes may be under way, so only what nobody has written to for `olderThanMs` (an hour) goes.
   */
  sweepTemporary(olderThanMs?: number): Promise<number>;
}

/** The types by what `file-type` calls them. */
const TYPE_BY_DETECTED_EXTENSION: ReadonlyMap<string, AcceptedFileType> = new Map([
  ['pdf', 'pdf'],
  ['png', 'png'],
  ['jpg', 'jpeg'],
  ['docx', 'docx'],
  ['xlsx', 'xlsx'],
]);

const SWEEP_AFTER_MS = 60 * 60 * 1000;

/**
 * Keeps files in a directory, each at `ab/cd/abcd…` of its SHA-256. A file is written under `incoming/`, checked there,
 * flushed to the disk and only then moved to its place, so what is in its place is whole. Where there is a virus
 * scanner, what others send gets its verdict before it has a place.
 */
export function createDirectoryFileStore(directory: string, scan?: VirusScanner): DirectoryFileStore {
  const incoming = join(directory, 'incoming');

  /** `check` looks at the whole file before it has a place. */
  async function take<Found>(
    content: AsyncIterable<Uint8Array>,
    maxBytes: number,
    check: (path: string) => Promise<Found>,
  ) {
    await makeDirectory(incoming);
    const temporary = join(incoming, `${randomUUID()}.part`);
    try {
      const received = await receive(content, temporary, maxBytes);
      const found = await check(temporary);
      await moveIntoPlace(temporary, pathOf(directory, received.ref));
      return { ...received, found };
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async function put(content: AsyncIterable<Uint8Array>, terms: FileTerms): Promise<StoredFile> {
    const { found: type, ...stored } = await take(content, terms.maxBytes, async (path) => {
      const detected = await detectType(path, terms.accept);
      if (detected === 'pdf') await checkPdf(path);
      await scan?.(path);
      return detected;
    });
    return { ...stored, type, mediaType: ACCEPTED_FILE_TYPES[type].mediaType };
  }

  async function keep(content: AsyncIterable<Uint8Array>, maxBytes: number) {
    const { ref, sizeBytes } = await take(content, maxBytes, () => Promise.resolve());
    return { ref, sizeBytes };
  }

  async function openFile(ref: string): Promise<Readable> {
    if (!isRef(ref)) throw new FileMissing('There is no such file.');
    try {
      const handle = await open(pathOf(directory, ref), 'r');
      return handle.createReadStream();
    } catch (error) {
      if (hasCode(error, 'ENOENT')) throw new FileMissing(`There is no file ${ref}.`);
      throw error;
    }
  }

  async function remove(ref: string): Promise<void> {
    if (isRef(ref)) await rm(pathOf(directory, ref), { force: true });
  }

  async function sweepTemporary(olderThanMs = SWEEP_AFTER_MS): Promise<number> {
    await makeDirectory(incoming);
    let swept = 0;
    for (const name of await readdir(incoming)) {
      const path = join(incoming, name);
      if (Date.now() - (await findModifiedAtMs(path)) < olderThanMs) continue;
      await rm(path, { force: true });
      swept += 1;
    }
    return swept;
  }

  return { put, keep, open: openFile, remove, sweepTemporary };
}

/** Writes, counts and hashes in one pass. Returns when the bytes are on the disk itself. */
async function receive(content: AsyncIterable<Uint8Array>, path: string, maxBytes: number) {
  const handle = await open(path, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for await (const chunk of abortable(content)) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > maxBytes) throw new FileTooLarge(maxBytes);
      hash.update(chunk);
      await handle.appendFile(chunk);
    }
    if (sizeBytes === 0) throw new FileEmpty();
    await handle.sync();
    return { ref: hash.digest('hex'), sizeBytes };
  } finally {
    await handle.close();
  }
}

/** Tells a sender that went away from a disk that failed. */
async function* abortable(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch (error) {
    throw new UploadAborted('The upload ended before the end of the file.', { cause: error });
  }
}

async function detectType(path: string, accept: readonly AcceptedFileType[]): Promise<AcceptedFileType> {
  const found = (await fileTypeFromFile(path))?.ext;
  const type = found === undefined ? undefined : TYPE_BY_DETECTED_EXTENSION.get(found);
  if (type === undefined || !accept.includes(type)) throw new FileTypeRefused(found, accept);
  return type;
}

/** The same content may already be there: it is replaced by itself. */
async function moveIntoPlace(temporary: string, path: string): Promise<void> {
  await makeDirectory(dirname(path));
  await rename(temporary, path);
  await syncDirectory(dirname(path));
}

/** Directories on the way are made durable too: a file is lost if the name of its directory is. */
async function makeDirectory(path: string): Promise<void> {
  const firstMade = await mkdir(path, { recursive: true, mode: 0o700 });
  if (firstMade === undefined) return;
  for (let made = path; made.length >= firstMade.length; made = dirname(made)) await syncDirectory(dirname(made));
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function findModifiedAtMs(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return Infinity;
    throw error;
  }
}

function pathOf(directory: string, ref: string): string {
  return join(directory, ref.slice(0, 2), ref.slice(2, 4), ref);
}

function isRef(ref: string): boolean {
  return /^[0-9a-f]{64}$/.test(ref);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
