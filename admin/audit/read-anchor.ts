import type { KeptAnchor } from '../../api/contract/audit.ts';

/** An anchor as one line, to be copied and kept elsewhere. */
export function writeAnchor({ through, entries, digest }: KeptAnchor): string {
  return JSON.stringify({ through, entries, digest });
}

/** An anchor pasted back, also with words around it as a mail may have; `undefined` when there is none in the text. */
export function readAnchor(text: string): KeptAnchor | undefined {
  const [json = ''] = /\{[^{}]*\}/.exec(text) ?? [];
  try {
    const read: unknown = JSON.parse(json);
    return isAnchor(read) ? { through: read.through, entries: read.entries, digest: read.digest } : undefined;
  } catch {
    return undefined;
  }
}

function isAnchor(read: unknown): read is KeptAnchor {
  return (
    typeof read === 'object' &&
    read !== null &&
    'through' in read &&
    typeof read.through === 'string' &&
    !Number.isNaN(Date.parse(read.through)) &&
    'entries' in read &&
    Number.isInteger(read.entries) &&
    'digest' in read &&
    typeof read.digest === 'string' &&
    /^[0-9a-f]{64}$/.test(read.digest)
  );
}
