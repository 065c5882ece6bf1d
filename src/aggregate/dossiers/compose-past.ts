import { nameLevel } from '../../core/labels.ts';
import { type Block, type Section, section } from '../reports/document.ts';
import { expectedCell, formatDay, quoted, withCurlyMarks } from '../reports/format.ts';
import type { DossierData, LineageEvent } from './dossier-data.ts';

/** 预警与沿革: alerts that it raised, and what became of it; nothing where there are none. */
export function composePast({ alerts, events }: DossierData): Section[] {
  const blocks: Block[] = [];
  if (alerts.length > 0) {
    blocks.push({
      type: 'table',
      caption: '触发的预警',
      columns: [
        { label: '起始', format: 'day', width: 24 },
        { label: '结束', format: 'text', width: 24 },
        { label: '级别', format: 'text', width: 18 },
        { label: '对象', format: 'text', width: 34 },
        { label: '实际人次', format: 'integer', width: 13 },
        { label: '预期人次', format: 'decimal', width: 13 },
      ],
      rows: alerts.map((alert) => [
        alert.since,
        alert.closedOn === null ? '未解除' : formatDay(alert.closedOn),
        nameLevel(alert.level),
        withCurlyMarks(alert.title),
        alert.observed,
        expectedCell(alert),
      ]),
      note: '注：对象可能是本问题，也可能是多半留言属于本问题的主题、地区或词语，人次不能相加；预期由对象自身的历史推算；人次计至恢复平稳以前，不含其后至结束的数日；特急预警到期即结束，与是否答复无关。',
    });
  }
  if (events.length > 0) {
    blocks.push({ type: 'subheading', text: '问题的沿革' });
    blocks.push({ type: 'list', items: events.map((event) => [{ text: eventWords(event) }]) });
  }
  return blocks.length === 0 ? [] : [section('预警与沿革', blocks)];
}

function eventWords({ day, event, other, cause }: LineageEvent): string {
  const by = cause === 'edit' ? '（编辑）' : '';
  const name = other === null ? '另一问题' : quoted(other);
  const words = {
    absorbed: `${name}并入本问题`,
    split_off: `拆出${name}`,
    split_from: `由${name}拆出`,
    dormant: '不再有新留言，转为沉寂',
    revived: '沉寂后再次出现',
  }[event];
  return `${formatDay(day)}：${words}${by}`;
}
