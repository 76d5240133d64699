/** The reference page of the lifecycle, made from the transition table alone. */

import { format } from 'prettier';
import { resumeWindowDays } from '../domain/lifecycle/plan.ts';
import { dossierStatuses, finalStatuses, portalStatus, statusNames } from '../domain/lifecycle/statuses.ts';
import { exceptionRows } from '../domain/lifecycle/table/exceptions.ts';
import { processingRows } from '../domain/lifecycle/table/processing.ts';
import { receptionRows } from '../domain/lifecycle/table/reception.ts';
import { resultRows } from '../domain/lifecycle/table/result.ts';
import type { ActionRow } from '../domain/lifecycle/table/row.ts';
import { waitingRows } from '../domain/lifecycle/table/waiting.ts';
import { getRow, actions } from '../domain/lifecycle/transitions.ts';

const parts: readonly (readonly [string, Readonly<Record<string, ActionRow>>])[] = [
  ['Submission and reception', receptionRows],
  ['Waiting for the applicant', waitingRows],
  ['Processing', processingRows],
  ['Deadlines, withdrawal, stopping, undoing', exceptionRows],
  ['The result and its return', resultRows],
];

const clockWords: Readonly<Record<ActionRow['clock'], string>> = {
  none: '–',
  same: '=',
  runs: '▶',
  pauses: '⏸',
  stops: '■',
  byStatus: '▶ ⏸ ■',
};

/** The page as Markdown, formatted as the repository's files are. */
export async function lifecycleDocument(): Promise<string> {
  const page = [
    '# The lifecycle of a dossier',
    'Made by `npm run docs` from the transition table in `domain/lifecycle/`, the one the workflow, the API, the console and the portal read. Do not edit it here.',
    '## Statuses',
    table(
      ['status', 'Vietnamese', 'English', 'national portal'],
      dossierStatuses.map((status) => [
        `\`${status}\``,
        statusNames[status].vi,
        statusNames[status].en,
        portalCodes(status),
      ]),
    ),
    `Nothing leaves ${finalStatuses.map((status) => `\`${status}\``).join(', ')}. A stopped dossier can be resumed for ${resumeWindowDays} days.`,
    '## From status to status',
    diagram(),
    'Actions that leave the status as it is are not drawn. *Where it was* is the status in which staff worked, or the fee was awaited, before the applicant or a decision was waited for; for `correct` it is the step before the action that is undone.',
    '## Actions',
    'The clock starts at acceptance: – there is none yet, ▶ it runs, ⏸ it pauses, ■ it stops, = it stays as it is; where all three stand, it follows the status arrived at. ✉ the applicant is told. ② a second person must approve before it takes effect. ↶ a supervisor may undo it while it is the last thing that happened. ⚑ only the holder of the main task may do it. Beyond the role, an action may depend on where exactly the dossier stands; what is refused is answered with a code of its own.',
    ...parts.flatMap(([title, rows]) => [`### ${title}`, actionTable(rows)]),
  ].join('\n\n');
  return format(page, { parser: 'markdown' });
}

function portalCodes(status: (typeof dossierStatuses)[number]): string {
  const first = portalStatus(status, 0);
  const later = portalStatus(status, 1);
  if (first === undefined) return '–';
  return first === later ? String(first) : `${first}, then ${later}`;
}

function actionTable(rows: Readonly<Record<string, ActionRow>>): string {
  return table(
    ['action', 'from', 'by', 'to', 'clock', 'marks', 'letter'],
    Object.entries(rows).map(([action, row]) => [
      `\`${action}\` ${row.label.en}<br>${row.label.vi}`,
      codes(row.from),
      row.by.join(', '),
      destination(row),
      clockWords[row.clock],
      marks(row),
      row.letter ?? '',
    ]),
  );
}

function destination({ to }: ActionRow): string {
  if (to === 'same') return 'same';
  return to === 'before' ? 'where it was' : codes(to);
}

function marks({ notice, twoPersons, correctable, holderOnly }: ActionRow): string {
  return [
    notice === false ? '' : '✉',
    twoPersons ? '②' : '',
    correctable ? '↶' : '',
    holderOnly.length > 0 ? '⚑' : '',
  ].join('');
}

function codes(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function diagram(): string {
  const edges = new Map<string, string[]>();
  for (const action of actions) {
    const { from, to } = getRow(action);
    const targets = to === 'same' ? [] : to === 'before' ? ['whereItWas'] : to;
    for (const edge of from.flatMap((source) => targets.map((target) => `${source} --> ${target}`))) {
      edges.set(edge, [...(edges.get(edge) ?? []), action]);
    }
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  state "where it was" as whereItWas',
    '  [*] --> draft',
    ...[...edges].map(([edge, names]) => `  ${edge} : ${names.join(', ')}`),
    ...finalStatuses.map((status) => `  ${status} --> [*]`),
    '```',
  ].join('\n');
}
