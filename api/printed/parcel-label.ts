import { localDateOf } from '../../domain/working-time/local-time.ts';
import type { PrintedDocument } from '../../integrations/pdf/document.ts';
import { localTime } from './words.ts';

/** A person or office as a postman finds them. */
interface LabelParty {
  readonly name: string;
  readonly phone: string;
  /** On one line, with the names of commune and province. */
  readonly address: string;
}

export interface ParcelLabel {
  readonly dossierCode: string;
  readonly direction: 'collect' | 'deliver';
  readonly orderNumber: string;
  /** The carrier's number, which its scanners read. */
  readonly trackingCode: string;
  readonly sender: LabelParty;
  readonly receiver: LabelParty;
  readonly unit: { readonly name: string; readonly place: string };
  /** UTC ISO instant as of which it is made. */
  readonly at: string;
  readonly followUrl: string;
}

const titles = { collect: 'Phiếu gửi: giấy tờ từ người nộp', deliver: 'Phiếu gửi: kết quả đến người nhận' } as const;

/** What is stuck on a parcel of either direction; its bars are the carrier's number. */
export function composeParcelLabel(label: ParcelLabel): PrintedDocument {
  const { direction, trackingCode, sender, receiver, at, unit } = label;
  return {
    title: titles[direction],
    subtitle: `Lập lúc ${localTime(at)}`,
    agency: { name: unit.name },
    place: unit.place,
    onDate: localDateOf(at),
    madeAt: at,
    blocks: [
      { kind: 'heading', text: 'Người gửi' },
      { kind: 'facts', rows: rowsOf(sender) },
      { kind: 'heading', text: 'Người nhận' },
      { kind: 'facts', rows: rowsOf(receiver) },
      {
        kind: 'facts',
        rows: [
          { label: 'Mã bưu gửi', value: trackingCode, isEmphasised: true },
          { label: 'Số đơn của đơn vị', value: label.orderNumber },
          { label: 'Mã hồ sơ', value: label.dossierCode },
          { label: 'Thu hộ (COD)', value: 'không' },
        ],
      },
    ],
    signatures: [],
    codes: { dossierCode: trackingCode, url: label.followUrl, urlText: 'Theo dõi hồ sơ: quét mã này hoặc vào' },
    footer: 'Mẫu của phần mềm; nhãn của bưu chính nếu có được ưu tiên',
  };
}

function rowsOf({ name, phone, address }: LabelParty) {
  return [
    { label: 'Họ tên, đơn vị', value: name, isEmphasised: true },
    { label: 'Địa chỉ', value: address },
    { label: 'Điện thoại', value: phone },
  ];
}
