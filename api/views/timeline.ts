import { z } from 'zod';
import type { HistoryRow } from '../../db/queries/dossier-history.ts';
import { getRow, isAction } from '../../domain/lifecycle/transitions.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { TimelineEvent } from '../contract/dossiers.ts';

/** Everything that happened, as it was given. What a correction took back is marked, and stays. */
export function shownTimeline(history: readonly HistoryRow[]): TimelineEvent[] {
  const undone = new Set(history.filter(({ action }) => action === 'correct').map(({ seq }) => seq - 1));
  return history.map(({ seq, action, at, actorRole, actorName, statusAfter, input }) => ({
    seq,
    action,
    name: nameOf(action),
    at,
    actor: { role: actorRole, name: actorName },
    statusAfter,
    reason: wordsOf(input),
    undone: undone.has(seq),
  }));
}

function nameOf(action: string): LocalizedText {
  return isAction(action) ? getRow(action).label : { vi: action, en: action };
}

/** What people write in the forms of actions, in the order it is read. */
const words = z.object({
  number: z.string().optional(),
  recipient: z.string().optional(),
  authority: z.string().optional(),
  reason: z.string().optional(),
  question: z.string().optional(),
  text: z.string().optional(),
  opinion: z.string().optional(),
  note: z.string().optional(),
  extraRoundReason: z.string().optional(),
  notes: z.record(z.string(), z.string()).default({}),
});

function wordsOf(input: HistoryRow['input']): string | null {
  if (input === null) return null;
  const { notes, ...texts } = words.parse(input);
  const written = [...Object.values(texts), ...Object.values(notes).map((note) => `– ${note}`)];
  const text = written.filter((part) => part !== undefined && part !== '').join('\n');
  return text === '' ? null : text;
}
