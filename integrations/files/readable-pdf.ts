import { Worker } from 'node:worker_threads';
import type { PdfVerdict } from './pdf-thread.ts';
import { FileProtected, FileUnreadable } from './store.ts';

/** No honest document takes this long to open. */
const opensWithinMs = 15_000;

/** What the thread begins with: it learns to read TypeScript, as the process itself does, and goes on to judge. */
const beginning = `
  import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))})
    .then(({ register }) => register())
    .then(() => import(${JSON.stringify(new URL('./pdf-thread.ts', import.meta.url).href)}))`;

let thread: Worker | undefined;
let lastCheck: Promise<unknown> = Promise.resolve();

/**
 * Opens a PDF as a reader would, without a password, so that nobody finds out days later that it does not open. A
 * document that only forbids printing or copying opens, and is fine. It is opened in a thread of its own, one after
 * another: a crafted file can take a reader long, and nobody else is to wait for it.
 * @throws FileProtected when it asks for a password, FileUnreadable when it has no page that can be shown.
 */
export async function checkPdf(path: string): Promise<void> {
  const check = lastCheck.then(() => judge(path));
  lastCheck = check.catch(() => undefined);
  switch (await check) {
    case 'readable':
      return;
    case 'protected':
      throw new FileProtected();
    case 'unreadable':
      throw new FileUnreadable();
  }
}

function judge(path: string): Promise<PdfVerdict> {
  const judging = (thread ??= new Worker(beginning, { eval: true, execArgv: [] }));
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearTimeout(giveUp);
      judging.off('message', onVerdict).off('error', onError).off('exit', onExit);
      // With nothing to judge, the thread does not keep the process from ending.
      judging.unref();
      end();
    };
    const abandon = (end: () => void) => {
      thread = undefined;
      settle(end);
      void judging.terminate();
    };
    const onVerdict = (verdict: PdfVerdict) => settle(() => resolve(verdict));
    const onError = (error: Error) => abandon(() => reject(error));
    const onExit = () => onError(new Error('The thread that opens PDFs has ended'));
    const giveUp = setTimeout(() => abandon(() => resolve('unreadable')), opensWithinMs);
    judging.on('message', onVerdict).on('error', onError).on('exit', onExit);
    judging.ref();
    judging.postMessage(path);
  });
}
