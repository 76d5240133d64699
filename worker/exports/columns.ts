import type { ExportedDossier } from '../../db/queries/export-rows.ts';
import { statusNames } from '../../domain/lifecycle/statuses.ts';
import type { Language, LocalizedText } from '../../domain/localized-text.ts';
import { bucketNames } from '../../domain/reports/percentage.ts';
import { bucketOf, isSettled } from '../../domain/reports/standing.ts';

/** A cell: a text, an amount or count, or a moment in Vietnam. */
export type Cell = string | number | Date | null;

export interface ExportColumn<Row> {
  readonly name: LocalizedText;
  /** In characters. */
  readonly width: number;
  /** Shown with its thousands apart. */
  readonly isAmount?: true;
  readonly cell: (row: Row, context: CellContext) => Cell;
}

/** What a file holds: a title and columns. */
export interface ExportSheet<Row> {
  readonly title: LocalizedText;
  readonly columns: readonly ExportColumn<Row>[];
}

export interface CellContext {
  readonly language: Language;
  /** The instant at which overdue is judged. */
  readonly asOf: string;
}

const channelNames: Readonly<Record<ExportedDossier['channel'], LocalizedText>> = {
  online: { vi: 'Trực tuyến', en: 'Online' },
  counter: { vi: 'Tại quầy', en: 'Counter' },
  post: { vi: 'Bưu chính', en: 'Post' },
};

/** What is exported of a dossier. Of the applicant nothing but the name: the list is about deadlines. */
const dossierColumns: readonly ExportColumn<ExportedDossier>[] = [
  { name: { vi: 'Mã hồ sơ', en: 'Dossier' }, width: 20, cell: ({ code }) => code },
  { name: { vi: 'Đơn vị', en: 'Unit' }, width: 30, cell: ({ unit }, { language }) => unit[language] },
  { name: { vi: 'Mã thủ tục', en: 'Procedure code' }, width: 14, cell: ({ procedureCode }) => procedureCode },
  { name: { vi: 'Thủ tục', en: 'Procedure' }, width: 50, cell: ({ procedure }, { language }) => procedure[language] },
  { name: { vi: 'Người nộp', en: 'Applicant' }, width: 26, cell: ({ applicant }) => applicant },
  {
    name: { vi: 'Hình thức nộp', en: 'Submitted' },
    width: 14,
    cell: ({ channel }, { language }) => channelNames[channel][language],
  },
  {
    name: { vi: 'Trạng thái', en: 'Status' },
    width: 20,
    cell: ({ status }, { language }) => statusNames[status][language],
  },
  {
    name: { vi: 'Tình hình', en: 'Standing' },
    width: 24,
    cell: ({ standing, dueAt }, { language, asOf }) =>
      bucketNames[bucketOf({ standing, dueAt: dueAt?.toISOString() ?? null }, asOf)][language],
  },
  { name: { vi: 'Nộp lúc', en: 'Submitted at' }, width: 17, cell: ({ submittedAt }) => submittedAt },
  { name: { vi: 'Tiếp nhận lúc', en: 'Accepted at' }, width: 17, cell: ({ acceptedAt }) => acceptedAt },
  { name: { vi: 'Hẹn trả', en: 'Due at' }, width: 17, cell: ({ dueAt }) => dueAt },
  {
    name: { vi: 'Có kết quả lúc', en: 'Done at' },
    width: 17,
    cell: ({ standing, stoodAt }) => (isSettled(standing) ? stoodAt : null),
  },
  { name: { vi: 'Người xử lý', en: 'Officer' }, width: 24, cell: ({ officer }) => officer },
  { name: { vi: 'Số kết quả', en: 'Result number' }, width: 18, cell: ({ resultNumber }) => resultNumber },
];

/** Dossiers as a file. */
export const dossierSheet: ExportSheet<ExportedDossier> = {
  title: { vi: 'Hồ sơ', en: 'Dossiers' },
  columns: dossierColumns,
};
