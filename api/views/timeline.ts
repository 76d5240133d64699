import { z } from 'zod';
import type { HistoryRow } from '../../db/queries/dossier-history.ts';
import type { Act } from '../../domain/lifecycle/act.ts';
import { getRow, isAction, type Action } from '../../domain/lifecycle/transitions.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { dayOfDate } from '../../domain/working-time/local-time.ts';
import { dayInWords } from '../../domain/working-time/words.ts';
import type { TimelineEvent } from '../contract/dossiers.ts';

/** Everything that happened, as it was given. What a correction took back is marked, and stays. */
export function shownTimeline(history: readonly HistoryRow[]): TimelineEvent[] {
  const undone = new Set(history.filter(({ action }) => action === 'correct').map(({ seq }) => seq - 1));
  return history.map(({ seq, action, act, at, actorRole, actorName, statusAfter, input }) => ({
    seq,
    action,
    name: nameOf(action, act.decision),
    at,
    actor: { role: actorRole, name: actorName },
    statusAfter,
    reason: wordsOf(input),
    undone: undone.has(seq),
  }));
}

function nameOf(action: string, decision: Act['decision']): LocalizedText {
  if (!isAction(action)) return { vi: action, en: action };
  const { label } = getRow(action);
  const of = detailOf(action, decision);
  return of === undefined ? label : { vi: `${label.vi}: ${of.vi}`, en: `${label.en}: ${of.en}` };
}

/** What a deadline was of, how the post fared, which day was promised: what an act's name does not say. */
function detailOf(action: Action, { scope, limit, outcome, newDate }: Act['decision']): LocalizedText | undefined {
  switch (action) {
    case 'warn':
    case 'escalate':
      return deadlineNames[String(limit ?? scope)];
    case 'collect':
    case 'recordDelivery':
      return outcomeNames[String(outcome)];
    case 'apologise': {
      const day = dayOfDate(String(newDate), 'newDate');
      return { vi: dayInWords(day, 'vi'), en: dayInWords(day, 'en') };
    }
    default:
      return undefined;
  }
}

const deadlineNames: Readonly<Record<string, LocalizedText>> = {
  desk: { vi: 'bước hiện tại', en: 'the present step' },
  total: { vi: 'thời hạn giải quyết', en: 'the processing time' },
  consultation: { vi: 'trả lời lấy ý kiến', en: 'the answer of a unit that was asked' },
  transfer: { vi: 'bàn giao hồ sơ giấy', en: 'handing over the papers' },
  consult: { vi: 'gửi lấy ý kiến', en: 'asking other units' },
  refuse: { vi: 'đề xuất từ chối', en: 'proposing a refusal' },
};

const outcomeNames: Readonly<Record<string, LocalizedText>> = {
  arrived: { vi: 'giấy tờ đã đến', en: 'the papers have arrived' },
  failed: { vi: 'không lấy được giấy tờ', en: 'the papers could not be fetched' },
  delivered: { vi: 'đã phát', en: 'delivered' },
  backAtCounter: { vi: 'chuyển hoàn về quầy', en: 'back at the counter' },
  lost: { vi: 'thất lạc', en: 'lost' },
};

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
