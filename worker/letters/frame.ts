import type { LetterMatter } from '../../db/queries/letter-matters.ts';
import { roleNames } from '../../domain/lifecycle/roles.ts';
import type { Letter } from '../../domain/lifecycle/table/row.ts';
import { getRow, isAction } from '../../domain/lifecycle/transitions.ts';
import { printedForms } from '../../domain/letters.ts';
import { portalPlaces } from '../../domain/places.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import type { FactRow, PrintedDocument, Signature } from '../../integrations/pdf/document.ts';

/** What a letter says below its head, and who signs it. */
export type LetterBody = Pick<PrintedDocument, 'blocks' | 'signatures'> & {
  /** The counter writes it, not the unit behind it. */
  readonly isFromCounter: boolean;
};

/** The letter around its body: whose it is, its number and date, its codes. */
export function frameLetter(
  matter: LetterMatter,
  kind: Letter,
  { body, publicUrl }: { readonly body: LetterBody; readonly publicUrl: string },
): PrintedDocument {
  const { code, unit, event, place } = matter;
  const { formNo, abbreviation, name } = printedForms[kind];
  const { isFromCounter, ...content } = body;
  return {
    ...content,
    title: name.vi,
    agency: {
      name: unit.name.vi,
      ...(isFromCounter && unit.counter !== null ? { part: 'Bộ phận tiếp nhận và trả kết quả' } : {}),
    },
    number: `${code}/${abbreviation}${ordinalOf(matter, kind)}`,
    place,
    onDate: localDateOf(event.at),
    madeAt: event.at,
    codes: {
      dossierCode: code,
      url: publicUrl + portalPlaces.trackStart(code),
      urlText: 'Tra cứu hồ sơ bằng mã hồ sơ và khóa tra cứu: quét mã này hoặc vào',
    },
    footer: `Mẫu minh hoạ – mẫu số ${formNo}, Phụ lục I Thông tư số 03/2025/TT-VPCP; bố cục chưa đối chiếu với bản chính thức`,
  };
}

/** A second letter of a kind carries that in its number. A setting of ours, as the whole number is. */
function ordinalOf({ events }: LetterMatter, kind: Letter): string {
  const sameKind = events.filter(({ action }) => isAction(action) && getRow(action).letter === kind);
  return sameKind.length > 1 ? `-${sameKind.length}` : '';
}

export const signHere = '(Ký và ghi rõ họ tên)';

/** Whoever did it signs; what time itself did is signed by nobody. */
export function signedByActor({ event, unit }: LetterMatter, title = roleNames[event.role].vi): Signature {
  return event.role === 'system'
    ? { title: unit.name.vi, hint: '(Hệ thống lập tự động khi hết thời hạn)' }
    : { title, hint: signHere, ...(event.actorName === null ? {} : { name: event.actorName }) };
}

/** Lines numbered from 1, those that are not known left out. */
export function numbered(rows: readonly (FactRow | undefined)[]): FactRow[] {
  return rows.filter((row) => row !== undefined).map((row, index) => ({ ...row, label: `${index + 1}. ${row.label}` }));
}

/** A line whose value may not be known. */
export function fact(label: string, value: string | null | undefined, isEmphasised = false): FactRow | undefined {
  return value === null || value === undefined || value === '' ? undefined : { label, value, isEmphasised };
}

/** Which dossier it is and whose: how every letter begins. */
export function aboutDossier(matter: LetterMatter): (FactRow | undefined)[] {
  const { code, definition, applicant, applicantName, applicantAddress, email } = matter;
  const isCompany = applicant.kind === 'company';
  return [
    fact('Mã hồ sơ', code, true),
    fact('Thủ tục hành chính', definition.name.vi),
    fact(isCompany ? 'Tổ chức nộp hồ sơ' : 'Người nộp hồ sơ', applicantName, true),
    fact('Người đại diện nộp', applicant.representative?.name ?? (isCompany ? applicant.name : undefined)),
    fact('Địa chỉ', applicantAddress),
    fact('Điện thoại, thư điện tử', [applicant.phone, email].filter(Boolean).join(', ')),
  ];
}

/** Whom to ask, and where. */
export function contactOf({ event, unit }: LetterMatter): FactRow | undefined {
  const [contact] = unit.contacts;
  const person = event.role === 'system' ? null : event.actorName;
  return fact(
    'Liên hệ',
    [person, unit.counter?.vi, contact && `điện thoại ${contact.phone}`].filter(Boolean).join(', '),
  );
}
