import type { NewUnit, UnitContact, UnitDetails } from '../../api/contract/units.ts';

/** A unit as it is being filled in; what is empty is not known. */
export interface UnitForm {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly dossierPrefix: string;
  readonly counterVi: string;
  readonly counterEn: string;
  readonly line: string;
  readonly communeCode: string;
  readonly provinceCode: string;
  readonly calendarId: string;
  readonly position: string;
  readonly contacts: readonly UnitContact[];
}

export const emptyUnit: UnitForm = {
  code: '',
  nameVi: '',
  nameEn: '',
  dossierPrefix: '',
  counterVi: '',
  counterEn: '',
  line: '',
  communeCode: '',
  provinceCode: '',
  calendarId: '',
  position: '',
  contacts: [],
};

/** A unit as it is, to be changed. */
export function formOf(unit: UnitDetails): UnitForm {
  const { address, calendar, counter, name } = unit;
  return {
    code: unit.code,
    nameVi: name.vi,
    nameEn: name.en,
    dossierPrefix: unit.dossierPrefix,
    counterVi: counter?.vi ?? '',
    counterEn: counter?.en ?? '',
    line: address.line,
    communeCode: address.communeCode,
    provinceCode: address.provinceCode,
    calendarId: calendar.id,
    position: String(unit.position),
    contacts: unit.contacts.map(({ purpose, phone }) => ({ purpose: { ...purpose }, phone })),
  };
}

/** What is sent of the form: a name or counter in one language only stands for both. */
export function givenUnit(form: UnitForm): NewUnit {
  const { code, dossierPrefix, calendarId, line, communeCode, provinceCode, position, contacts } = form;
  const counter = inBoth(form.counterVi, form.counterEn);
  return {
    code,
    dossierPrefix: dossierPrefix.trim(),
    calendarId,
    name: inBoth(form.nameVi, form.nameEn),
    counter: counter.vi === '' ? null : counter,
    address: { line, communeCode, provinceCode },
    contacts: contacts.map(({ purpose, phone }) => ({ purpose: inBoth(purpose.vi, purpose.en), phone })),
    ...(position.trim() === '' ? {} : { position: Number(position) }),
  };
}

/** A text in both languages; one that is left out is the other. */
export function inBoth(vi: string, en: string): { vi: string; en: string } {
  return { vi: vi.trim() === '' ? en.trim() : vi.trim(), en: en.trim() === '' ? vi.trim() : en.trim() };
}

/** Contacts most units have, with their words. */
export const usualContacts = {
  reception: {
    purpose: { vi: 'Bộ phận tiếp nhận và trả kết quả', en: 'Reception and return of results' },
    phone: '',
  },
  complaints: {
    purpose: {
      vi: 'Phản ánh, kiến nghị về thủ tục hành chính',
      en: 'Opinions and complaints about procedures',
    },
    phone: '',
  },
  other: { purpose: { vi: '', en: '' }, phone: '' },
} as const;
