import { actionsTable } from '../reports/compose/compose-actions.ts';
import { type ReportDocument, type Section, section } from '../reports/document.ts';
import { formatInteger, formatOrdinal, formatRange, quoted } from '../reports/format.ts';
import { composeHandlingOf } from './compose-dossier-handling.ts';
import { composeClassIssues, composeRelated } from './compose-kin.ts';
import { composeFacts, composeMessages, composeNotes, composeVoices } from './compose-matter.ts';
import { composePast } from './compose-past.ts';
import type { DossierData } from './dossier-data.ts';

/** Turns the figures of an issue or a class into the document that is handed up. Pure: the same data give the same words. */
export function composeDossier(data: DossierData): ReportDocument {
  const { subject, settings, coverage } = data;
  const sections = [
    composeFacts(data),
    ...(subject.type === 'class' ? [composeClassIssues(data)] : []),
    composeVoices(data),
    composeHandlingOf(data),
    ...composeMeasures(data),
    ...composePast(data),
    ...(subject.type === 'issue' ? composeRelated(data) : []),
    composeMessages(data),
  ];
  // Titles in the members' own words may begin so themselves.
  const about = subject.title.replace(/^关于(?=.)/u, '');
  const title = subject.type === 'class' ? `关于${quoted(about)}类问题的专报` : `关于${quoted(about)}的专报`;
  const { lastDay, firstDay } = coverage;
  const range = firstDay === null || lastDay === null ? null : formatRange(firstDay, lastDay);
  return {
    title,
    subtitle: `（${formatRange(data.counts.firstDay, data.counts.lastDay)}的留言）`,
    head: [
      ['编制单位', settings.office ?? '＿＿＿＿＿＿＿＿'],
      ['生成时间', data.generatedAt.slice(0, 16)],
      ['编号', subject.id],
      ['数据范围', range === null ? '没有留言' : `全库收录${range}留言${formatInteger(coverage.messages)}件`],
    ],
    sections: [
      ...sections.map(
        (section, index): Section => ({ ...section, title: `${formatOrdinal(index + 1)}、${section.title}` }),
      ),
      composeNotes(data),
    ],
    footer: `${title} ${subject.id}`,
  };
}

/** What was done against it; nothing where no editor recorded a measure. */
function composeMeasures({ actions, actionWeeks }: DossierData): Section[] {
  if (actions.length === 0) return [];
  return [section('措施与成效', [actionsTable(actions, actionWeeks, '')])];
}
