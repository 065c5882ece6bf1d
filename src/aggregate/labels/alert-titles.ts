import { labelledAlerts } from './alert-labels.ts';

/**
 * What an alert `a` is called: its issue's title, or that of the one critical message, which may be of another matter than most of its
 * issue; else topic, region or term. Of `titledAlerts`.
 */
export const alertTitle = `CASE a.series_type
    WHEN 'issue' THEN coalesce(i.title, a.issue_id)
    WHEN 'critical' THEN '特急：' || coalesce(if(a.critical > 1, i.title, NULL), m.title, i.title, a.topic)
    WHEN 'term' THEN '「' || a.term || '」一词增多'
    ELSE concat_ws(' · ', a.region, a.topic) || ' 留言增多'
  END`;

/** Only alerts of single critical messages need their message: a condition of its own beside the keys would compare all pairs. */
export const titledAlerts = `${labelledAlerts}
  LEFT JOIN messages m
    ON m.message_id = if(a.series_type = 'critical' AND (a.issue_id IS NULL OR a.critical = 1), a.messages[1].message_id, NULL)
    AND m.source = a.messages[1].source`;
