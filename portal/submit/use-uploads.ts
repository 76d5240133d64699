import { useRef, useState } from 'react';
import type { FileKind } from '../../domain/procedure/definition.ts';
import { fileFault } from '../../ui/accepted-file.ts';

/** A file on its way, or one that did not get through. */
export interface UploadEntry {
  readonly key: number;
  readonly file: File;
  readonly share: number;
  readonly fault?: 'empty' | 'wrongKind';
  readonly failure?: unknown;
}

interface UploadsOptions<Answer> {
  readonly accepts: readonly FileKind[];
  readonly send: (file: File, onProgress: (share: number) => void) => Promise<Answer>;
  readonly onStored: (answer: Answer) => void;
}

/** Sends chosen files one after another; those that fail stay, with what to do about them. */
export function useUploads<Answer>({ accepts, send, onStored }: UploadsOptions<Answer>) {
  const [entries, setEntries] = useState<readonly UploadEntry[]>([]);
  const nextKey = useRef(0);
  const queue = useRef(Promise.resolve());

  const drop = (key: number) => setEntries((now) => now.filter((entry) => entry.key !== key));
  const change = (key: number, to: Partial<UploadEntry>) =>
    setEntries((now) => now.map((entry) => (entry.key === key ? { ...entry, ...to } : entry)));

  const sendOne = async (key: number, file: File) => {
    try {
      const answer = await send(file, (share) => change(key, { share }));
      drop(key);
      onStored(answer);
    } catch (failure) {
      change(key, { failure });
    }
  };

  const add = (file: File) => {
    const key = nextKey.current;
    nextKey.current += 1;
    const fault = fileFault(file, accepts);
    setEntries((now) => [...now, { key, file, share: 0, ...(fault === undefined ? {} : { fault }) }]);
    if (fault === undefined) queue.current = queue.current.then(() => sendOne(key, file));
  };

  return {
    entries,
    addFiles: (files: readonly File[]) => files.forEach(add),
    retry: ({ key, file }: UploadEntry) => {
      drop(key);
      add(file);
    },
    dismiss: ({ key }: UploadEntry) => drop(key),
  };
}
