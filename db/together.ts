/**
 * Sends statements of one transaction together, for those that do not need each other's answers: they travel in one go.
 * Unlike `Promise.all` it waits for every one of them, also when one fails. Otherwise the transaction would be rolled
 * back while the others still send, and what they send then would be written outside of it.
 * @throws what the first of them, in their order here, failed with.
 */
export async function together(...statements: readonly (PromiseLike<unknown> | undefined)[]): Promise<void> {
  const settled = await Promise.allSettled(statements.map((statement) => Promise.resolve(statement)));
  for (const outcome of settled) if (outcome.status === 'rejected') throw outcome.reason;
}
