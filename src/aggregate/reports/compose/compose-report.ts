import type { ReportDocument, Section } from '../document.ts';
import { formatInteger, formatOrdinal, formatRange } from '../format.ts';
import type { ReportData } from '../report-data.ts';
import { composeAlerts } from './compose-alerts.ts';
import { composeClasses } from './compose-classes.ts';
import { composeDistribution, composeOverview } from './compose-counts.ts';
import { composeCritical } from './compose-critical.ts';
import { composeHandling } from './compose-handling.ts';
import { composeIssues, composeRises } from './compose-matters.ts';
import { composeMethod } from './compose-method.ts';
import { isOutsideData } from './compose-summary.ts';
import { composeThemes } from './compose-themes.ts';
import { wordsOf } from './compose-words.ts';

function composeSections(data: ReportData): readonly Section[] {
  if (isOutsideData(data)) return [composeOverview(data)];
  return [
    composeOverview(data),
    composeDistribution(data),
    composeIssues(data),
    composeRises(data),
    composeAlerts(data),
    composeCritical(data),
    composeThemes(data),
    composeHandling(data),
    composeClasses(data),
  ];
}

function scopeWords(region: string, bareCities: readonly string[]): string {
  return bareCities.includes(region) ? `仅${region}未写明区县的留言，不含写明其区县的` : `仅${region}`;
}

/** Turns the figures into the document that is handed up. Pure: the same data give the same words. */
export function composeReport(data: ReportData): ReportDocument {
  const { settings, region, bareCities, period, coverage } = data;
  const numbered = composeSections(data).map(
    (section, index): Section => ({ ...section, title: `${formatOrdinal(index + 1)}、${section.title}` }),
  );
  const title = `${region ?? ''}${settings.title}${wordsOf(data).report}`;
  const range = formatRange(period.current.from, period.current.to);
  return {
    title,
    subtitle: `（${range}）`,
    head: [
      ['编制单位', settings.office ?? '＿＿＿＿＿＿＿＿'],
      ['生成时间', data.generatedAt.slice(0, 16)],
      ['统计期间', range],
      [
        '数据范围',
        coverage.firstDay === null || coverage.lastDay === null
          ? '没有留言'
          : `${region === null ? '全部地区' : scopeWords(region, bareCities)}；全库收录${formatRange(coverage.firstDay, coverage.lastDay)}留言${formatInteger(coverage.messages)}件`,
      ],
    ],
    sections: [...numbered, composeMethod(data)],
    footer: `${title} ${range}`,
  };
}
