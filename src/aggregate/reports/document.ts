/**
 * A report as its renderers take it: sections of blocks. All wording and every figure is settled here; a renderer only
 * lays out, so that HTML, DOCX and XLSX cannot say different things.
 */
export interface ReportDocument {
  readonly title: string;
  /** The period in words, under the title. */
  readonly subtitle: string;
  /** Lines of the title block: label and value. */
  readonly head: readonly (readonly [label: string, value: string])[];
  readonly sections: readonly Section[];
  /** At the foot of every page. */
  readonly footer: string;
}

export interface Section {
  /** Also the name of the sheet in XLSX: at most 31 characters. */
  readonly id: string;
  readonly title: string;
  readonly startsPage?: boolean;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly type: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly type: 'subheading'; readonly text: string }
  | { readonly type: 'figures'; readonly items: readonly HeadlineFigure[] }
  | TableBlock
  | ChartBlock
  | MatterBlock
  | { readonly type: 'list'; readonly items: readonly (readonly Run[])[] }
  /** Small print: definitions, limits. */
  | { readonly type: 'note'; readonly text: string }
  /** Said in place of content that is not there. */
  | { readonly type: 'empty'; readonly text: string };

export interface Run {
  readonly text: string;
  readonly strong?: boolean;
}

export interface HeadlineFigure {
  readonly label: string;
  readonly value: number;
  readonly format: 'integer' | 'share';
  readonly unit: string;
  /** One line each: 环比, 同比, share. */
  readonly notes: readonly string[];
}

export type CellFormat = 'text' | 'day' | 'integer' | 'signed' | 'signedPercent' | 'share' | 'decimal' | 'ratio';
/**
 * A number is shown by its column's format; a text stands as it is, in a column of days (`YYYY-MM-DD`) as one where the
 * renderer has dates; null is a dash.
 */
export type Cell = string | number | null;

export interface TableColumn {
  readonly label: string;
  readonly format: CellFormat;
  /** Share of the width among the columns. */
  readonly width: number;
}

export interface TableBlock {
  readonly type: 'table';
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
  readonly note?: string;
}

export interface ChartBlock {
  readonly type: 'chart';
  readonly caption: string;
  /** What the chart shows, in words, for those who cannot see it. */
  readonly description: string;
  readonly chart: ChartSpec;
}

export type ChartSpec =
  | { readonly kind: 'periods'; readonly bars: readonly PeriodBar[] }
  | {
      readonly kind: 'comparison';
      /** What the periods are called. */
      readonly names: { readonly current: string; readonly previous: string };
      readonly rows: readonly { readonly name: string; readonly current: number; readonly previous: number | null }[];
    };

export interface PeriodBar {
  readonly label: string;
  /** Null where the data do not reach. */
  readonly value: number | null;
  readonly isCurrent: boolean;
  /** What the bar counts, where it is not its whole period: `截至18日`. */
  readonly extent?: string;
}

/** One issue, alert or theme with what people wrote about it. */
export interface MatterBlock {
  readonly type: 'matter';
  readonly number: number;
  readonly title: string;
  /** Small facts after the title: place, counts, since when. */
  readonly facts: readonly string[];
  readonly quotes: readonly Quote[];
}

export interface Quote {
  readonly text: string;
  /** By which the message is found again. */
  readonly messageId: string;
  readonly day: string;
  readonly region: string | null;
}

/** A paragraph of one run. */
export function paragraph(...parts: readonly (string | Run)[]): Block {
  return { type: 'paragraph', runs: parts.map((part) => (typeof part === 'string' ? { text: part } : part)) };
}

/** A section whose sheet is called as its title is. */
export function section(title: string, blocks: readonly Block[]): Section {
  return { id: title, title, blocks };
}

/** A text that is printed bold. */
export function strong(text: string): Run {
  return { text, strong: true };
}
