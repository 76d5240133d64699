/**
 * The part of pdfmake that printing uses. Its published types bring in those of the browser's document, which would
 * then seem to be there in all of our server code.
 */
declare module 'pdfmake' {
  type Margin = readonly [left: number, top: number, right: number, bottom: number];

  interface Style {
    readonly alignment?: 'left' | 'center' | 'right' | 'justify';
    readonly bold?: boolean;
    readonly italics?: boolean;
    readonly color?: string;
    readonly font?: string;
    readonly fontSize?: number;
    readonly lineHeight?: number;
    readonly margin?: Margin;
    readonly width?: number | string;
    readonly unbreakable?: boolean;
  }

  type TextPart = Style & { readonly text: string };

  export type Content = Style &
    (
      | { readonly text: string | readonly TextPart[]; readonly link?: string; readonly headlineLevel?: number }
      | { readonly stack: readonly Content[] }
      | { readonly columns: readonly Content[]; readonly columnGap?: number }
      | { readonly svg: string; readonly height?: number }
      | { readonly canvas: readonly Line[] }
      | { readonly table: Table; readonly layout?: TableLayout }
    );

  interface Line {
    readonly type: 'line';
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
    readonly lineWidth: number;
  }

  interface Table {
    readonly headerRows: number;
    readonly keepWithHeaderRows: number;
    readonly dontBreakRows: boolean;
    readonly widths: readonly (number | '*' | 'auto')[];
    readonly body: readonly (readonly Content[])[];
  }

  interface TableLayout {
    readonly hLineWidth: () => number;
    readonly vLineWidth: () => number;
    readonly paddingLeft: () => number;
    readonly paddingRight: () => number;
    readonly paddingTop: () => number;
    readonly paddingBottom: () => number;
  }

  /** What is known of a piece of content once it has its place. */
  export interface PlacedNode {
    readonly headlineLevel?: number;
  }

  export interface DocumentDefinition {
    readonly pageSize: 'A4';
    readonly pageOrientation: 'portrait' | 'landscape';
    readonly pageMargins: Margin;
    readonly language: string;
    readonly displayTitle: boolean;
    readonly version: '1.7';
    readonly info: { readonly title: string; readonly author: string; readonly creationDate: Date };
    readonly defaultStyle: Style;
    readonly content: readonly Content[];
    readonly footer: (page: number, pages: number) => Content;
    readonly pageBreakBefore?: (
      node: PlacedNode,
      around: { readonly getFollowingNodesOnPage: () => readonly PlacedNode[] },
    ) => boolean;
  }

  interface Pdfmake {
    setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
    setUrlAccessPolicy(isAllowed: (url: string) => boolean): void;
    setLocalAccessPolicy(isAllowed: (path: string) => boolean): void;
    createPdf(document: DocumentDefinition): { getBuffer(): Promise<Uint8Array> };
  }

  const pdfmake: Pdfmake;
  export default pdfmake;
}
