import { type Database, type Parameter, sqlLiteral } from '../core/duckdb.ts';
import type { MartSources } from './contract.ts';
import type { AggregateSettings } from './settings.ts';

/** Makes the settings known to SQL, as `getvariable('…')`. */
export async function setVariables(db: Database, sources: MartSources, settings: AggregateSettings): Promise<void> {
  const { heat, status, terms } = settings;
  const variables: Readonly<Record<string, Parameter>> = {
    now: sources.now,
    generation: sources.generation,
    interval_z: settings.intervalZ,
    flag_difference: settings.flagDifference,
    heat_window_days: heat.windowDays,
    heat_compare_days: heat.compareDays,
    half_life_days: heat.halfLifeDays,
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
    term_prior: terms.priorWords,
    terms_per_week: terms.perWeek,
    place_word_names: terms.placeWordNames,
  };
  for (const [name, value] of Object.entries(variables)) {
    await db.run(`SET VARIABLE ${name} = ${typeof value === 'string' ? sqlLiteral(value) : `${value}::DOUBLE`}`);
  }
  await db.run(`SET VARIABLE boilerplate = [${terms.boilerplate.map(sqlLiteral).join(', ')}]::VARCHAR[]`);
}
