-- What became of each message, where its input tells (where none does: of all, and nothing is known). Temporary.
CREATE TEMP TABLE handling_facts AS
WITH read_words AS (
  SELECT f.* EXCLUDE (original_key, week, text, is_placed, subtopic, kind, urgency_score, low_confidence, likes, dislikes, model_version, is_copy),
    coalesce(w.is_taken_up, false) AS is_taken_up,
    coalesce(w.is_finished, false) AS is_finished,
    coalesce(w.nobody_waits, false) AS nobody_waits,
    s.is_satisfied,
    -- Midnight is a day without an hour, as many exports date replies, and some messages.
    replied_at::TIME = TIME '00:00:00' AS is_reply_day_only,
    first_replied_at::TIME = TIME '00:00:00' AS lacks_reply_hour,
    first_replied_at::TIME = TIME '00:00:00' OR created_at::TIME = TIME '00:00:00' AS lacks_hour,
    date_diff('day', day, last_day) AS age_days,
    -- By the deadline of its own, where the input gives one.
    if(due_at IS NULL, age_days >= getvariable('timely_days'), due_at::DATE < last_day) AS is_due
  FROM facts f
  CROSS JOIN coverage
  LEFT JOIN status_words w USING (status)
  LEFT JOIN satisfaction_words s USING (satisfaction)
  WHERE NOT is_copy AND (is_replied IS NOT NULL OR NOT (SELECT bool_or(is_replied IS NOT NULL) FROM facts))
)
SELECT * EXCLUDE (is_taken_up, nobody_waits, lacks_hour, lacks_reply_hour),
  is_taken_up OR coalesce(is_replied, false) AS is_responded,
  coalesce(reply_marks.outcome IN ('forwarded', 'none'), false) AS is_hollow,
  -- Where the message or its reply gives no hour whole days count: hours from midnight would make an office late that is not. One dated before its message says nothing of how long it took.
  -- To the first reply: who says later what came of it answered no later.
  CASE WHEN lacks_hour AND first_replied_at::DATE >= day THEN 24.0 * (first_replied_at::DATE - day)
    WHEN first_replied_at >= created_at THEN date_diff('second', created_at, first_replied_at) / 3600.0 END AS reply_hours,
  NOT coalesce(is_replied, false) AND NOT is_finished AND NOT nobody_waits AS is_waiting,
  CASE WHEN due_at IS NULL THEN reply_hours <= 24 * getvariable('timely_days')
    WHEN reply_hours IS NULL THEN NULL
    WHEN lacks_reply_hour THEN first_replied_at::DATE <= due_at::DATE
    ELSE first_replied_at <= due_at END AS came_in_time,
  -- A reply without a usable time may have come in time or not, and so may one of which only the status tells.
  CASE WHEN is_due AND (reply_hours IS NOT NULL OR is_waiting) THEN coalesce(came_in_time, false) END AS is_timely,
  -- Boards whose last word is 已回复 do not say what was settled.
  (SELECT coalesce(bool_or(speaks_of_end) OR NOT bool_or(is_answered), true) FROM status_words) AS tells_finished,
  coalesce(grade_manner <= getvariable('low_grade'), false) OR coalesce(grade_speed <= getvariable('low_grade'), false) AS is_low_rated
FROM read_words;
DROP TABLE status_words;
DROP TABLE satisfaction_words;

-- Boards that name the department with the reply alone: those that wait name none, though half of them or more would, and five at least,
-- if they were as those are that do not wait. By it all of a department's messages would be answered. Several boards read as one
-- source are told apart by whether they have a status. Temporary.
CREATE TEMP MACRO names_with_reply(waiting, waiting_named, settled, settled_named) AS
  settled > 0 AND waiting * settled_named >= 5 * settled AND 10 * waiting_named * settled <= waiting * settled_named;
CREATE TEMP TABLE late_namers AS
WITH counted AS (
  SELECT source, status IS NOT NULL AS has_status,
    count(*) FILTER (is_waiting) AS waiting, count(department) FILTER (is_waiting) AS waiting_named,
    count(*) FILTER (NOT is_waiting) AS settled, count(department) FILTER (NOT is_waiting) AS settled_named
  FROM handling_facts
  GROUP BY ALL
)
SELECT source, has_status FROM counted
WHERE names_with_reply(waiting, waiting_named, settled, settled_named)
  OR source IN (
    SELECT source FROM counted GROUP BY source
    HAVING names_with_reply(sum(waiting), sum(waiting_named), sum(settled), sum(settled_named))
  );
-- Whether a message counts into rates by department.
CREATE TEMP MACRO counts_by_department(of_source, of_status) AS
  NOT EXISTS (FROM late_namers l WHERE l.source = of_source AND l.has_status = (of_status IS NOT NULL));

-- Of the latest reply to each message, where it has a time, whether the issue of its message came back after it; of a reply that gives no hour, after its day. Where
-- the message is of no recurring issue, nothing came back.
CREATE TEMP TABLE returns AS
WITH replies AS (
  SELECT message_key, issue_id, replied_at, department, addressed_to, region, topic,
    date_diff('day', replied_at::DATE, last_day) AS days_seen,
    is_finished OR coalesce(reply_marks.outcome = 'resolved', false) AS is_settled,
    if(is_reply_day_only, replied_at::DATE + TIME '23:59:59', replied_at) AS answered_until
  FROM handling_facts, coverage
  WHERE is_replied AND replied_at >= if(is_reply_day_only, day, created_at) AND replied_at::DATE <= last_day
),
-- In each issue from the last on: the earliest day of what came so far is that of the next message. ASOF JOIN took a hundred times as long.
events AS (
  SELECT issue_id, answered_until AS moment, true AS is_reply, message_key, NULL::DATE AS day FROM replies WHERE issue_id IS NOT NULL
  UNION ALL
  SELECT issue_id, created_at, false, NULL, day FROM facts WHERE issue_id IS NOT NULL AND NOT is_copy
),
followed AS (
  SELECT is_reply, message_key, min(day) OVER (PARTITION BY issue_id ORDER BY moment DESC, is_reply DESC ROWS UNBOUNDED PRECEDING) AS next_day
  FROM events
)
SELECT r.*, date_diff('day', r.replied_at::DATE, n.next_day) AS days_to_return
FROM replies r
LEFT JOIN (SELECT message_key, next_day FROM followed WHERE is_reply) n USING (message_key);
