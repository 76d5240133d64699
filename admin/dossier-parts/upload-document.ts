import type { Document } from '../../api/contract/dossiers.ts';
import { readAnswer, urlOf } from '../../ui/api-client.ts';
import { UnreachableError } from '../../ui/failures.ts';
import { getLanguage } from '../../ui/language.ts';

/**
 * Puts a file to a dossier; actions then name it by its id.
 * @throws ProblemError when the file is refused, UnreachableError when there is no answer.
 */
export async function uploadDocument(
  code: string,
  { file, purpose, component }: { file: File; purpose: Document['purpose']; component?: string },
): Promise<Document> {
  const url = urlOf('/dossiers/{code}/documents', { params: { code }, query: { purpose, component, name: file.name } });
  const response = await fetch(url, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'Content-Type': file.type === '' ? 'application/octet-stream' : file.type,
      'Accept-Language': getLanguage(),
    },
    body: file,
  }).catch((cause: unknown) => {
    throw new UnreachableError({ cause });
  });
  // The body's shape is the contract's, which the API is built from.
  return readAnswer(response.status, await response.text()) as Document;
}
