-- Near-identical replies are boilerplate together or not at all, as most of them are marked; where as many are as are not, each as it is.
CREATE TABLE reply_quality AS
WITH members AS (
  SELECT group_id, message_key, reply_marks."template" AS own
  FROM (SELECT group_id, unnest(message_keys) AS message_key FROM source_template_groups)
  JOIN handling_facts USING (message_key)
  WHERE reply_marks IS NOT NULL
),
majority AS (
  SELECT message_key, if(avg(own) OVER (PARTITION BY group_id) = 0.5, own, round(avg(own) OVER (PARTITION BY group_id)))::TINYINT AS common
  FROM members
)
SELECT message_id, source, reply_marks.relevance, reply_marks.complete, reply_marks.basis, reply_marks.outcome,
  coalesce(common, reply_marks."template") AS "template",
  CASE WHEN "template" = reply_marks."template" THEN reply_marks.reasons
    WHEN "template" = 1 THEN list_append(reply_marks.reasons, getvariable('template_reason'))
    ELSE list_filter(reply_marks.reasons, lambda reason: reason != getvariable('template_reason')) END AS reasons,
  round(reply_hours, 3) AS hours,
  came_in_time AS timely
FROM handling_facts
LEFT JOIN majority USING (message_key)
WHERE reply_marks IS NOT NULL
ORDER BY created_at, message_id, source;

COMMENT ON TABLE reply_quality IS 'Marks of each official reply, with reasons: a sieve for a reader, not a verdict (docs/replies.md says how often they err). Copies are left out.';
COMMENT ON COLUMN reply_quality.message_id IS 'Message replied to, with source';
COMMENT ON COLUMN reply_quality.source IS 'Source of the message';
COMMENT ON COLUMN reply_quality.relevance IS '2 answers the matter raised, 1 partly or beside the point, 0 does not answer it';
COMMENT ON COLUMN reply_quality.complete IS '2 addresses every question or demand, 1 some, 0 none';
COMMENT ON COLUMN reply_quality.basis IS '1 names a policy, rule, document, figure, date or finding that supports the answer, else 0';
COMMENT ON COLUMN reply_quality.outcome IS 'resolved, promised, explained (declined, or why not yet), forwarded (only passed on or received, or the writer is only sent elsewhere) or none';
COMMENT ON COLUMN reply_quality."template" IS '1 boilerplate that would fit almost any message, else 0; of a group of near-identical replies (template_replies) as most of them';
COMMENT ON COLUMN reply_quality.reasons IS 'What the marks rest on, in Chinese';
COMMENT ON COLUMN reply_quality.hours IS 'Hours from message to first reply, whole days where either gives no hour; null where no reply has a time, or only one before its message. The marks are of the latest reply';
COMMENT ON COLUMN reply_quality.timely IS 'First replied to by the deadline that the input gives, else within 15 days (setting); null where hours is null';
