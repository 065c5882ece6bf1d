import { issueStatusNames } from '../../core/labels.ts';
import { type Block, type Section, section, type TableBlock } from '../reports/document.ts';
import { formatInteger, joinWords, quoted } from '../reports/format.ts';
import { nameOf } from '../reports/labels.ts';
import type { DossierData } from './dossier-data.ts';

/** 涉及问题: the issues of a class. */
export function composeClassIssues({ kin }: DossierData): Section {
  return section('涉及问题', [issueTable(kin, '同类问题（按人数排序）')]);
}

/** 相关问题: like issues elsewhere, and what may be the same; nothing where there is neither. */
export function composeRelated({ kin, possible }: DossierData): Section[] {
  const blocks: Block[] = [];
  if (kin.listed.length > 0)
    blocks.push(issueTable(kin, `其他地点的同类问题${kin.title === null ? '' : `（${quoted(kin.title)}）`}`));
  if (possible.length > 0) {
    blocks.push({
      type: 'table',
      caption: '可能是同一问题、尚未核对的留言',
      columns: [
        { label: '标题', format: 'text', width: 48 },
        { label: '件数', format: 'integer', width: 10 },
        { label: '编号', format: 'text', width: 20 },
        { label: '相同的词', format: 'text', width: 30 },
      ],
      rows: possible.map(({ title, messages, issueId, messageId, why }) => [
        title,
        messages,
        issueId ?? messageId,
        joinWords(why.slice(0, 4)),
      ]),
      note: '注：未计入本问题；确认后由编辑在“待核对”页并入。',
    });
  }
  return blocks.length === 0 ? [] : [section('相关问题', blocks)];
}

function issueTable({ listed, total }: DossierData['kin'], caption: string): TableBlock {
  return {
    type: 'table',
    caption,
    columns: [
      { label: '问题', format: 'text', width: 42 },
      { label: '地区', format: 'text', width: 14 },
      { label: '人数', format: 'integer', width: 9 },
      { label: '件数', format: 'integer', width: 9 },
      { label: '首次', format: 'day', width: 24 },
      { label: '最近', format: 'day', width: 24 },
      { label: '状态', format: 'text', width: 10 },
    ],
    rows: listed.map((issue) => [
      issue.title,
      issue.region,
      issue.authors,
      issue.messages,
      issue.firstDay,
      issue.lastDay,
      nameOf(issueStatusNames, issue.status),
    ]),
    ...(total > listed.length ? { note: `注：共${formatInteger(total)}个，其余未列出。` } : {}),
  };
}
