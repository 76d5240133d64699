import { useEffect, useState } from 'react';
import { uploadDocument } from '../dossier-parts/upload-document.ts';
import type { Scans } from './use-counter.ts';

interface ScanUpload {
  readonly id: number;
  readonly component: string;
  readonly file: File;
  readonly status: 'waiting' | 'sending' | 'done' | 'failed';
  readonly failure?: unknown;
}

export interface ScanUploads {
  readonly uploads: readonly ScanUpload[];
  /** Nothing waits and nothing is on its way. */
  readonly isSettled: boolean;
  readonly add: (component: string, files: readonly File[]) => void;
  readonly retry: (upload: ScanUpload) => void;
  readonly dismiss: (upload: ScanUpload) => void;
}

/** Puts scans to a dossier, one after another. The same file sent again is kept once. */
export function useScanUploads(code: string, chosen: Scans, onUploaded: () => void): ScanUploads {
  const [uploads, setUploads] = useState<readonly ScanUpload[]>(() =>
    Object.entries(chosen)
      .flatMap(([component, files]) => files.map((file) => ({ component, file })))
      .map((scan, id) => ({ id, ...scan, status: 'waiting' })),
  );
  const isSending = uploads.some(({ status }) => status === 'sending');
  const next = isSending ? undefined : uploads.find(({ status }) => status === 'waiting');

  useEffect(() => {
    if (next === undefined) return;
    const set = (change: Partial<ScanUpload>) =>
      setUploads((all) => all.map((upload) => (upload.id === next.id ? { ...upload, ...change } : upload)));
    set({ status: 'sending' });
    uploadDocument(code, { file: next.file, purpose: 'component', component: next.component }).then(
      () => {
        set({ status: 'done' });
        onUploaded();
      },
      (failure: unknown) => set({ status: 'failed', failure }),
    );
  }, [code, next, onUploaded]);

  const settled = (status: ScanUpload['status']) => status === 'done' || status === 'failed';
  return {
    uploads,
    isSettled: uploads.every(({ status }) => settled(status)),
    add: (component, files) =>
      setUploads((all) => [
        ...all,
        ...files.map((file, index) => ({ id: all.length + index, component, file, status: 'waiting' as const })),
      ]),
    retry: ({ id }) =>
      setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, status: 'waiting' } : upload))),
    dismiss: ({ id }) =>
      setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, status: 'done' } : upload))),
  };
}
