import type { Language, LocalizedText } from '../../domain/localized-text.ts';
import { consolePlaces } from '../../domain/places.ts';
import { renderMail, type LetterText, type LinkList } from '../../integrations/mail/layout.ts';
import type { Mail } from '../../integrations/mail/mailer.ts';
import { atTime, onDay, say } from '../notices/words.ts';
import type { DigestLine, DigestSection } from './read-digest.ts';

const titles: Readonly<Record<DigestSection['kind'], LocalizedText>> = {
  overdue: say('Việc của bạn đã quá hạn', 'Your tasks that are overdue'),
  today: say('Việc của bạn đến hạn hôm nay', 'Your tasks due today'),
  new: say('Việc bạn mới nhận', 'Tasks new to you'),
  unitOverdue: say('Hồ sơ của đơn vị đã quá hạn', 'Dossiers of the unit that are overdue'),
  unitToday: say('Hồ sơ của đơn vị đến hạn hôm nay', 'Dossiers of the unit due today'),
  unitWeek: say('Hồ sơ của đơn vị đến hạn trong tuần', 'Dossiers of the unit due this week'),
  unitLate: say('Hồ sơ có thể trễ hạn trong tuần', 'Dossiers that will probably be late this week'),
  unitFree: say('Việc chưa ai nhận', 'Tasks nobody has taken'),
};

interface Digest {
  readonly name: string;
  readonly onDate: string;
  readonly sections: readonly DigestSection[];
}

/** The morning's mail to somebody on staff: a title and a link for each dossier. It names no applicant. */
export function composeDigest(
  { name, onDate, sections }: Digest,
  publicUrl: string,
): Pick<Mail, 'subject' | 'text' | 'html'> {
  const date = onDay(onDate);
  const heading = say(`Việc sáng ${date.vi}`, `This morning, ${date.en}`);
  const inLanguage = (language: Language): LetterText => ({
    heading: heading[language],
    paragraphs: [say(`Kính gửi ${name},`, `Dear ${name},`)[language], wayOut[language]],
    facts: sections.map(({ kind, total }) => [titles[kind][language], String(total)]),
    lists: sections.map((section) => listOf(section, publicUrl, language)),
    action: {
      label: say('Mở trang làm việc', 'Open the console')[language],
      url: publicUrl + consolePlaces.home,
    },
  });
  return {
    subject: `${heading.vi} / ${heading.en}`,
    ...renderMail({ ...inLanguage('vi'), english: inLanguage('en') }),
  };
}

const wayOut = say(
  'Thư này gửi vào mỗi sáng làm việc. Muốn thôi nhận, mở trang làm việc, chọn tên của bạn rồi “Tin và thư của tôi”.',
  'This mail comes each working morning. To end it, open the console, choose your name and “My news and mails”.',
);

function listOf({ kind, lines, total }: DigestSection, publicUrl: string, language: Language): LinkList {
  const links = lines.map((line) => ({
    label: spell(line, language),
    url: publicUrl + consolePlaces.dossier(line.code),
  }));
  const rest = total - lines.length;
  const more = say(`… và ${rest} hồ sơ khác.`, `… and ${rest} more.`);
  return { title: titles[kind][language], links, ...(rest > 0 ? { remark: more[language] } : {}) };
}

function spell({ code, procedureName, dueAt, remark }: DigestLine, language: Language): string {
  const due = dueAt === null ? [] : [say(`hạn ${atTime(dueAt).vi}`, `due ${atTime(dueAt).en}`)[language]];
  return [code, procedureName[language], ...due, ...(remark === undefined ? [] : [remark[language]])].join(' · ');
}
