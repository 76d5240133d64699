import type { Readable } from 'node:stream';
import { ACCEPTED_FILE_TYPES, type AcceptedFileType } from './accepted-types.ts';

/**
 * Where what people send and what we issue is kept: named by its content, never by its sender. Two dossiers with the
 * same file share it, so only who knows that nobody else refers to it may remove it.
 */
export interface FileStore {
  /**
   * Takes a whole file, or nothing of it. Putting the same content again answers the same `ref`.
   * Throws `FileTooLarge`, `FileEmpty`, `FileTypeRefused`, `FileProtected`, `FileUnreadable`, `FileInfected`, and
   * `UploadAborted` when `content` ends before its end.
   * `content` is destroyed when it is not taken.
   */
  put(content: AsyncIterable<Uint8Array>, terms: FileTerms): Promise<StoredFile>;
  /** Takes a whole file that we have made ourselves, of whatever type. Throws `FileTooLarge` and `FileEmpty`. */
  keep(content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Pick<StoredFile, 'ref' | 'sizeBytes'>>;
  /** The file from its first byte. Throws `FileMissing`. */
  open(ref: string): Promise<Readable>;
  /** Forgets a file; one that is not there is fine too. */
  remove(ref: string): Promise<void>;
}

export interface FileTerms {
  readonly maxBytes: number;
  readonly accept: readonly AcceptedFileType[];
}

export interface StoredFile {
  /** SHA-256 of the content, in hex: at the same time the proof that it is unchanged. */
  readonly ref: string;
  readonly sizeBytes: number;
  /** What it is by its content, whatever it was called. */
  readonly type: AcceptedFileType;
  readonly mediaType: string;
}

/** More bytes than allowed. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
  readonly maxBytes: number;
  constructor(maxBytes: number) {
    super(`The file is larger than the ${maxBytes} bytes allowed. Send a smaller one, or send it in parts.`);
    this.maxBytes = maxBytes;
  }
}

/** Not a single byte. */
export class FileEmpty extends Error {
  override readonly name = 'FileEmpty';
  constructor() {
    super('The file is empty. Choose it again and see that it opens.');
  }
}

/** Its content is not of an accepted type. */
export class FileTypeRefused extends Error {
  override readonly name = 'FileTypeRefused';
  /** The extension that goes with its content, `undefined` when that is not recognised. */
  readonly found: string | undefined;
  readonly accepted: readonly AcceptedFileType[];
  constructor(found: string | undefined, accepted: readonly AcceptedFileType[]) {
    const names = accepted.map((type) => ACCEPTED_FILE_TYPES[type].en).join(', ');
    super(`By its content the file is ${found ?? 'of no type we know'}. Accepted: ${names}.`);
    this.found = found;
    this.accepted = accepted;
  }
}

/** It opens only with a password. */
export class FileProtected extends Error {
  override readonly name = 'FileProtected';
  constructor() {
    super('The file opens only with a password. Save a copy without one.');
  }
}

/** It is of an accepted type and yet does not open. */
export class FileUnreadable extends Error {
  override readonly name = 'FileUnreadable';
  constructor(options?: ErrorOptions) {
    super('The file does not open. Save or scan it again.', options);
  }
}

/** The virus scanner recognised something in it. */
export class FileInfected extends Error {
  override readonly name = 'FileInfected';
  readonly found: string;
  constructor(found: string) {
    super(`The virus scanner found ${found} in the file.`);
    this.found = found;
  }
}

/** The sender went away before the end. */
export class UploadAborted extends Error {
  override readonly name = 'UploadAborted';
}

/** There is no file of this `ref`. */
export class FileMissing extends Error {
  override readonly name = 'FileMissing';
}
