-- source_alert_events comes from src/aggregate/alert-history, which compares `alerts` with what earlier runs told.
CREATE TABLE alert_history AS
SELECT event_no, run_id, told_at, data_until, alert_id, event, reason, other_alert_id, title, series_type, topic, region, issue_id, term,
  level, lag(level) OVER (PARTITION BY alert_id ORDER BY event_no) AS level_before, state, since, opened_on, last_day, observed, expected, messages
FROM source_alert_events
ORDER BY event_no;

COMMENT ON TABLE alert_history IS 'What runs told of alerts, an event a row: not computed anew but kept with the record of each run, so it stands whatever becomes of `alerts` (docs/measures.md). The last event of an alert says how it stands.';
COMMENT ON COLUMN alert_history.event_no IS '1 for the first event of the workspace; in the order of runs';
COMMENT ON COLUMN alert_history.run_id IS 'Run that told it';
COMMENT ON COLUMN alert_history.told_at IS 'When that run was through, Asia/Shanghai';
COMMENT ON COLUMN alert_history.data_until IS 'Last day of the data that the run had';
COMMENT ON COLUMN alert_history.alert_id IS 'The alert; in table alerts unless it is withdrawn, or its days are earlier than those that alerts look back on (docs/measures.md)';
COMMENT ON COLUMN alert_history.event IS 'published, returned (after it was withdrawn), raised, lowered, redated (another day of since), reopened, closed or withdrawn (no longer in alerts)';
COMMENT ON COLUMN alert_history.reason IS 'Of withdrawn: merged (its messages are in another issue, or in another critical alert), redated (the same series has an alert with another day of opening; of critical messages, another one is the first of the event now), explained (its word stands in terms of another), relabelled (not critical any more). Else of any but published, raised and closed what the run had that alerts depend on: taken_back or counted_again (a run), method (version, models or settings), rebuilt, edited (edits alone), later_data. Of published: unrecorded, where an earlier version, which kept no record, may have told it before; null otherwise';
COMMENT ON COLUMN alert_history.other_alert_id IS 'Of withdrawn: the alert that carries it on; null where none does';
COMMENT ON COLUMN alert_history.title IS 'What it was called then';
COMMENT ON COLUMN alert_history.series_type IS 'topic, topic_region, issue, term or critical';
COMMENT ON COLUMN alert_history.topic IS 'Topic of the series then';
COMMENT ON COLUMN alert_history.region IS 'Region of the series then';
COMMENT ON COLUMN alert_history.issue_id IS 'Issue of the series then; it may be gone';
COMMENT ON COLUMN alert_history.term IS 'Term of the series';
COMMENT ON COLUMN alert_history.level IS '1 red to 4 blue, then; of withdrawn, as of the columns that follow: as told last';
COMMENT ON COLUMN alert_history.level_before IS 'The same by the event before; null of the first';
COMMENT ON COLUMN alert_history.state IS 'open or closed, then';
COMMENT ON COLUMN alert_history.since IS 'First day that stood out, as told then';
COMMENT ON COLUMN alert_history.opened_on IS 'Day on whose evening it opened, as told then';
COMMENT ON COLUMN alert_history.last_day IS 'Last day that stood out by then';
COMMENT ON COLUMN alert_history.observed IS 'Authors by then, as in alerts';
COMMENT ON COLUMN alert_history.expected IS 'Authors expected, as told then; null for critical alerts';
COMMENT ON COLUMN alert_history.messages IS 'Five messages that showed it then';
