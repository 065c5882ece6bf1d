import { labelledAlerts } from './alert-labels.ts';

/** Probability of being critical below which one message alone is called unsure, if it is flagged as well: the other labels may be what is unsure. */
const sureUrgency = 0.6;

/** Whether it is unsure that a critical message is one; of a row of `messages`. */
export function unsureUrgency(alias: string): string {
  return `(coalesce(${alias}.low_confidence, false) AND coalesce(${alias}.urgency_score < ${sureUrgency}, false))`;
}

/** The first place that the text of a message names, beside regions; null where it names none. */
export function firstPlace(alias: string): string {
  return `list_filter(${alias}.places, lambda p: p.type <> 'region')[1].name`;
}

/** What a title lacks to say where: nothing where it names a place or a region, else the first place of the text, else the region. */
function placeBefore(region: string): string {
  return `if(len(list_filter(m.places, lambda p: p.field = 'title')) > 0 OR contains(m.title, ${region}), NULL, coalesce(${firstPlace('m')}, ${region}))`;
}

/** @param several what is said of how many critical messages there are, where no issue names them */
function titleWith(several: string): string {
  return `CASE a.series_type
    WHEN 'issue' THEN coalesce(i.title, a.issue_id)
    WHEN 'critical' THEN '特急：' || coalesce(if(a.critical > 1, i.title, NULL),
      if(m.title IS NULL, NULL, concat_ws(' · ', ${placeBefore('a.region')}, m.title)) || if(a.critical > 1, ${several}, if(${unsureUrgency('m')}, '（判断存疑）', '')),
      i.title, a.topic)
    WHEN 'term' THEN '「' || a.term || '」一词增多'
    ELSE concat_ws(' · ', a.region, a.topic) || ' 留言增多'
  END`;
}

/**
 * What an alert is called: its issue's title, or that of the first critical message with its place, where one message (which may be of another
 * matter than most of its issue) or several issues are behind it; else topic, region or term. Of `titledAlerts`.
 */
export const alertTitle = titleWith("'等' || a.critical || '件'");

/** The same where another number stands beside it: that of the messages up to some day. */
export const uncountedTitle = titleWith("''");

/** The first message of critical alerts that no issue names; others need none: a condition of its own beside the keys would compare all pairs. */
export const criticalTitles = `LEFT JOIN messages m
    ON m.message_id = if(a.series_type = 'critical' AND (a.issue_id IS NULL OR a.critical = 1), a.messages[1].message_id, NULL)
    AND m.source = a.messages[1].source`;

/** Alerts with what they are called by. */
export const titledAlerts = `${labelledAlerts}\n  ${criticalTitles}`;
