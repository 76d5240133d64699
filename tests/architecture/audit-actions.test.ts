import { expect, test } from 'vitest';
import type { HolderChange } from '../../db/queries/task-holders.ts';
import { auditSubjects, nameOfAuditAction } from '../../domain/audit-actions.ts';
import { actions } from '../../domain/lifecycle/transitions.ts';
import { readSources } from './sources.ts';

/** The files that write to the audit log; copies in bulk have the actions of what they copy. */
const writing = readSources().filter(
  ({ file, text }) =>
    /^(db|api|activities|worker)\//.test(file) &&
    !/^db\/(schema|sample\/volume)\//.test(file) &&
    /auditEntries|audit[A-Z]\w*\(|recordMove\(/.test(text),
);

/** What is quoted on the lines of those files that fit. */
function quotedOn(lines: RegExp, quoted: RegExp): string[] {
  return writing
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => lines.test(line))
    .flatMap((line) => [...line.matchAll(quoted)].map(([, literal = '']) => literal));
}

test('every action written to the audit log has a name in both languages', () => {
  const dotted = quotedOn(/action|audit/i, /['`]([a-z][A-Za-z]*\.[a-z][A-Za-z]*)['`]/g);
  const other = new Set<string>([
    ...actions,
    ...Object.keys(auditSubjects),
    // What a request asks for is kept under the name of its route, which the log does not carry.
    ...quotedOn(/const (asked|request) = /, /action: '(\w+)'/g),
  ]);
  const plain = quotedOn(/\baction\b\s*[:=] /, /'([a-z]+[A-Z][A-Za-z]*)'/g).filter((literal) => !other.has(literal));
  const ofTasks = (['claim', 'release', 'assign'] satisfies HolderChange['action'][]).map((name) => `task.${name}`);
  const ofDossiers = actions.map((name) => `dossier.${name}`);
  const written = new Set([...dotted, ...plain, ...ofTasks, ...ofDossiers]);
  expect([...written]).toEqual(expect.arrayContaining(['refund.handOver', 'publishVersion', 'unit.reopen']));
  expect([...written].filter((action) => nameOfAuditAction(action) === undefined)).toEqual([]);
});

test('every kind of subject has a name', () => {
  const kinds = writing.flatMap(({ text }) =>
    [...text.matchAll(/subjectKind: '(\w+)'|subject: \['(\w+)'/g)].map(([, kind, other]) => kind ?? other ?? ''),
  );
  expect(kinds).toContain('dossier');
  expect(kinds.filter((kind) => !Object.hasOwn(auditSubjects, kind))).toEqual([]);
});
