import { templateReason } from '../../classify/replies/explain-marks.ts';
import { type Database, type Parameter, sqlLiteral } from '../../core/duckdb.ts';
import { alertLevels, nameLevel } from '../../core/labels.ts';
import { listHolidays, listShiftedDays } from '../bursts/calendar.ts';
import { leastExpected } from '../bursts/least-expected.ts';
import type { MartSources } from '../contract.ts';
import type { AggregateSettings } from '../settings.ts';
import { boilerplateForm, grammaticalForm } from '../terms/boilerplate.ts';

/** Makes the settings known to SQL, as `getvariable('…')`. */
export async function setVariables(db: Database, sources: MartSources, settings: AggregateSettings): Promise<void> {
  const { heat, status, terms, bursts, alerts, handling } = settings;
  const variables: Readonly<Record<string, Parameter>> = {
    now: sources.now,
    built_at: sources.builtAt ?? sources.now,
    generation: sources.generation,
    last_edit: sources.lastEdit ?? null,
    region_level: settings.regionLevel,
    flag_difference: settings.flagDifference,
    heat_window_days: heat.windowDays,
    heat_compare_days: heat.compareDays,
    half_life_days: heat.halfLifeDays,
    lasting_half_life_days: heat.lastingHalfLifeDays,
    support_weight: heat.supportWeight,
    persistence_weight: heat.persistenceWeight,
    critical_weight: heat.criticalWeight,
    urgent_weight: heat.urgentWeight,
    status_window_days: status.windowDays,
    dormant_days: status.dormantDays,
    growing_ratio: status.growingRatio,
    cooling_ratio: status.coolingRatio,
    growing_authors: status.growingAuthors,
    term_weeks: terms.weeks,
    term_authors: terms.minAuthors,
    term_texts: terms.minTexts,
    term_prior: terms.priorWords,
    term_titled: terms.titledShare,
    term_topical: terms.topicalShare,
    term_score: terms.minScore,
    terms_per_week: terms.perWeek,
    place_word_names: terms.placeWordNames,
    boilerplate_form: boilerplateForm,
    grammatical_form: grammaticalForm,
    burst_history_days: bursts.historyDays,
    burst_issue_authors: alerts.minIssueAuthors,
    burst_terms_per_week: alerts.termsPerWeek,
    burst_term_alerts: alerts.termAlerts,
    burst_term_score: alerts.minTermScore,
    alert_authors: alerts.minAuthors,
    least_expected: leastExpected,
    added_source_days: alerts.addedSourceDays,
    critical_gap_days: alerts.criticalGapDays,
    critical_sure: alerts.criticalSure,
    critical_orange: alerts.criticalOrange,
    critical_red: alerts.criticalRed,
    low_grade: handling.lowGrade,
    satisfied_grade: handling.satisfiedGrade,
    timely_days: handling.timelyDays,
    backlog_rows: handling.backlogRows,
    template_reason: templateReason,
    template_matters: sources.templateMatters ?? 0,
    theme_new_days: settings.themeNewDays,
    lift_days: settings.liftDays,
    action_weeks: settings.actionWeeks,
    small_cell: settings.smallCell,
  };
  const shifted = listShiftedDays();
  const lists = {
    boilerplate: terms.boilerplate,
    level_names: alertLevels.map((_, index) => nameLevel(index + 1)),
    holidays: listHolidays(),
    weekdays_off: shifted.off,
    weekends_worked: shifted.worked,
  };
  const values = [
    ...Object.entries(variables).map(
      ([name, value]) => [name, typeof value === 'string' ? sqlLiteral(value) : `${value}::DOUBLE`] as const,
    ),
    ...Object.entries(lists).map(
      ([name, words]) => [name, `[${words.map(sqlLiteral).join(', ')}]::VARCHAR[]`] as const,
    ),
  ];
  // At once: of each alone the way there and back takes longer.
  await db.run(values.map(([name, value]) => `SET VARIABLE ${name} = ${value};`).join('\n'));
}
