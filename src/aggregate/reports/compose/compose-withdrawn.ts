import { nameLevel } from '../../../core/labels.ts';
import type { WithdrawnAlerts } from '../alert-data.ts';
import type { Block } from '../document.ts';
import { expectedCell, formatDay, formatInteger, quoted, withCurlyMarks } from '../format.ts';
import { alertReasonNames, nameOf } from '../labels.ts';
import type { Optional } from '../report-data.ts';

/** Redated alerts that are named. */
const mostRedated = 10;

/** What earlier reports told and does not hold any more; nothing where there is none. */
export function composeWithdrawn(withdrawn: Optional<WithdrawnAlerts>): Block[] {
  if (withdrawn === null) return [];
  return [...composeRedated(withdrawn), ...composeGone(withdrawn)];
}

function composeRedated({ redated }: WithdrawnAlerts): Block[] {
  if (redated.length === 0) return [];
  const listed = redated
    .slice(0, mostRedated)
    .map(({ title, since, sinceNow }) => `${quoted(title)}（原始于${formatDay(since)}，现始于${formatDay(sinceNow)}）`);
  const more = redated.length > mostRedated ? `等${formatInteger(redated.length)}项` : '';
  return [{ type: 'note', text: `以前发布的预警因数据增加而改期、仍在延续，不是撤回：${listed.join('、')}${more}。` }];
}

function composeGone({ listed, total, single }: WithdrawnAlerts): Block[] {
  if (total + single === 0) return [];
  const unlisted = total - listed.length;
  const counts = [
    ...(unlisted > 0 ? [`另有${formatInteger(unlisted)}项未列出`] : []),
    ...(single > 0
      ? [`${total > 0 ? '另' : ''}有以前发布的单件特急留言预警${formatInteger(single)}项在统计期内撤回`]
      : []),
  ];
  const others = counts.length === 0 ? '' : `${counts.join('；')}。`;
  if (listed.length === 0) return [{ type: 'note', text: others }];
  return [
    {
      type: 'table',
      caption: '以前发布、统计期内撤回的预警',
      columns: [
        { label: '级别', format: 'text', width: 18 },
        { label: '对象', format: 'text', width: 30 },
        { label: '首次发布', format: 'day', width: 22 },
        { label: '撤回', format: 'day', width: 22 },
        { label: '实际人次', format: 'integer', width: 10 },
        { label: '预期人次', format: 'decimal', width: 10 },
        { label: '原因', format: 'text', width: 32 },
      ],
      rows: listed.map((alert) => [
        nameLevel(alert.level),
        withCurlyMarks(alert.title),
        alert.firstTold,
        alert.withdrawnOn,
        alert.observed,
        expectedCell(alert),
        reasonWords(alert),
      ]),
      note: `注：此前的报告可能列有上述预警，数据或归并有变后不再成立。级别和人次为撤回前最后一次发布的数；日期为当时数据的截止日。${others}`,
    },
  ];
}

function reasonWords({ reason, otherTitle }: WithdrawnAlerts['listed'][number]): string {
  const words = reason === null ? '' : nameOf(alertReasonNames, reason);
  return otherTitle === null ? words : `${words}${words === '' ? '' : '；'}由预警${quoted(otherTitle)}延续`;
}
