import type { NoticeWriter } from '../words.ts';
import { processingTexts } from './processing.ts';
import { receptionTexts } from './reception.ts';
import { resultTexts } from './result.ts';
import { waitingTexts } from './waiting.ts';

/** What applicants are told, by the action that was taken: one entry for each action whose row says `notice`. */
const texts: Readonly<Record<string, NoticeWriter>> = {
  ...receptionTexts,
  ...waitingTexts,
  ...processingTexts,
  ...resultTexts,
};

/** The words for an action. @throws Error when nobody has written them. */
export function getNoticeWriter(action: string): NoticeWriter {
  const writer = texts[action];
  if (writer === undefined) throw new Error(`There is no mail for the action ${action}`);
  return writer;
}
