import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/** A weak tag of an answer's content. */
export function etagOf(answer: unknown): string {
  return `W/"${createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 27)}"`;
}

/**
 * Tags the answer, and says whether the caller has just this version (RFC 9110 §13.1.2, weak comparison). Express's own
 * check gives way to `Cache-Control: no-cache`, which `fetch` adds by itself to every request with such a condition.
 */
export function hasVersion(request: Request, response: Response, etag: string): boolean {
  response.set('ETag', etag);
  const known = request.get('if-none-match') ?? '';
  return known.trim() === '*' || known.split(',').some((tag) => opaque(tag) === opaque(etag));
}

function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}
