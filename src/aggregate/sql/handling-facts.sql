-- What became of each message, where its input tells (where none does: of all, and nothing is known). Temporary.
-- Words of status and satisfaction as boards and hotlines write them.
CREATE TEMP TABLE handling_facts AS
WITH read_words AS (
  SELECT f.*,
    status IS NOT NULL AND NOT regexp_matches(status, '^(未|待|尚未|无)') AS is_taken_up,
    status IS NOT NULL AND regexp_matches(status, '办结|已解决|已办理|结案|已完成|完结|办毕')
      AND NOT regexp_matches(status, '^(未|待|尚未)|正在|不予') AS is_finished,
    CASE
      WHEN satisfaction IS NULL OR regexp_matches(satisfaction, '未评|未评价|暂无|^$') THEN NULL
      WHEN try_cast(satisfaction AS DOUBLE) IS NOT NULL THEN try_cast(satisfaction AS DOUBLE) >= getvariable('satisfied_grade')
      ELSE regexp_matches(satisfaction, '满意|好评') AND NOT regexp_matches(satisfaction, '不满意|不太满意')
    END AS is_satisfied
  FROM facts f
  WHERE NOT is_copy AND (tells_handling OR NOT (SELECT bool_or(tells_handling) FROM facts))
)
SELECT * EXCLUDE (is_taken_up),
  replied_at IS NOT NULL AS is_replied,
  is_taken_up OR replied_at IS NOT NULL AS is_responded,
  coalesce(reply_marks.outcome IN ('forwarded', 'none'), false) AS is_hollow,
  -- A reply dated before its message says nothing of how long it took.
  CASE WHEN replied_at >= created_at THEN date_diff('second', created_at, replied_at) / 3600.0 END AS reply_hours,
  replied_at IS NULL AND NOT is_finished AS is_waiting,
  date_diff('day', day, (SELECT last_day FROM coverage)) AS age_days,
  coalesce(grade_manner <= getvariable('low_grade'), false) OR coalesce(grade_speed <= getvariable('low_grade'), false) AS is_low_rated
FROM read_words;

-- Whether the issue of an answered message came back after the reply.
CREATE TEMP TABLE returns AS
SELECT
  h.message_key, h.issue_id, h.replied_at, h.department, h.addressed_to, h.region, h.topic,
  date_diff('day', h.replied_at::DATE, c.last_day) AS days_seen,
  date_diff('day', h.replied_at::DATE, n.day) AS days_to_return
FROM (
  SELECT * FROM handling_facts, coverage
  WHERE issue_id IS NOT NULL AND is_replied AND replied_at::DATE <= last_day
) h
CROSS JOIN coverage c
-- The next message of the issue.
ASOF LEFT JOIN (SELECT DISTINCT issue_id, created_at, day FROM facts WHERE issue_id IS NOT NULL AND NOT is_copy) n
  ON n.issue_id = h.issue_id AND n.created_at > h.replied_at;
