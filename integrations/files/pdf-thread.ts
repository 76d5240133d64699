import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import { z } from 'zod';

/** What a PDF turned out to be to a reader without a password. */
export type PdfVerdict = 'readable' | 'protected' | 'unreadable';

/** The thread is given paths one after another and answers each with a verdict. */
parentPort?.on('message', (path: string) => {
  void judge(path).then((verdict) => parentPort?.postMessage(verdict));
});

/** What we need of the reader, whose own types come with another package. */
const opened = z.object({
  numPages: z.int().min(1),
  loadingTask: z.custom<{ destroy(): Promise<void> }>((task) => typeof task === 'object' && task !== null),
});

async function judge(path: string): Promise<PdfVerdict> {
  try {
    const bytes = new Uint8Array(await readFile(path));
    const { loadingTask } = opened.parse(await getDocumentProxy(bytes, { verbosity: 0 }));
    await loadingTask.destroy();
    return 'readable';
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'protected' : 'unreadable';
  }
}
