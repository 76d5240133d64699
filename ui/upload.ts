import { readAnswer, urlOf } from './api-client.ts';
import { UnreachableError } from './failures.ts';
import { getLanguage } from './language.ts';
import type { AnswerOf, ParamsOf, UploadAt, UploadPath } from './routes.ts';

export interface UploadOptions {
  readonly file: File;
  /** Called with the share already sent, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Puts one file to a route that takes files, telling how far it is: `fetch` cannot.
 * @throws ProblemError when the API refuses the file, UnreachableError when it does not answer.
 */
export function upload<P extends UploadPath>(
  path: P,
  { file, onProgress, signal, ...target }: UploadOptions & ParamsOf<UploadAt<P>>,
): Promise<AnswerOf<UploadAt<P>>> {
  const { params } = target as { params?: Readonly<Record<string, string | number>> };
  const url = urlOf(path, { ...(params === undefined ? {} : { params }), query: { name: file.name } });
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('PUT', url);
    sending.setRequestHeader('Accept-Language', getLanguage());
    sending.setRequestHeader('Content-Type', file.type === '' ? 'application/octet-stream' : file.type);
    sending.upload.onprogress = ({ loaded, total }) => onProgress?.(total === 0 ? 0 : loaded / total);
    sending.onerror = () => reject(new UnreachableError());
    sending.onabort = () => reject(new DOMException('Upload cancelled', 'AbortError'));
    sending.onload = () => {
      try {
        resolve(readAnswer(sending.status, sending.responseText) as AnswerOf<UploadAt<P>>);
      } catch (failure) {
        reject(failure instanceof Error ? failure : new UnreachableError());
      }
    };
    signal?.addEventListener('abort', () => sending.abort(), { once: true });
    sending.send(file);
  });
}
