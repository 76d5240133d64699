/** What a mail says: in Vietnamese, and below it, when given, the same in English. */
export interface Letter extends LetterText {
  readonly english?: LetterText;
}

export interface LetterText {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Looked up rather than read: dossier code, amount, date. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Things to go through one by one, each with where it leads. */
  readonly lists?: readonly LinkList[];
  readonly action?: LetterAction;
}

/** Some links under a title. */
export interface LinkList {
  readonly title: string;
  readonly links: readonly LetterAction[];
  /** What there is beside those listed. */
  readonly remark?: string;
}

interface LetterAction {
  readonly label: string;
  /** Absolute, `https:` or `http:`. */
  readonly url: string;
}

export interface RenderedMail {
  readonly text: string;
  readonly html: string;
}

/**
 * Lays a letter out as plain text and as HTML with inline styles, which is all that mail programs agree on. Every text
 * is escaped: letters hold what people typed.
 * @throws TypeError when an action leads anywhere but to a web page.
 */
export function renderMail(letter: Letter): RenderedMail {
  const texts = [renderText(letter)];
  const sections = [renderSection(letter, 'vi')];
  if (letter.english !== undefined) {
    texts.push('----------', renderText(letter.english));
    sections.push(RULE, renderSection(letter.english, 'en'));
  }
  return { text: `${texts.join('\n\n')}\n`, html: renderDocument(letter.heading, sections.join('\n')) };
}

function renderText({ heading, paragraphs, facts, lists = [], action }: LetterText): string {
  const blocks = [heading.toUpperCase(), ...paragraphs];
  if (facts.length > 0) blocks.push(facts.map(([label, value]) => `${label}: ${value}`).join('\n'));
  blocks.push(...lists.map(renderTextList));
  if (action !== undefined) blocks.push(`${action.label}:\n${checkUrl(action.url)}`);
  return blocks.join('\n\n');
}

function renderTextList({ title, links, remark }: LinkList): string {
  const lines = links.map(({ label, url }) => `- ${label}\n  ${checkUrl(url)}`);
  return [title.toUpperCase(), ...lines, ...(remark === undefined ? [] : [remark])].join('\n');
}

const FONT = 'font-family:Roboto,Helvetica,Arial,sans-serif';
const RULE = '<hr style="border:0;border-top:1px solid #c8ccd0;margin:32px 0">';

function renderSection({ heading, paragraphs, facts, lists = [], action }: LetterText, language: 'vi' | 'en'): string {
  return [
    `<div lang="${language}">`,
    `<h1 style="font-size:20px;line-height:1.35;margin:0 0 16px">${escapeHtml(heading)}</h1>`,
    ...paragraphs.map((paragraph) => `<p style="margin:0 0 12px">${escapeHtml(paragraph).replace(/\n/g, '<br>')}</p>`),
    ...(facts.length > 0 ? [renderFacts(facts)] : []),
    ...lists.map(renderList),
    ...(action === undefined ? [] : [renderAction(action)]),
    '</div>',
  ].join('\n');
}

function renderFacts(facts: LetterText['facts']): string {
  const rows = facts.map(
    ([label, value]) =>
      '<tr>' +
      `<th scope="row" style="text-align:left;vertical-align:top;font-weight:normal;color:#4a5560;padding:4px 16px 4px 0">${escapeHtml(label)}</th>` +
      `<td style="vertical-align:top;font-weight:bold;padding:4px 0">${escapeHtml(value)}</td>` +
      '</tr>',
  );
  return `<table style="border-collapse:collapse;margin:4px 0 16px">\n${rows.join('\n')}\n</table>`;
}

function renderList({ title, links, remark }: LinkList): string {
  const items = links.map(
    ({ label, url }) =>
      `<li style="margin:0 0 6px"><a href="${escapeHtml(checkUrl(url))}" style="color:#0b5cad">${escapeHtml(label)}</a></li>`,
  );
  return [
    `<h2 style="font-size:17px;margin:20px 0 8px">${escapeHtml(title)}</h2>`,
    `<ul style="margin:0 0 8px;padding-left:20px">\n${items.join('\n')}\n</ul>`,
    ...(remark === undefined ? [] : [`<p style="margin:0 0 12px;color:#4a5560">${escapeHtml(remark)}</p>`]),
  ].join('\n');
}

/** The address is written out too: for those whose program shows no links, and for those who look before they click. */
function renderAction({ label, url }: LetterAction): string {
  const href = escapeHtml(checkUrl(url));
  const style =
    'display:inline-block;background:#0b5cad;color:#ffffff;text-decoration:none;padding:12px 20px;border-radius:4px';
  return [
    `<p style="margin:16px 0 8px"><a href="${href}" style="${style}">${escapeHtml(label)}</a></p>`,
    `<p style="margin:0 0 12px;font-size:13px;color:#4a5560;word-break:break-all">${href}</p>`,
  ].join('\n');
}

function renderDocument(title: string, body: string): string {
  return [
    '<!doctype html>',
    '<html lang="vi">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    '</head>',
    `<body style="margin:0;padding:24px;background:#ffffff;color:#1b2126;font-size:16px;line-height:1.5;${FONT}">`,
    `<div style="max-width:600px;margin:0 auto">\n${body}\n</div>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function checkUrl(url: string): string {
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  if (protocol !== 'https:' && protocol !== 'http:') {
    throw new TypeError(`The action of a mail must lead to an http(s) address, not to "${url}".`);
  }
  return url;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
