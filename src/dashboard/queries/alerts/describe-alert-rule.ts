import type { AlertSettings } from '../../../aggregate/bursts/settings.ts';
import { nameLevel } from '../../../core/labels.ts';

const risen = { 1: 'red', 2: 'orange', 3: 'yellow' } as const;

/** In words, by which rule an alert has its level and when it is over (`docs/measures.md`). @param level 1 red to 4 blue */
export function describeAlertRule(seriesType: string, level: number, settings: AlertSettings): string {
  if (seriesType === 'critical') {
    return `特急留言单独预警：${nameLevel(3)}，判为特急的把握都不足 ${Math.round(settings.criticalSure * 100)}% 的${nameLevel(4)}；${settings.criticalOrange} 人起${nameLevel(2)}，${settings.criticalRed} 人起${nameLevel(1)}。连续 ${settings.criticalGapDays} 天没有新的特急留言即到期，与是否答复、办结无关：到期时没有答复的，仍是未答复。`;
  }
  const name = risen[level as 1 | 2 | 3];
  const end = `连续 ${settings.calmDays} 天回到常态后解除。${describeBrought(settings)}${describePart(seriesType, settings)}`;
  if (name === undefined) {
    return `${nameLevel(4)}：开启时至少 ${settings.minAuthors} 人，达到预期的 ${settings.minRatio} 倍；${end}`;
  }
  const { ratio, excess } = settings[name];
  return `${nameLevel(level)}：累计达到预期的 ${ratio} 倍，且多出 ${excess} 人；未解除时只升不降，${end}`;
}

/** What `temperBrought` takes off: it lowers levels above the lowest alone. */
function describeBrought({ addedSourceDays }: AlertSettings): string {
  const added = addedSourceDays === 0 ? '' : `或新增来源（首条留言后 ${addedSourceDays} 天内）`;
  return `征集${added}带来的人次不计入${nameLevel(4)}以上的级别。`;
}

/** The rule of series that count a part of all messages; empty for others. */
function describePart(seriesType: string, { totalRatio }: AlertSettings): string {
  const isPart = seriesType === 'topic' || seriesType === 'topic_region';
  if (!isPart || totalRatio === 0) return '';
  return `全部留言同期也预警的，倍数不到全部留言的 ${totalRatio} 倍时留在${nameLevel(4)}。`;
}
