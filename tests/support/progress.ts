import type { Progress } from '../../stack/progress.ts';

/** Records what a person would see, and lets a test wait for a word of it. */
export function recordingProgress() {
  const seen: string[] = [];
  const waiters: { readonly words: RegExp; readonly resolve: () => void }[] = [];
  const see = (text: string) => {
    seen.push(text);
    for (const { words, resolve } of waiters) if (words.test(seen.join('\n'))) resolve();
  };
  const progress: Progress = {
    begin: (title) => ({
      say: () => undefined,
      done: () => {
        see(`${title} ready`);
      },
      failed: () => {
        see(`${title} failed`);
      },
    }),
    note: see,
    end: () => undefined,
  };
  const sees = (words: RegExp) => new Promise<void>((resolve) => waiters.push({ words, resolve }));
  return { progress, seen, sees };
}
