import type { LocalizedText } from './localized-text.ts';
import type { Letter } from './lifecycle/table/row.ts';

/** What can be printed about dossiers: letters that an event brings about, and two sheets made on demand. */
export type PrintedForm = Letter | 'controlSheet' | 'register';

/**
 * Number and name of each form in TT 03/2025/TT-VPCP, Annex I. Only the list of forms was found, not their layouts:
 * everything printed says that it is a sample.
 */
export const printedForms: Readonly<
  Record<PrintedForm, { readonly formNo: string; readonly abbreviation: string; readonly name: LocalizedText }>
> = {
  appointmentReceipt: {
    formNo: '01',
    abbreviation: 'TNHS',
    name: {
      vi: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
      en: 'Receipt of the dossier and appointment for the result',
    },
  },
  supplementRequest: {
    formNo: '02',
    abbreviation: 'BSHS',
    name: {
      vi: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
      en: 'Request to supplement and complete the dossier',
    },
  },
  refusal: {
    formNo: '03',
    abbreviation: 'TCHS',
    name: { vi: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ', en: 'Refusal to accept the dossier' },
  },
  apology: {
    formNo: '04',
    abbreviation: 'XLGH',
    name: {
      vi: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
      en: 'Apology and new date for the result',
    },
  },
  stopNotice: {
    formNo: '05',
    abbreviation: 'DHS',
    name: { vi: 'Thông báo dừng giải quyết hồ sơ', en: 'Notice that the dossier is stopped' },
  },
  controlSheet: {
    formNo: '06',
    abbreviation: 'KSHS',
    name: { vi: 'Phiếu kiểm soát quá trình giải quyết hồ sơ', en: 'Control sheet of the dossier’s way' },
  },
  register: {
    formNo: '07',
    abbreviation: 'STD',
    name: { vi: 'Sổ theo dõi hồ sơ', en: 'Register of dossiers' },
  },
};
