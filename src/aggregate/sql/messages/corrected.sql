-- Who sends a text twice is answered once: what was said to a copy is said of the matter. Of several copies the latest reply, and when the first was given.
CREATE TEMP TABLE copies_told AS
SELECT
  duplicate_of_key AS message_key,
  bool_or(tells_handling) AS tells_handling,
  bool_or(has_reply) AS has_reply,
  -- One dated before its message says nothing.
  min(coalesce(first_replied_at, replied_at)) FILTER (
    has_reply AND coalesce(first_replied_at, replied_at) >= if(coalesce(first_replied_at, replied_at)::TIME = TIME '00:00:00', created_at::DATE, created_at)
  ) AS first_replied_at,
  arg_max({'replied_at': replied_at, 'marks': reply_marks}, (coalesce(replied_at, created_at), message_key)) FILTER (has_reply) AS latest
FROM resolved
WHERE duplicate_of_key IS NOT NULL
GROUP BY duplicate_of_key;

-- Whether a message was answered: itself or, where it was not, a copy of it; null where no input would tell of that.
CREATE TEMP MACRO is_answered(tells, copies_tell, replied, copies_replied) AS
  if(tells OR coalesce(copies_tell, false), replied OR coalesce(copies_replied, false), NULL);

-- Messages as every table takes them: `resolved`, with labels that an editor corrected in place of the predicted ones, which
-- then have neither score nor evidence, with the issue, and with what is known of an answer.
CREATE TEMP VIEW corrected AS
SELECT
  r.* REPLACE (
    coalesce(c.topic, r.topic) AS topic,
    if(c.topic IS NULL, r.topic_score, NULL) AS topic_score,
    if(c.topic IS NULL, r.topic_evidence, NULL) AS topic_evidence,
    -- A second level belongs to the first that it was predicted with.
    if(c.topic IS NULL OR c.topic = r.topic, r.subtopic, NULL) AS subtopic,
    coalesce(c.kind, r.kind) AS kind,
    if(c.kind IS NULL, r.kind_score, NULL) AS kind_score,
    if(c.kind IS NULL, r.kind_evidence, NULL) AS kind_evidence,
    coalesce(c.urgency, r.urgency) AS urgency,
    if(c.urgency IS NULL, r.urgency_score, NULL) AS urgency_score,
    if(c.urgency IS NULL, r.urgency_evidence, NULL) AS urgency_evidence,
    r.low_confidence AND c.message_key IS NULL AS low_confidence
  ),
  i.issue_id,
  is_answered(r.tells_handling, t.tells_handling, r.has_reply, t.has_reply) AS is_replied,
  t.latest AS copies_latest,
  coalesce(t.first_replied_at, t.latest.replied_at) AS copies_first
FROM resolved r
LEFT JOIN source_issue_messages i ON i.message_key = coalesce(r.duplicate_of_key, r.message_key)
LEFT JOIN source_corrections c ON c.message_key = r.message_key
LEFT JOIN copies_told t ON t.message_key = r.message_key;
