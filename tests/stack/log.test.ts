import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../log.ts';

function logged(what: object): string {
  const lines: string[] = [];
  createLogger('test', 'info', { write: (line) => lines.push(line) }).info(what, 'Said');
  return lines.join('');
}

describe('the log', () => {
  it.each([
    ['at the first level', { email: 'mau@example.org' }],
    ['at the second', { account: { email: 'mau@example.org' } }],
    ['at the third', { request: { account: { email: 'mau@example.org' } } }],
  ])('leaves personal data out %s', (_, what) => {
    expect(logged(what)).toContain('"email":"[left out]"');
  });

  it('shows the query that failed and why, but nothing of what somebody typed', () => {
    const cause = new DrizzleQueryError('select $1', ['Nguyễn Thị Mẫu'], new Error('no such table'));
    for (const err of [cause, new Error('The batch failed', { cause })]) {
      const line = logged({ err });
      expect(line).toContain('select $1');
      expect(line).toContain('no such table');
      expect(line).not.toContain('Mẫu');
    }
  });

  it('shows what was thrown though it is no error', () => {
    expect(logged({ err: 'torn' })).toContain('"err":"torn"');
  });
});
