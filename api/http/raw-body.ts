/** The body of a route whose contract says `rawBody`, as text; empty when none was sent. */
export function rawBodyOf(body: unknown): string {
  if (Buffer.isBuffer(body)) return body.toString('utf8');
  return typeof body === 'string' ? body : '';
}
