import { z } from 'zod';
import { findOwnSubmitted, type CopiedData } from '../db/queries/applications.ts';
import type { ApplicantData } from '../db/schema/index.ts';
import type { Queryable } from '../db/client.ts';
import { localizedText, type LocalizedText } from '../domain/localized-text.ts';
import { differencesOf, type Difference } from '../domain/procedure/differences.ts';
import type { ProcedureDefinition } from '../domain/procedure/definition.ts';
import { faultyField } from './http/problem.ts';

interface CopyWish {
  readonly like: string;
  readonly accountId: string;
  /** The version the new draft is written for. */
  readonly definition: ProcedureDefinition;
}

/**
 * What a new draft takes over from an earlier dossier: who applies, answers to questions that are still asked, and
 * addresses. Papers are offered one by one, since some may be out of date; a priority is asked for anew.
 * @throws Problem naming `like` when there is no such dossier of theirs, or it is for another procedure.
 */
export async function copyDossier(
  db: Queryable,
  { like, accountId, definition }: CopyWish,
): Promise<{ readonly applicant: ApplicantData; readonly copied: CopiedData }> {
  const earlier = await findOwnSubmitted(db, like, accountId);
  if (earlier?.dossier.procedureCode !== definition.code) {
    throw faultyField('like', 'unknown_dossier', {
      vi: 'Bạn không có hồ sơ này cho thủ tục này. Chọn hồ sơ trong mục Hồ sơ của tôi.',
      en: 'You have no such dossier for this procedure. Choose one of My dossiers.',
    });
  }
  const { id, applicant, answers, returnMethod, returnAddress, homeCollection, collectionAddress } = earlier.dossier;
  const asked = questionsOf(definition);
  const kept = Object.fromEntries(Object.entries(answers).filter(([key]) => asked.has(key)));
  return {
    applicant,
    copied: { copiedFromId: id, answers: kept, returnMethod, returnAddress, homeCollection, collectionAddress },
  };
}

/** What the procedure asks otherwise than it did, in words for the applicant; nothing when it asks the same. */
export function thingsToCheck(before: ProcedureDefinition, after: ProcedureDefinition): LocalizedText[] {
  const papers = partsThatDiffer(differencesOf(before.components, after.components)).map(([key, kind]) =>
    say(kind, texts.paper, (kind === 'removed' ? before : after).components.find((one) => one.key === key)?.name, key),
  );
  const [asked, asks] = [questionsOf(before), questionsOf(after)];
  const questions = partsThatDiffer(differencesOf(Object.fromEntries(asked), Object.fromEntries(asks))).map(
    ([key, kind]) => say(kind, texts.question, titleOf((kind === 'removed' ? asked : asks).get(key)), key),
  );
  const differs = (part: keyof ProcedureDefinition) =>
    differencesOf({ [part]: before[part] }, { [part]: after[part] }).length > 0;
  return [
    ...papers,
    ...questions,
    ...(differs('fees') ? [texts.fees] : []),
    ...(differs('returnMethods') || differs('homeCollection') ? [texts.delivery] : []),
    ...(differs('processing') || differs('cases') ? [texts.time] : []),
  ];
}

type Kind = Exclude<Difference['kind'], 'reordered'>;

/** The parts of a list or an object that were added, removed, or changed in anything. */
function partsThatDiffer(differences: readonly Difference[]): [key: string, kind: Kind][] {
  const parts = new Map<string, Kind>();
  for (const { kind, path } of differences) {
    const [key] = path;
    if (key === undefined || kind === 'reordered') continue;
    parts.set(String(key), path.length === 1 ? kind : 'changed');
  }
  return [...parts];
}

const formShape = z.object({ properties: z.record(z.string(), z.json()).default({}) });

function questionsOf({ form }: ProcedureDefinition): ReadonlyMap<string, z.infer<ReturnType<typeof z.json>>> {
  return new Map(Object.entries(formShape.parse(form).properties));
}

const questionTitle = z.object({ title: z.string(), 'x-en': z.string().optional() });

function titleOf(question: unknown): LocalizedText | undefined {
  const title = questionTitle.safeParse(question).data;
  return title === undefined ? undefined : localizedText.parse({ vi: title.title, en: title['x-en'] ?? title.title });
}

function say(kind: Kind, words: Readonly<Record<Kind, LocalizedText>>, name: LocalizedText | undefined, key: string) {
  return {
    vi: `${words[kind].vi}: ${name?.vi ?? key}`,
    en: `${words[kind].en}: ${name?.en ?? key}`,
  };
}

const texts = {
  paper: {
    added: { vi: 'Giấy tờ mới phải nộp', en: 'A paper asked for now' },
    changed: { vi: 'Giấy tờ có yêu cầu khác trước', en: 'A paper with other requirements' },
    removed: { vi: 'Giấy tờ không còn phải nộp', en: 'A paper no longer asked for' },
  },
  question: {
    added: { vi: 'Câu hỏi mới', en: 'A new question' },
    changed: { vi: 'Câu hỏi đã sửa, xem lại câu trả lời', en: 'A question was changed, check the answer' },
    removed: { vi: 'Câu hỏi đã bỏ', en: 'A question no longer asked' },
  },
  fees: { vi: 'Mức phí, lệ phí: xem ở bước cuối', en: 'The fee: see the last step' },
  delivery: { vi: 'Cách nộp và nhận kết quả', en: 'How papers and result travel' },
  time: { vi: 'Thời hạn giải quyết', en: 'The processing time' },
} as const;
