import type { Content, DocumentDefinition } from 'pdfmake';
import { formatVnd } from '../../domain/money.ts';
import { dayOfDate } from '../../domain/working-time/local-time.ts';
import { drawBarcode, drawQrCode } from './codes.ts';
import type { Block, Column, FactRow, PrintedDocument, Signature, Table } from './document.ts';
import { fontFamily } from './fonts.ts';

/** Millimetres as the points that PDF counts in. */
function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

/** Room for the punch on the left, as official documents leave it. */
const margins = {
  portrait: [mm(28), mm(16), mm(18), mm(18)],
  landscape: [mm(20), mm(14), mm(15), mm(16)],
} as const;
const bodySize = 12;
const tableSize = 11;
const denseSize = 9.5;
const smallSize = 9;

/** Lays a document out on A4: whose it is, what it is, what it says, who signs, and the codes to find its dossier by. */
export function layOut(document: PrintedDocument): DocumentDefinition {
  const { title, subtitle, footer, orientation = 'portrait' } = document;
  return {
    pageSize: 'A4',
    pageOrientation: orientation,
    pageMargins: margins[orientation],
    language: 'vi',
    displayTitle: true,
    version: '1.7',
    info: { title: titleOf(document), author: document.agency.name, creationDate: new Date(document.madeAt) },
    defaultStyle: { font: fontFamily, fontSize: bodySize, lineHeight: 1.15 },
    content: [
      head(document),
      { text: title.toUpperCase(), bold: true, fontSize: 14.5, alignment: 'center', margin: [0, 12, 0, 2] },
      ...(subtitle === undefined ? [] : [{ text: subtitle, alignment: 'center', margin: [0, 0, 0, 2] } as const]),
      ...document.blocks.map(layOutBlock),
      foot(document),
    ],
    // A heading is not left alone at the foot of a page.
    pageBreakBefore: ({ headlineLevel }, { getFollowingNodesOnPage }) =>
      headlineLevel === 1 && getFollowingNodesOnPage().length === 0,
    footer: (page, pages) => ({
      columns: [
        { text: footer, italics: true, width: '*' },
        { text: `Trang ${page}/${pages}`, alignment: 'right', width: 60 },
      ],
      fontSize: smallSize,
      color: '#444444',
      margin: [margins[orientation][0], 12, margins[orientation][2], 0],
    }),
  };
}

function titleOf({ title, codes }: PrintedDocument): string {
  return codes === undefined ? title : `${title} – ${codes.dossierCode}`;
}

const republic = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const motto = 'Độc lập - Tự do - Hạnh phúc';

function head({ agency, number, place, onDate, codes }: PrintedDocument): Content {
  return {
    columns: [
      {
        width: '50%',
        stack: [
          { text: agency.name.toUpperCase(), bold: agency.part === undefined },
          ...(agency.part === undefined ? [] : [{ text: agency.part.toUpperCase(), bold: true }]),
          rule(70),
          ...(number === undefined ? [] : [{ text: `Số: ${number}`, margin: [0, 6, 0, 0] } as const]),
          ...(codes === undefined ? [] : [barcode(codes.dossierCode)]),
        ],
        alignment: 'center',
        fontSize: 10.5,
      },
      {
        width: '*',
        stack: [
          { text: republic, bold: true, fontSize: 10.5 },
          { text: motto, bold: true, fontSize: 12 },
          rule(140),
          { text: `${placeName(place)}, ${dateInFull(onDate)}`, italics: true, fontSize: 12, margin: [0, 6, 0, 0] },
        ],
        alignment: 'center',
      },
    ],
    columnGap: 2,
  };
}

function rule(width: number): Content {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.7 }],
    alignment: 'center',
    margin: [0, 1, 0, 0],
  };
}

function barcode(dossierCode: string): Content {
  return {
    stack: [
      { svg: drawBarcode(dossierCode), width: 165, height: 22 },
      { text: dossierCode, fontSize: smallSize, margin: [0, 1, 0, 0] },
    ],
    margin: [0, 6, 0, 0],
  };
}

function placeName(province: string): string {
  return province.replace(/^(Tỉnh|Thành phố) /, '');
}

/** "ngày 03 tháng 02 năm 2026": the first nine days and the first two months with a nought, as official documents write it. */
function dateInFull(onDate: string | undefined): string {
  if (onDate === undefined) return 'ngày …… tháng …… năm ………';
  dayOfDate(onDate, 'onDate');
  const [year = '', month = '', day = ''] = onDate.split('-');
  return `ngày ${day} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
}

function layOutBlock(block: Block): Content {
  switch (block.kind) {
    case 'paragraph':
      return { text: block.text, bold: block.isEmphasised ?? false, margin: [0, 4, 0, 0] };
    case 'heading':
      return { text: block.text, bold: true, margin: [0, 8, 0, 0], headlineLevel: 1 };
    case 'facts':
      return { stack: block.rows.map(layOutFact) };
    case 'transfer':
      return layOutTransfer(block);
    case 'table':
      return layOutTable(block);
    case 'fees':
      return layOutTable(feeTable(block));
  }
}

function layOutFact({ label, value, isEmphasised = false }: FactRow): Content {
  const shown = { text: value, bold: isEmphasised };
  return { text: [{ text: `${label}: ` }, shown], margin: [0, 3, 0, 0] };
}

/** The code is as large as a phone held over a counter needs, and stays with what it says. */
function layOutTransfer({ qrText, rows, note }: Extract<Block, { kind: 'transfer' }>): Content {
  return {
    unbreakable: true,
    columns: [
      { svg: drawQrCode(qrText), width: 96, height: 96 },
      { stack: [...rows.map(layOutFact), { text: note, italics: true, fontSize: 10, margin: [0, 4, 0, 0] }] },
    ],
    columnGap: 14,
    fontSize: tableSize,
    margin: [0, 8, 0, 0],
  };
}

function layOutTable({ columns, rows, sum, isDense = false }: Table): Content {
  const cells = (row: readonly string[], bold = false): Content[] =>
    columns.map(({ align = 'left' }, i) => ({ text: row[i] ?? '', alignment: align, bold }));
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ width }) => (width === 'rest' ? '*' : width.points)),
      body: [
        columns.map(({ header }) => ({ text: header, bold: true, alignment: 'center' })),
        ...rows.map((row) => cells(row)),
        ...(sum === undefined ? [] : [cells(sum, true)]),
      ],
    },
    layout: {
      hLineWidth: () => 0.6,
      vLineWidth: () => 0.6,
      paddingLeft: () => 4,
      paddingRight: () => 4,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
    fontSize: isDense ? denseSize : tableSize,
    lineHeight: 1.08,
    margin: [0, 6, 0, 2],
  };
}

function feeTable({ lines, totalVnd }: Extract<Block, { kind: 'fees' }>): Table {
  const hasBases = lines.every(({ legalBasis }) => legalBasis !== undefined);
  const basisColumn: Column = { header: 'Căn cứ', width: { points: 150 } };
  return {
    kind: 'table',
    columns: [
      { header: 'STT', width: { points: 28 }, align: 'center' },
      { header: 'Khoản thu', width: 'rest' },
      ...(hasBases ? [basisColumn] : []),
      { header: 'Số tiền', width: { points: 90 }, align: 'right' },
    ],
    rows: lines.map(({ name, legalBasis, amountVnd }, index) => [
      String(index + 1),
      name,
      ...(hasBases ? [legalBasis ?? ''] : []),
      formatVnd(amountVnd),
    ]),
    sum: ['', 'Tổng cộng', ...(hasBases ? [''] : []), formatVnd(totalVnd)],
  };
}

/** Signatures and the code to follow the dossier by stay together on one page: side by side where there is room. */
function foot({ signatures, codes }: PrintedDocument): Content {
  const signed = signatures.map(sign);
  const follow = codes === undefined ? [] : [followOnline(codes)];
  if (signatures.length === 0) return { unbreakable: true, margin: [0, 12, 0, 0], stack: follow };
  const stack: Content[] =
    signatures.length === 1
      ? [{ columns: [...(follow.length === 0 ? [{ text: '' }] : follow), ...signed], columnGap: 12 }]
      : [{ columns: signed, columnGap: 12 }, ...follow];
  return { unbreakable: true, margin: [0, 12, 0, 0], stack };
}

function sign({ title, hint, name }: Signature): Content {
  return {
    stack: [
      { text: title.toUpperCase(), bold: true },
      { text: hint, italics: true, fontSize: 11 },
      { text: name ?? '', bold: true, margin: [0, 40, 0, 0] },
    ],
    alignment: 'center',
    fontSize: 12,
  };
}

function followOnline({ url, urlText }: NonNullable<PrintedDocument['codes']>): Content {
  return {
    columns: [
      { svg: drawQrCode(url), width: 60, height: 60 },
      { stack: [{ text: urlText }, { text: url, link: url, color: '#0b3d91' }], margin: [0, 8, 0, 0] },
    ],
    columnGap: 12,
    fontSize: 10,
    margin: [0, 10, 0, 0],
  };
}
