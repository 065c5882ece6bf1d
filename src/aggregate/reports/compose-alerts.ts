import { nameLevel } from '../../core/labels.ts';
import type { Block, Section } from './document.ts';
import { formatInteger, formatMonthDay, formatRange } from './format.ts';
import type { AlertRow, ReportData } from './report-data.ts';

/** 预警: what rose above its own past. */
export function composeAlerts({ alerts, critical }: ReportData): Section {
  const id = '预警';
  if (alerts === null) return { id, title: id, blocks: [{ type: 'empty', text: '数据库中没有预警数据，本节从略。' }] };
  const others = otherWords(alerts.total - alerts.listed.length, alerts.explained, alerts.single, critical.total);
  if (alerts.listed.length === 0) {
    return { id, title: id, blocks: [{ type: 'empty', text: `统计期内没有数量异常上升的预警。${others}` }] };
  }
  const sources = alerts.listed
    .map((alert, index) => `${index + 1}）${alert.messageIds.slice(0, 3).join('、')}`)
    .join('；');
  const blocks: Block[] = [
    {
      type: 'table',
      caption: '统计期内触发或持续的预警',
      columns: [
        { label: '序号', format: 'integer', width: 7 },
        { label: '级别', format: 'text', width: 15 },
        { label: '对象', format: 'text', width: 34 },
        { label: '实际人次', format: 'integer', width: 12 },
        { label: '预期人次', format: 'text', width: 12 },
        { label: '倍数', format: 'text', width: 9 },
        { label: '特急/紧急', format: 'text', width: 15 },
        { label: '起止', format: 'text', width: 23 },
      ],
      rows: alerts.listed.map((alert, index) => [
        index + 1,
        nameLevel(alert.level),
        seriesWords(alert),
        alert.observed,
        alert.expected === null ? null : alert.expected < 0.1 ? '<0.1' : alert.expected.toFixed(1),
        ratioWords(alert),
        `${alert.critical}/${alert.urgent}`,
        spanWords(alert),
      ]),
      note: `注：预期人次由该对象自身的历史（星期、节假日、趋势）推算，同日所有对象一并检验并控制错误发现率；预期不足0.5的不计倍数；级别为截至期末达到的最高级。${others}`,
    },
    { type: 'note', text: `代表留言编号：${sources}。` },
  ];
  return { id, title: id, blocks };
}

function otherWords(unlisted: number, explained: number, single: number, critical: number): string {
  const parts: string[] = [];
  if (unlisted > 0) parts.push(`另有${formatInteger(unlisted)}项未列出`);
  if (explained > 0) parts.push(`另有${formatInteger(explained)}项与更具体的预警出自同一批留言，不另列`);
  if (single > 0) {
    parts.push(`另有由特急留言直接触发的预警${formatInteger(single)}项${critical > 0 ? '，见“特急留言”' : ''}`);
  }
  return parts.length === 0 ? '' : `${parts.join('；')}。`;
}

function seriesWords({ seriesType, topic, region, term, issueTitle }: AlertRow): string {
  switch (seriesType) {
    case 'issue':
      return `问题“${issueTitle ?? '（已并入其他问题）'}”`;
    case 'topic_region':
      return `${region}“${topic}”`;
    case 'term':
      return `词语“${term}”`;
    case 'critical':
      return `特急：${issueTitle ?? [region, topic].filter((part) => part !== null).join('')}`;
    default:
      return `主题“${topic}”`;
  }
}

/** Against next to nothing any count is a multiple that impresses and says nothing. */
function ratioWords({ expected, ratio }: AlertRow): string | null {
  return expected === null || ratio === null || expected < 0.5 ? null : ratio.toFixed(1);
}

function spanWords({ since, closedOn }: AlertRow): string {
  return closedOn === null ? `${formatMonthDay(since)}起，未解除` : formatRange(since, closedOn).slice(5);
}
