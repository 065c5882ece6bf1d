CREATE TABLE issue_returns AS
WITH settled AS (
  SELECT issue_id, min(replied_at) AS settled_at, min(answered_until) AS settled_until, count(*) AS settled
  FROM returns
  WHERE is_settled AND issue_id IS NOT NULL
  GROUP BY issue_id
)
SELECT s.issue_id, any_value(s.settled)::INTEGER AS settled, any_value(s.settled_at) AS settled_at, any_value(s.settled_until) AS settled_until,
  count(f.message_key)::INTEGER AS returned, count(DISTINCT f.person)::INTEGER AS returned_authors,
  min(f.day) AS first_returned, max(f.day) AS last_returned,
  date_diff('day', any_value(s.settled_at)::DATE, min(f.day))::INTEGER AS days_to_return
FROM settled s
LEFT JOIN facts f ON f.issue_id = s.issue_id AND NOT f.is_copy AND f.created_at > s.settled_until
GROUP BY s.issue_id
ORDER BY returned DESC, s.issue_id;

COMMENT ON TABLE issue_returns IS 'Issues of which a message was settled (a reply of outcome resolved, or a status that says so beside a reply), where the reply has a usable time, and what was written of the issue after the first such reply, however long after; most first.';
COMMENT ON COLUMN issue_returns.issue_id IS 'The issue';
COMMENT ON COLUMN issue_returns.settled IS 'Its messages that were settled so';
COMMENT ON COLUMN issue_returns.settled_at IS 'Time of the first such reply, Asia/Shanghai';
COMMENT ON COLUMN issue_returns.settled_until IS 'The same, the end of its day where it gives no hour: what was written later came back';
COMMENT ON COLUMN issue_returns.returned IS 'Messages written after it, without copies; 0 where none was';
COMMENT ON COLUMN issue_returns.returned_authors IS 'Distinct authors of those';
COMMENT ON COLUMN issue_returns.first_returned IS 'Day of the first of them; null where there is none';
COMMENT ON COLUMN issue_returns.last_returned IS 'Day of the latest of them';
COMMENT ON COLUMN issue_returns.days_to_return IS 'Days from the reply to the first of them';
