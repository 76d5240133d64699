import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { PrintedDocument } from './document.ts';
import { printDocument } from './print-document.ts';

/** One document to print, and what came of it. */
export interface PrintJob {
  readonly no: number;
  readonly document: PrintedDocument;
}

export type PrintOutcome =
  { readonly no: number; readonly bytes: Uint8Array } | { readonly no: number; readonly error: string };

// Paper can wait while people are served. On Linux this is the priority of this thread alone; elsewhere it would be the
// whole process's, which stays as it is.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

parentPort?.on('message', ({ no, document }: PrintJob) => {
  printDocument(document).then(
    (bytes) => answer({ no, bytes }),
    (error: unknown) => answer({ no, error: error instanceof Error ? error.message : String(error) }),
  );
});

function answer(outcome: PrintOutcome): void {
  parentPort?.postMessage(outcome);
}
