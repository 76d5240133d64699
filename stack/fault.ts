/**
 * Something that a person has to put right before the stack can run.
 * The message is one sentence that says what is wrong and the way out; `lastLines` is what the part itself wrote last.
 */
export class StackFault extends Error {
  override readonly name = 'StackFault';
  readonly lastLines: readonly string[];

  constructor(message: string, lastLines: readonly string[] = []) {
    super(message);
    this.lastLines = lastLines;
  }
}

/** What went wrong, in words, whatever was thrown. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.message === '') {
    return thrown.errors.map(messageOf).join('; ');
  }
  return thrown instanceof Error ? thrown.message : String(thrown);
}
