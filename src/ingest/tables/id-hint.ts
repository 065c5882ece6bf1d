import { type ColumnMap, namesOf, normaliseColumnName, resolveColumns } from '../columns/fields.ts';
import type { RawBatch } from '../contract.ts';
import { parseId } from '../values/parse-id.ts';

/** A column of a table without ids that looks as if it had them. */
export interface LikelyId {
  readonly sheet: string | null;
  readonly column: string;
  /** Rows that were looked at, each of another value. */
  readonly count: number;
}

/** Finds such columns, table by table. */
export interface IdHint {
  see(batch: Pick<RawBatch, 'sheet' | 'columns' | 'rows' | 'problems'>): void;
  /** What was found since the last call; null for none. */
  close(): LikelyId | null;
}

/** Fewer differ by chance. */
const fewestRows = 5;
/** Enough to tell; the values of all of a large file would have to be held. */
const mostRows = 10_000;

/** How names of ids end, normalised. */
const idEnding = /(?:id|no\.?|code|编号|编码|单号|流水号)$/u;
/** A number of a row is no id, wherever it begins: that of another file is another message's. */
const rowNumber = /^(?:no\.?|row(?:id|no)|lineno|seqno|seqid)$/u;
/** What else has numbers of its own: people, offices, places, papers and things, what a message is sorted under, hangs on or got. */
const otherThing = new RegExp(
  '用户|市民|群众|客户|网友|[^数]人|员|席|话务|部门|单位|科室|机构|网格|区划|地区|街道|社区|房|证|车|设备|附件|录音|批次|' +
    '分类|类别|类型|状态|渠道|来源|上级|父|关联|回复|答复|' +
    'user|citizen|customer|caller|staff|agent|operator|dept|department|org|unit|area|region|city|district|town|street|grid|zip|' +
    'device|file|recording|batch|category|class|type|status|channel|source|parent|reply|openid|unionid|idcard|postcode|phone|mobile',
  'u',
);

/**
 * Identity must not hang on what one file happens to hold: the column is only named, and whoever knows the export maps it.
 * @param map as the reader's: `IngestSettings.map`
 */
export function createIdHint(map: ColumnMap): IdHint {
  let sheet: string | null = null;
  let count = 0;
  /** Values of each column that may have ids, by its name; null before the first row. */
  let candidates: Map<string, Set<string>> | null = null;
  const hasNone = namesOf(map, 'id')?.length === 0;

  function seeRow(columns: readonly string[], cells: readonly string[]): void {
    count++;
    for (const [name, values] of candidates ?? []) {
      const { id } = parseId(cells[columns.indexOf(name)] ?? '');
      if (id === null || values.has(id)) candidates?.delete(name);
      else values.add(id);
    }
  }

  return {
    see({ sheet: name, columns, rows, problems }) {
      if (hasNone || candidates?.size === 0 || count >= mostRows) return;
      sheet = name;
      candidates ??= new Map(findCandidates(columns, map).map((column) => [column, new Set()]));
      const refused = new Set(problems.map(({ index }) => index));
      for (const [index, cells] of rows.entries()) {
        if (candidates.size === 0 || count >= mostRows) break;
        if (!refused.has(index)) seeRow(columns, cells);
      }
    },
    close() {
      const found = [...(candidates ?? [])].find(([, values]) => !countsRows(values));
      const likely = found === undefined || count < fewestRows ? null : { sheet, column: found[0].trim(), count };
      count = 0;
      candidates = null;
      return likely;
    },
  };
}

/** Columns of a table without ids, of which nothing is read, that are called as ids are. */
function findCandidates(columns: readonly string[], map: ColumnMap): string[] {
  const fields = resolveColumns(columns, map);
  if (fields.id !== undefined) return [];
  const taken = new Set(Object.values(fields).flat());
  return columns.filter((column, index) => {
    const name = normaliseColumnName(column);
    return !taken.has(index) && idEnding.test(name) && !otherThing.test(name) && !rowNumber.test(name);
  });
}

function countsRows(values: ReadonlySet<string>): boolean {
  let row = 0;
  return [...values].every((value) => Number(value) === ++row);
}

/** The find as a line for people. */
export function describeLikelyId({ column, count }: LikelyId): string {
  return (
    `no column is known as the id, so messages are known by author, text and time; ${column} looks like one (${count} rows, all different): ` +
    `name it with --map id=${column}, or say with --map id= that there is none. What was read without goes by ` +
    'rebuild --without-run first, or it counts twice'
  );
}
