import { Worker } from 'node:worker_threads';
import type { PrintedDocument, Printer } from './document.ts';
import type { PrintJob, PrintOutcome } from './print-thread.ts';

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** What a thread begins with: it learns to read TypeScript, as the process itself does, and goes on to print. */
const beginning = `
  import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))})
    .then(({ register }) => register())
    .then(() => import(${JSON.stringify(new URL('./print-thread.ts', import.meta.url).href)}))`;

/**
 * Prints in a thread of its own, begun when first needed: a long register takes seconds, and nobody else is to wait for
 * it. A thread that dies fails what it had in hand; the next document begins another.
 */
export function createPrinter(): Printer {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let lastNo = 0;

  const begin = (): Worker => {
    const begun = new Worker(beginning, { eval: true, execArgv: [] });
    let cause: unknown;
    begun.on('message', (outcome: PrintOutcome) => settle(outcome));
    begun.on('error', (error) => (cause = error));
    begun.on('exit', () => {
      if (thread === begun) thread = undefined;
      for (const { reject } of waiting.values()) reject(new Error('The printing thread has ended', { cause }));
      waiting.clear();
    });
    return begun;
  };

  const settle = (outcome: PrintOutcome): void => {
    const job = waiting.get(outcome.no);
    waiting.delete(outcome.no);
    // With nothing to print, the thread does not keep the process from ending.
    if (waiting.size === 0) thread?.unref();
    if ('bytes' in outcome) job?.resolve(outcome.bytes);
    else job?.reject(new Error(`The document could not be printed: ${outcome.error}`));
  };

  return {
    print: (document: PrintedDocument) =>
      new Promise((resolve, reject) => {
        lastNo += 1;
        thread ??= begin();
        thread.ref();
        waiting.set(lastNo, { resolve, reject });
        thread.postMessage({ no: lastNo, document } satisfies PrintJob);
      }),
  };
}
