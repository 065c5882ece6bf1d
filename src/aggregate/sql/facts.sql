-- Who sends a text twice is answered once: what was said to a copy is said of the matter. Of several copies the latest reply.
CREATE TEMP TABLE copies_told AS
SELECT
  duplicate_of_key AS message_key,
  bool_or(tells_handling) AS tells_handling,
  bool_or(has_reply) AS has_reply,
  arg_max({'replied_at': replied_at, 'marks': reply_marks}, (coalesce(replied_at, created_at), message_key)) FILTER (has_reply) AS latest
FROM resolved
WHERE duplicate_of_key IS NOT NULL
GROUP BY duplicate_of_key;

-- Whether a message was answered: itself or, where it was not, a copy of it; null where no input would tell of that.
CREATE TEMP MACRO is_answered(tells, copies_tell, replied, copies_replied) AS
  if(tells OR coalesce(copies_tell, false), replied OR coalesce(copies_replied, false), NULL);

-- The narrow side of every message: what is counted, without texts. Temporary; every table but `messages` starts here.
-- `person` is the known author, or the message itself where the author is unknown: unknown authors count one each.
CREATE TEMP TABLE facts AS
SELECT
  r.message_key,
  coalesce(r.duplicate_of_key, r.message_key) AS original_key,
  r.source,
  r.message_id,
  i.issue_id,
  r.created_at,
  r.created_at::DATE AS day,
  date_trunc('week', r.created_at)::DATE AS week,
  date_trunc('month', r.created_at)::DATE AS "month",
  hash(coalesce(r.author, r.message_key)) AS person,
  hash(coalesce(r.text_hash, r.message_key)) AS text,
  coalesce(r.region, '未知') AS region,
  coalesce(c.topic, r.topic) AS topic,
  -- A second level belongs to the first that it was predicted with.
  if(c.topic IS NULL OR c.topic = r.topic, r.subtopic, NULL) AS subtopic,
  coalesce(c.kind, r.kind) AS kind,
  coalesce(c.urgency, r.urgency) AS urgency,
  r.low_confidence AND c.message_key IS NULL AS low_confidence,
  r.addressed_to,
  r.department,
  r.status,
  r.satisfaction,
  r.grade_manner,
  r.grade_speed,
  coalesce(r.likes, 0) AS likes,
  coalesce(r.dislikes, 0) AS dislikes,
  is_answered(r.tells_handling, t.tells_handling, r.has_reply, t.has_reply) AS is_replied,
  if(r.has_reply, r.replied_at, t.latest.replied_at) AS replied_at,
  if(r.has_reply, r.reply_marks, t.latest.marks) AS reply_marks,
  r.model_version,
  r.duplicate_of_key IS NOT NULL AS is_copy
FROM resolved r
LEFT JOIN source_issue_messages i ON i.message_key = coalesce(r.duplicate_of_key, r.message_key)
LEFT JOIN source_corrections c ON c.message_key = r.message_key
LEFT JOIN copies_told t ON t.message_key = r.message_key
WHERE r.created_at IS NOT NULL;

-- Days between which the data speak. Messages dated after the build (wrong clocks) do not move "now".
CREATE TEMP TABLE coverage AS
SELECT
  min(day) AS first_day,
  coalesce(max(day) FILTER (day <= getvariable('now')::TIMESTAMP::DATE), max(day)) AS last_day
FROM facts
WHERE NOT is_copy;
