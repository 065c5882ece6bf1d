CREATE TABLE message_handling AS
SELECT source, message_id, message_key, is_replied, replied_at, first_replied_at, round(reply_hours, 3) AS hours, due_at, is_due, is_timely, is_responded,
  if(tells_finished AND status IS NOT NULL, is_finished, NULL) AS is_finished, is_satisfied, is_waiting,
  counts_by_department(source, status) AS counts_by_department
FROM handling_facts
WHERE is_replied IS NOT NULL
ORDER BY created_at, message_key;

COMMENT ON TABLE message_handling IS 'What became of each message whose input has columns for replies or status: what handling, backlog and reports count. Copies are left out; a reply to a copy answers its original.';
COMMENT ON COLUMN message_handling.source IS 'Source of the message';
COMMENT ON COLUMN message_handling.message_id IS 'The message; unique with source';
COMMENT ON COLUMN message_handling.message_key IS '16 hex digits, unique over all sources';
COMMENT ON COLUMN message_handling.is_replied IS 'Whether it, or a copy of it, has an official reply or the time of one';
COMMENT ON COLUMN message_handling.replied_at IS 'Time of the latest such reply, Asia/Shanghai; null where it has none';
COMMENT ON COLUMN message_handling.first_replied_at IS 'Time of the first one that the data tell, by which hours and is_timely go: where a message has several replies with other words, the earliest of their times, each as its latest version gives it; else replied_at';
COMMENT ON COLUMN message_handling.hours IS 'Hours from message to first reply, whole days where either gives no hour; null where no reply has a time, or only one before its message';
COMMENT ON COLUMN message_handling.due_at IS 'Until when the input wants it answered (办理时限), the last second of a day standing for the whole of it; null where it does not say';
COMMENT ON COLUMN message_handling.is_due IS 'The time for a timely reply is over: due_at is before the last day of the data, or, without one, the message was written 15 days (setting) or more before that';
COMMENT ON COLUMN message_handling.is_timely IS 'First replied to by then; null before it is over, where its reply has no time or one before the message, and where it has none and nobody waits: withdrawn, or answered or settled by its status';
COMMENT ON COLUMN message_handling.is_responded IS 'Replied to, or taken up by its status; what its author withdrew or an office refused is not';
COMMENT ON COLUMN message_handling.is_finished IS 'Whether the status says that the matter is settled; null where it has none, where no status of the data speaks of that, and the last that any says is that it was answered';
COMMENT ON COLUMN message_handling.is_satisfied IS 'Whether its author is satisfied; null where the author did not say';
COMMENT ON COLUMN message_handling.counts_by_department IS 'Whether it counts into rates by department: not where its source (of that, what has a status, or what has none) names the department with the reply alone, so that nobody knows whose the unanswered are';
COMMENT ON COLUMN message_handling.is_waiting IS 'Without a reply, and its status says neither that it was answered nor settled, nor withdrawn or refused';
