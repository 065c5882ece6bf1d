import { findFewHandled } from '../../figures/few-handled.ts';
import type { Block, Cell, Section } from '../document.ts';
import { formatDay, joinWords } from '../format.ts';
import type { ProblemClassRow, ReportData, ShortlistRow } from '../report-data.ts';
import { wordsOf } from './compose-words.ts';

/** 共性问题: the same problem at several places, and what a month could be given to settling for good. */
export function composeClasses(data: ReportData): Section {
  const { problemClasses } = data;
  const isMonth = data.period.unit === 'month';
  const blocks: Block[] = [];
  if (isMonth) blocks.push({ type: 'subheading', text: '（一）多地同类问题' });
  if (problemClasses.length === 0) {
    blocks.push({ type: 'empty', text: '统计期内没有在两处及以上出现的同类问题。' });
  } else {
    blocks.push({
      type: 'table',
      caption: '同一类问题出现在多个地点',
      columns: [
        { label: '问题类别', format: 'text', width: 30 },
        { label: '问题数', format: 'integer', width: 10 },
        { label: '件数', format: 'integer', width: 9 },
        { label: '人数', format: 'integer', width: 9 },
        { label: '涉及地点', format: 'text', width: 42 },
      ],
      rows: problemClasses.map((row) => [row.title, row.issues, row.messages, row.authors, placeWords(row)]),
      note: `注：${wordsOf(data).current}有留言的问题中，同一类而地点不同的。`,
    });
  }
  if (isMonth) blocks.push({ type: 'subheading', text: '（二）“每月一题”候选' }, ...shortlistBlocks(data));
  return { id: '共性问题', title: '共性问题', blocks };
}

function placeWords({ places, unplaced, unplacedRegions }: ProblemClassRow): string {
  const some = (names: readonly string[], unit: string) =>
    `${joinWords(names.slice(0, 6))}${names.length > 6 ? `等${names.length}${unit}` : ''}`;
  if (unplaced === 0) return some(places, '处');
  if (places.length > 0) return `${some(places, '处')}；另有${unplaced}个问题未识别具体地点`;
  return `未识别具体地点${unplacedRegions.length === 0 ? '' : `（${some(unplacedRegions, '地')}）`}`;
}

function handledCell(row: ShortlistRow, minBasis: number): Cell {
  const few = findFewHandled(row, minBasis);
  return few === null ? row.handledShare : `${few.handled}/${few.told}`;
}

function shortlistBlocks({ shortlist, region, coverage: { lastDay }, settings: { minBasis } }: ReportData): Block[] {
  if (shortlist === null) return [{ type: 'empty', text: '数据库中没有“每月一题”候选，本节从略。' }];
  if (shortlist.length === 0)
    return [{ type: 'empty', text: '期末以前出现的问题中，没有人数足够、仍在发生的可供选题。' }];
  return [
    {
      type: 'table',
      caption: shortlist.some((row) => row.handledShare !== null)
        ? '持续久、涉及广、人数多而办理弱的问题'
        : '持续久、涉及广、人数多的问题（办理情况不详）',
      columns: [
        { label: '问题', format: 'text', width: 42 },
        { label: '累计人数', format: 'integer', width: 12 },
        { label: '累计件数', format: 'integer', width: 12 },
        { label: '有留言周数', format: 'integer', width: 14 },
        { label: '同类处数', format: 'integer', width: 12 },
        { label: '已办比例', format: 'share', width: 12 },
        { label: '答复后再现', format: 'text', width: 14 },
      ],
      rows: shortlist.map((row) => [
        row.title,
        row.authors,
        row.messages,
        row.activeWeeks,
        row.places,
        handledCell(row, minBasis),
        row.replies === 0 ? null : `${row.returned}/${row.replies}`,
      ]),
      note: `注：各项截至全部数据的最后一日${lastDay === null ? '' : `（${formatDay(lastDay)}）`}，${region === null ? '' : '为问题在全部地区的累计，'}期末之后才出现的问题不列；按持续×广度×人数×办理薄弱排序；同类处数为同类问题的处数，没有具体地点的问题为涉及的地区数；已办比例为已办结、或答复有实质结果（不只是转办）的留言，可知办理情况的不足${minBasis}件的列“已办件数/可知件数”，数据不含办理情况的为空；办理薄弱按已办比例和再现比例计，件数少的向全部问题的平均靠拢；答复后再现为答复后90天内同一问题又有留言的次数。`,
    },
  ];
}
