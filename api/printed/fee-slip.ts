import { takesTransfers } from '../../db/queries/receiving-accounts.ts';
import type { PaymentRow } from '../../db/queries/transactions.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { formatVnd } from '../../domain/money.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { transferBlock } from '../../integrations/bank/transfer-block.ts';
import type { Block, PrintedDocument } from '../../integrations/pdf/document.ts';
import { localTime } from './words.ts';

export interface FeeSlip {
  readonly payment: PaymentRow;
  readonly unit: { readonly name: LocalizedText; readonly place: string };
  /** UTC ISO instant as of which it is made. */
  readonly at: string;
  readonly followUrl: string;
}

/** What a dossier still owes, for the payer to take along: fee by fee, until when, and how. */
export function composeFeeSlip({ payment, unit, at, followUrl }: FeeSlip): PrintedDocument {
  const { dossierCode, procedureName, payerName, totalVnd, receivedVnd, dueAt, lines } = payment;
  const owedVnd = totalVnd - receivedVnd;
  return {
    title: 'Phiếu yêu cầu nộp phí, lệ phí',
    subtitle: `Lập lúc ${localTime(at)}`,
    agency: { name: unit.name.vi },
    place: unit.place,
    onDate: localDateOf(at),
    madeAt: at,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'Mã hồ sơ', value: dossierCode, isEmphasised: true },
          { label: 'Thủ tục hành chính', value: procedureName.vi },
          { label: 'Người nộp', value: payerName, isEmphasised: true },
          { label: 'Hạn nộp', value: localTime(dueAt), isEmphasised: true },
        ],
      },
      { kind: 'fees', lines: lines.map((line) => ({ ...line, name: line.name.vi })), totalVnd },
      ...(receivedVnd === 0 ? [] : [partlyPaid(receivedVnd, owedVnd)]),
      ...waysToPay(payment, owedVnd, at),
    ],
    signatures: [],
    codes: {
      dossierCode,
      url: followUrl,
      urlText: 'Xem số còn phải nộp và nộp trực tuyến: quét mã này hoặc vào',
    },
    footer: 'Mẫu của phần mềm, không phải mẫu của Thông tư số 03/2025/TT-VPCP; không thay biên lai thu phí, lệ phí',
  };
}

function partlyPaid(receivedVnd: number, owedVnd: number): Block {
  const text = `Đã nộp ${formatVnd(receivedVnd)}, còn phải nộp ${formatVnd(owedVnd)}.`;
  return { kind: 'paragraph', text, isEmphasised: true };
}

function waysToPay({ receivingAccount: account, transferNo }: PaymentRow, amountVnd: number, at: string): Block[] {
  const atCounter = 'Nộp tại quầy bằng tiền mặt hoặc thẻ, hoặc trực tuyến trên cổng dịch vụ công.';
  if (amountVnd <= 0 || !takesTransfers(account)) return [{ kind: 'paragraph', text: atCounter }];
  return [
    { kind: 'heading', text: 'Nộp bằng chuyển khoản' },
    transferBlock({ account, amountVnd, transferNo }, localTime(at)),
    { kind: 'paragraph', text: `Hoặc: ${atCounter.charAt(0).toLowerCase()}${atCounter.slice(1)}` },
  ];
}
