import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { FileStore as TusStore } from '@tus/file-store';
import type { DataStore } from '@tus/server';

/**
 * Files on their way in, as far as they have come: an upload that broke off goes on at the byte where it stopped. They
 * are nobody's papers yet; what is not taken from here within a day is removed.
 */
export interface UploadStore {
  /** What the protocol's server reads and writes. */
  readonly protocolStore: DataStore;
  /** Names a new upload after its owner, so that whose it is needs no look-up. */
  newId(accountId: string): string;
  isOwn(uploadId: string, accountId: string): boolean;
  /** The whole file; `undefined` when there is no such upload, `'incomplete'` while bytes are missing. */
  open(uploadId: string): Promise<Readable | 'incomplete' | undefined>;
  /** Forgets an upload; one that is not there is fine too. */
  remove(uploadId: string): Promise<void>;
  /** Removes abandoned uploads and answers how many. */
  sweep(): Promise<number>;
}

const keptForMs = 24 * 60 * 60 * 1000;

export function createUploadStore(directory: string): UploadStore {
  const store = new TusStore({ directory, expirationPeriodInMilliseconds: keptForMs });
  const find = (uploadId: string) =>
    store.getUpload(uploadId).catch((error: unknown) => {
      if (isUnknown(error)) return undefined;
      throw error;
    });
  return {
    protocolStore: store,
    newId: (accountId) => `${accountId}_${randomBytes(16).toString('hex')}`,
    isOwn: (uploadId, accountId) => /^[0-9a-f-]{36}_[0-9a-f]{32}$/.test(uploadId) && uploadId.startsWith(accountId),
    async open(uploadId) {
      const upload = await find(uploadId);
      if (upload === undefined) return undefined;
      return upload.offset === upload.size ? store.read(uploadId) : 'incomplete';
    },
    async remove(uploadId) {
      if ((await find(uploadId)) !== undefined) await store.remove(uploadId);
    },
    sweep: () => store.deleteExpired(),
  };
}

/** The store's own way of saying 404 and 410. */
function isUnknown(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'status_code' in error &&
    (error.status_code === 404 || error.status_code === 410)
  );
}
