import { useEffect, useRef, useState } from 'react';
import type { FileKind } from '../../domain/procedure/definition.ts';
import { fileFault } from '../../ui/accepted-file.ts';
import { UnreachableError } from '../../ui/failures.ts';
import { listBroken, uploadInPieces, type FinishedUpload } from '../../ui/resumable-upload.ts';
import { useNoticeSignedOut } from '../data/me.ts';

/** A file on its way, or one that did not get through. */
export interface UploadEntry {
  readonly key: number;
  readonly file: File;
  readonly share: number;
  readonly isStalled: boolean;
  readonly fault?: 'empty' | 'wrongKind';
  readonly failure?: unknown;
  readonly cancel: () => void;
}

interface UploadsOptions<Answer> {
  /** What the files are for, the same after a reload. */
  readonly place: string;
  readonly accepts: readonly FileKind[];
  readonly attach: (upload: FinishedUpload) => Promise<Answer>;
  readonly onStored: (answer: Answer) => void;
}

export type Uploads = ReturnType<typeof useUploads>;

/** Sends chosen files one after another; those that fail stay, with what to do about them. */
export function useUploads<Answer>({ place, accepts, attach, onStored }: UploadsOptions<Answer>) {
  const noticeSignedOut = useNoticeSignedOut();
  const [entries, setEntries] = useState<readonly UploadEntry[]>([]);
  const [broken, setBroken] = useState<readonly string[]>([]);
  const nextKey = useRef(0);
  const queue = useRef(Promise.resolve());

  useEffect(() => {
    // Without a memory of earlier uploads everything works but the hint.
    listBroken(place).then(setBroken, () => undefined);
  }, [place]);

  const drop = (key: number) => setEntries((now) => now.filter((entry) => entry.key !== key));
  const change = (key: number, to: Partial<UploadEntry>) =>
    setEntries((now) => now.map((entry) => (entry.key === key ? { ...entry, ...to } : entry)));

  const sendOne = async (key: number, file: File, signal: AbortSignal) => {
    const isCancelled = () => signal.aborted;
    if (isCancelled()) return;
    try {
      const answer = await uploadInPieces({
        file,
        place,
        attach,
        signal,
        onProgress: (share) => change(key, { share }),
        onStalled: (isStalled) => change(key, { isStalled }),
      });
      drop(key);
      onStored(answer);
    } catch (failure) {
      if (isCancelled()) return;
      change(key, { failure });
      noticeSignedOut(failure);
    }
  };

  const add = (file: File) => {
    const key = nextKey.current;
    nextKey.current += 1;
    const fault = fileFault(file, accepts);
    const abort = new AbortController();
    const cancel = () => {
      abort.abort();
      drop(key);
    };
    const entry = { key, file, share: 0, isStalled: false, cancel };
    setEntries((now) => [...now, { ...entry, ...(fault === undefined ? {} : { fault }) }]);
    setBroken((now) => now.filter((name) => name !== file.name));
    if (fault === undefined) queue.current = queue.current.then(() => sendOne(key, file, abort.signal));
  };

  const retry = ({ key, file }: UploadEntry) => {
    drop(key);
    add(file);
  };

  useEffect(() => {
    const retryAll = () => entries.filter(({ failure }) => failure instanceof UnreachableError).forEach(retry);
    globalThis.addEventListener('online', retryAll);
    return () => globalThis.removeEventListener('online', retryAll);
  });

  return {
    entries,
    /** Names of files that did not get through before the page was left: chosen again, they go on. */
    broken,
    addFiles: (files: readonly File[]) => files.forEach(add),
    retry,
    dismiss: ({ key }: UploadEntry) => drop(key),
  };
}
