import type { DetailedError, PreviousUpload, Upload, UploadOptions } from 'tus-js-client';
import type { z } from 'zod';
import type { finishedUpload } from '../api/contract/papers.ts';
import { readAnswer } from './api-client.ts';
import { isPassing, UnreachableError } from './failures.ts';
import { getLanguage } from './language.ts';

export type FinishedUpload = z.input<typeof finishedUpload>;

export interface PiecewiseUpload<Answer> {
  readonly file: File;
  /** What the file is for; a broken upload goes on only for the same. */
  readonly place: string;
  /** Puts the file, once it is whole with the server, to its place. */
  readonly attach: (upload: FinishedUpload) => Promise<Answer>;
  /** Called with the share that is with the server, 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** The line is down, or is up again. */
  readonly onStalled: (isStalled: boolean) => void;
  readonly signal: AbortSignal;
}

/** Small enough that a bad line loses little, large enough that a good one is not kept waiting. */
const pieceBytes = 1024 * 1024;
const retryDelaysMs = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000];

/** Only needed once somebody chooses a file. */
const loadProtocol = () => import('tus-js-client');

/**
 * Sends a file in pieces and goes on where it stopped when the line was down, also after a reload once the same file is
 * chosen again: it is known by its content.
 * @throws ProblemError when the API refuses the file, UnreachableError when the line stays down, AbortError.
 */
export async function uploadInPieces<Answer>(options: PiecewiseUpload<Answer>): Promise<Answer> {
  const { file, attach, signal } = options;
  const protocol = await loadProtocol();
  const sha256 = await digestOf(file);
  const upload = await send(protocol, options, sha256);
  const forget = () => forgetBroken(protocol, upload);
  try {
    const uploadId = upload.url?.split('/').at(-1) ?? '';
    const answer = await attach({ uploadId, name: file.name, ...(sha256 === undefined ? {} : { sha256 }) });
    await forget();
    return answer;
  } catch (failure) {
    if (!isPassing(failure) && !signal.aborted) await forget();
    throw failure;
  }
}

/** Names of files that were on their way to a place when the page was left. */
export async function listBroken(place: string): Promise<readonly string[]> {
  const { defaultOptions } = await loadProtocol();
  const known = await defaultOptions.urlStorage.findAllUploads();
  return known.filter(({ metadata }) => metadata['place'] === place).map(({ metadata }) => metadata['name'] ?? '');
}

type Protocol = Awaited<ReturnType<typeof loadProtocol>>;

function send<Answer>(
  { Upload: ProtocolUpload }: Protocol,
  { file, place, onProgress, onStalled, signal }: PiecewiseUpload<Answer>,
  sha256: string | undefined,
): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const settings: UploadOptions = {
      endpoint: '/api/uploads',
      chunkSize: pieceBytes,
      retryDelays: retryDelaysMs,
      headers: { 'Accept-Language': getLanguage() },
      metadata: { place, name: file.name },
      fingerprint: () =>
        Promise.resolve(`upload ${place} ${sha256 ?? [file.name, file.size, file.lastModified].join()}`),
      onProgress: (sent, total) => {
        onStalled(false);
        onProgress(total === 0 ? 0 : sent / total);
      },
      onShouldRetry: (error) => {
        onStalled(true);
        return isLineDown(error);
      },
      onError: (error) => finish(() => reject(toFailure(error))),
      onSuccess: () => finish(() => resolve(upload)),
    };
    const upload = new ProtocolUpload(file, settings);
    // The line is back: there is no reason to wait for the next try.
    const goOn = () => void upload.abort().then(() => upload.start());
    const cancel = () => {
      finish(() => reject(new DOMException('Upload cancelled', 'AbortError')));
      // What cannot be told to the server now is swept away there within a day.
      upload.abort(true).catch(() => undefined);
    };
    const finish = (settle: () => void) => {
      globalThis.removeEventListener('online', goOn);
      signal.removeEventListener('abort', cancel);
      settle();
    };
    globalThis.addEventListener('online', goOn);
    signal.addEventListener('abort', cancel, { once: true });
    upload
      .findPreviousUploads()
      .then((earlier) => {
        const [latest] = earlier.toSorted(byAge);
        if (latest !== undefined) upload.resumeFromPreviousUpload(latest);
        if (!signal.aborted) upload.start();
      })
      .catch((error: unknown) => finish(() => reject(toFailure(error))));
  });
}

function byAge(one: PreviousUpload, other: PreviousUpload): number {
  return Date.parse(other.creationTime) - Date.parse(one.creationTime);
}

async function forgetBroken({ defaultOptions }: Protocol, upload: Upload): Promise<void> {
  for (const { urlStorageKey } of await upload.findPreviousUploads()) {
    await defaultOptions.urlStorage.removeUpload(urlStorageKey);
  }
}

/** No answer, or a proxy's: then it is worth trying again. */
function isLineDown({ originalResponse }: DetailedError): boolean {
  const status = originalResponse?.getStatus() ?? 0;
  return status < 400 || status >= 500 || [409, 423, 429].includes(status);
}

function toFailure(error: unknown): Error {
  const response =
    error instanceof Error && 'originalResponse' in error ? (error as DetailedError).originalResponse : null;
  if (response === null) return new UnreachableError({ cause: error });
  try {
    readAnswer(response.getStatus(), response.getBody());
  } catch (failure) {
    if (failure instanceof Error) return failure;
  }
  return new UnreachableError({ cause: error });
}

/** SHA-256 in hex. Browsers give it only to pages that came by HTTPS or from this very machine. */
async function digestOf(file: File): Promise<string | undefined> {
  // Typed as always there, which it is not on a page that came by plain HTTP.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return undefined;
  const digest = new Uint8Array(await subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
