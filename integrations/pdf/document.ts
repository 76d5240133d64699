/**
 * What is printed, without how: the parts of a Vietnamese administrative document. All texts are Vietnamese, and plain;
 * a line break in one stays a line break.
 */
export interface PrintedDocument {
  /** Also the title in the file's own data. */
  readonly title: string;
  /** Under the title, such as what it is about. */
  readonly subtitle?: string;
  /** Top left: who writes, and within it who exactly. */
  readonly agency: { readonly name: string; readonly part?: string };
  /** The document's own number; documents made on demand have none. */
  readonly number?: string;
  /** Where and when it is dated: a province by its full name, printed without what kind it is. */
  readonly place: string;
  /** `YYYY-MM-DD`; left out on a form that is dated by hand. */
  readonly onDate?: string;
  /** UTC ISO instant of what it documents: with the same content it makes the same bytes. */
  readonly madeAt: string;
  readonly blocks: readonly Block[];
  readonly signatures: readonly Signature[];
  /** What its codes say: the dossier's code as bars, an address as squares. */
  readonly codes?: { readonly dossierCode: string; readonly url: string; readonly urlText: string };
  /** At the foot of every page, before the number of the page. */
  readonly footer: string;
  readonly orientation?: 'portrait' | 'landscape';
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string; readonly isEmphasised?: boolean }
  | { readonly kind: 'heading'; readonly text: string }
  /** Numbered lines with a name before each value; the values of some are looked for and stand out. */
  | { readonly kind: 'facts'; readonly rows: readonly FactRow[] }
  | Table
  /** What is to be paid or was, fee by fee, and in all. */
  | { readonly kind: 'fees'; readonly lines: readonly FeeRow[]; readonly totalVnd: number }
  /** What a banking app scans to pay, with the same in words beside it and what is to be known about it below. */
  | { readonly kind: 'transfer'; readonly qrText: string; readonly rows: readonly FactRow[]; readonly note: string };

export interface FactRow {
  readonly label: string;
  readonly value: string;
  readonly isEmphasised?: boolean;
}

export interface FeeRow {
  readonly name: string;
  readonly amountVnd: number;
  /** What it is asked by; printed where every line has one. */
  readonly legalBasis?: string;
}

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  /** One text per column. */
  readonly rows: readonly (readonly string[])[];
  /** In small type, for tables of many columns. */
  readonly isDense?: boolean;
  /** A last row that adds up the others. */
  readonly sum?: readonly string[];
}

export interface Column {
  readonly header: string;
  /** Columns of the `rest` share what the others leave. */
  readonly width: 'rest' | { readonly points: number };
  readonly align?: 'left' | 'center' | 'right';
}

export interface Signature {
  /** In whose capacity: "Người tiếp nhận hồ sơ". */
  readonly title: string;
  readonly hint: string;
  /** Printed under the space for the signature, where it is known. */
  readonly name?: string;
}

/** Prints documents. */
export interface Printer {
  /** The document as PDF. Printing the same document again makes the same bytes. */
  print(document: PrintedDocument): Promise<Uint8Array>;
}
