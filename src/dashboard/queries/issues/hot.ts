import type { Hot, HotTopic, LiftRow, TermRow } from '../../api-types.ts';
import type { IssueChanges } from '../../edits/pending/pending-edits.ts';
import { type Filters, WhereBuilder } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import { readInfo } from '../../mart/read-meta.ts';
import { addSparks, listIssues } from './issues.ts';

/**
 * Hot issues and topics on the data's last day, and the words that rose most in its week.
 * @param termWeeks so many weeks, up to the last of the data, have words
 * @param changes what edits changed that the tables do not know: what is dismissed leaves at once, as from the list of issues
 */
export async function readHot(
  mart: Mart,
  filters: Filters,
  top: number,
  termWeeks: number,
  changes: IssueChanges,
): Promise<Hot> {
  const [info, issues, topics, topicRegions, lifts, terms] = await Promise.all([
    readInfo(mart),
    listIssues(mart, filters, { sort: 'heat', changes }, 1, top),
    readHotTopics(mart, 'topic', filters),
    readHotTopics(mart, 'topic_region', filters),
    readLifts(mart, filters),
    readTerms(mart, filters, termWeeks),
  ]);
  return {
    as_of: info.last_day,
    issues: await addSparks(mart, issues.rows),
    topics,
    topic_regions: topicRegions,
    lifts,
    terms,
  };
}

function readHotTopics(mart: Mart, grain: 'topic' | 'topic_region', filters: Filters): Promise<HotTopic[]> {
  const where = new WhereBuilder()
    .add('grain = ?', grain)
    .addFilters(filters, grain === 'topic' ? { topic: 'topic' } : { topic: 'topic', region: 'region' })
    .build();
  return mart.rows<HotTopic>(
    `SELECT topic, region, subtopic, rank, previous_rank, authors, messages, heat, heat_people, heat_support, heat_persistence, heat_urgency, previous_heat,
       moved_by
     FROM hot_topics ${where.sql} ORDER BY rank LIMIT 15`,
    where.parameters,
  );
}

/** Topics that are heavier in a region than elsewhere: adjusted p below 5 %. */
async function readLifts(mart: Mart, filters: Filters): Promise<LiftRow[]> {
  if (!mart.has('region_topic_lift')) return [];
  const where = new WhereBuilder()
    .addFilters(filters, { topic: 'topic', region: 'region' })
    .add('lift > 1 AND p_adjusted < 0.05')
    .build();
  return mart.rows<LiftRow>(
    `SELECT region, topic, authors, expected, lift, p_adjusted FROM region_topic_lift ${where.sql}
     ORDER BY p_adjusted, lift DESC, region, topic LIMIT 15`,
    where.parameters,
  );
}

/** Standard errors of the log-odds; among thousands of words many reach 2 by chance. */
const leastScore = 3;

/** Weeks before a week that the table compares its terms with, at most. */
const backgroundWeeks = 52;

/** Terms of the last week that ended by the end of the time range; a week under way would be told too early. */
async function readTerms(mart: Mart, filters: Filters, termWeeks: number): Promise<Hot['terms']> {
  if (!mart.has('terms_weekly'))
    return { available: false, reason: '本库没有词语表', week: null, background_weeks: 0, rows: [] };
  const { first_day: firstDay, last_day: lastDay } = await readInfo(mart);
  const end = filters.to !== undefined && (lastDay === null || filters.to < lastDay) ? filters.to : lastDay;
  // A week in which nothing rose has no rows. The first week of the data has nothing to be compared with.
  const [found] = await mart.rows<{ week: string | null; is_known: boolean | null; weeks: number | null }>(
    `SELECT week, week >= date_trunc('week', $3::DATE) - to_weeks($4::INTEGER - 1) AS is_known,
       least(${backgroundWeeks}, date_diff('day', first, week) // 7)::INTEGER AS weeks
     FROM (SELECT first, CASE WHEN over > first THEN over WHEN under_way > first THEN under_way END AS week
       FROM (SELECT date_trunc('week', $1::DATE + 1)::DATE - 7 AS over, date_trunc('week', $1::DATE)::DATE AS under_way,
         date_trunc('week', $2::DATE)::DATE AS first))`,
    [end, firstDay, lastDay, termWeeks],
  );
  const week = found?.week ?? null;
  if (week === null) {
    return { available: false, reason: '需要至少一周的历史才能比较用词', week: null, background_weeks: 0, rows: [] };
  }
  if (found?.is_known === false) {
    return {
      available: false,
      reason: `只统计全部数据最后 ${termWeeks} 周`,
      week: null,
      background_weeks: 0,
      rows: [],
    };
  }
  const hasLeaders = mart.columns('terms_weekly').has('leading_term');
  const rows = await mart.rows<TermRow>(
    `SELECT term, rank, messages, authors, background_authors, score, is_new, ${
      hasLeaders
        ? 'coalesce((SELECT list(l.term ORDER BY l.rank) FROM terms_weekly l WHERE l.week = t.week AND l.leading_term = t.term), [])'
        : '[]::VARCHAR[]'
    } AS companions
     FROM terms_weekly t
     WHERE week = $1::DATE AND score >= ${leastScore} ${hasLeaders ? 'AND leading_term IS NULL' : ''} ORDER BY rank LIMIT 30`,
    [week],
  );
  return { available: true, reason: null, week, background_weeks: found?.weeks ?? 0, rows };
}
