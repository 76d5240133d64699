import { closeSync, fdatasyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { recordSchema, type PostRecord } from './records.ts';

export interface Journal {
  /** The records found on opening, in the order they were written. */
  readonly records: readonly PostRecord[];
  /** Returns when the record is on disk. */
  append(record: PostRecord): void;
  close(): void;
}

/**
 * Opens the journal, one JSON line a record, and creates it when it is not there. A last line without its line feed is
 * what a kill in mid-write leaves: nobody was answered on the strength of it, so it is cut off.
 * @throws Error naming the line that cannot be read, when it is any other.
 */
export function openJournal(path: string): Journal {
  mkdirSync(dirname(path), { recursive: true });
  const descriptor = openSync(path, 'a+');
  const bytes = readFileSync(path);
  const wholeBytes = bytes.lastIndexOf('\n') + 1;
  if (wholeBytes < bytes.length) ftruncateSync(descriptor, wholeBytes);
  const lines = bytes.toString('utf8', 0, wholeBytes).split('\n').slice(0, -1);

  return {
    records: lines.map((line, index) => readLine(line, `${path}:${index + 1}`)),
    append(record) {
      writeSync(descriptor, `${JSON.stringify(record)}\n`);
      fdatasyncSync(descriptor);
    },
    close: () => closeSync(descriptor),
  };
}

function readLine(line: string, where: string): PostRecord {
  try {
    return recordSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(`${where} is not a record of the sandbox post. Move the file away to start anew.`, {
      cause: error,
    });
  }
}
