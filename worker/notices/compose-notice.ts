import { portalPlaces } from '../../domain/places.ts';
import type { Occasion } from '../../db/queries/occasions.ts';
import type { Language, LocalizedText } from '../../domain/localized-text.ts';
import { renderMail, type LetterText, type LinkList } from '../../integrations/mail/layout.ts';
import type { Mail } from '../../integrations/mail/mailer.ts';
import type { LinkedDownload } from './link-files.ts';
import { nextMove } from './next-move.ts';
import { statusFacts } from './status-facts.ts';
import { getNoticeWriter } from './texts/index.ts';
import { say } from './words.ts';

/**
 * The mail about an event: what happened, what to do now, and where the dossier stands; in Vietnamese, and in English
 * below. `remark` goes before what to do now. @throws Error when nobody has written the words for the event's action.
 */
export function composeNotice(
  occasion: Occasion,
  { publicUrl, remark, download }: Enclosed,
): Pick<Mail, 'subject' | 'text' | 'html'> {
  const { heading, paragraphs, facts = [] } = getNoticeWriter(occasion.event.action)(occasion);
  const allParagraphs = [salutation(occasion), ...paragraphs, ...remark, nextMove(occasion)];
  const allFacts = [...facts, ...statusFacts(occasion)];
  const action = actionOf(occasion);
  const inLanguage = (language: Language): LetterText => ({
    heading: heading[language],
    paragraphs: allParagraphs.map((paragraph) => paragraph[language]),
    facts: allFacts.map(({ label, value }) => [label[language], value[language]]),
    action: { label: action.label[language], url: publicUrl + action.path },
    ...(download === undefined ? {} : { lists: [linkIn(language, download)] }),
  });
  return {
    subject: `[${occasion.code}] ${heading.vi} / ${heading.en}`,
    ...renderMail({ ...inLanguage('vi'), english: inLanguage('en') }),
  };
}

interface Enclosed {
  readonly publicUrl: string;
  readonly remark: readonly LocalizedText[];
  readonly download?: LinkedDownload | undefined;
}

function linkIn(language: Language, { label, url, remark }: LinkedDownload): LinkList {
  return { title: label[language], links: [{ label: label[language], url }], remark: remark[language] };
}

function salutation({ applicantName }: Occasion): LocalizedText {
  return applicantName === ''
    ? say('Kính gửi người nộp hồ sơ,', 'Dear applicant,')
    : say(`Kính gửi ${applicantName},`, `Dear ${applicantName},`);
}

/** Where the button leads: to pay while money is awaited, else to the dossier; without an account, to the search. */
function actionOf({ state, statusNow, hasAccount, orderId, code }: Occasion): { label: LocalizedText; path: string } {
  if (!hasAccount) return { label: say('Tra cứu hồ sơ', 'Follow your dossier'), path: portalPlaces.home };
  if (state.status === 'payment_requested' && statusNow === state.status && orderId !== null) {
    return { label: say('Nộp phí, lệ phí', 'Pay the fee'), path: portalPlaces.transaction(orderId) };
  }
  const isResultOnline = state.status === 'returned' && state.returnMethod === 'online';
  return {
    label: isResultOnline ? say('Xem kết quả', 'View your result') : say('Xem hồ sơ', 'View your dossier'),
    path: portalPlaces.dossier(code),
  };
}
