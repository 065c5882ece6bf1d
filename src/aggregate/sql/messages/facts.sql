-- The narrow side of every message: what is counted, without texts. Temporary; every table but `messages` starts here.
-- `person` is the known author, or the message itself where the author is unknown: unknown authors count one each.
CREATE TEMP TABLE facts AS
SELECT
  r.message_key,
  coalesce(r.duplicate_of_key, r.message_key) AS original_key,
  r.source,
  r.message_id,
  r.issue_id,
  r.created_at,
  r.created_at::DATE AS day,
  date_trunc('week', r.created_at)::DATE AS week,
  date_trunc('month', r.created_at)::DATE AS "month",
  hash(coalesce(r.author, r.message_key)) AS person,
  hash(coalesce(r.text_hash, r.message_key)) AS text,
  coalesce(r.region, '未知') AS region,
  -- Whether the region says where, as regions are counted: of a county's towns it does not where it is the county.
  r.region IS NOT NULL AND (getvariable('region_level') = 'district' OR r.town IS NOT NULL) AS is_placed,
  r.topic,
  r.subtopic,
  r.kind,
  r.urgency,
  -- An editor is sure.
  coalesce(r.urgency_score, 1) AS urgency_score,
  r.low_confidence,
  r.addressed_to,
  r.department,
  r.status,
  r.satisfaction,
  r.grade_manner,
  r.grade_speed,
  r.due_at,
  r.likes,
  r.dislikes,
  r.is_replied,
  if(r.has_reply, r.replied_at, r.copies_latest.replied_at) AS replied_at,
  if(r.has_reply, coalesce(r.first_replied_at, r.replied_at), r.copies_first) AS first_replied_at,
  if(r.has_reply, r.reply_marks, r.copies_latest.marks) AS reply_marks,
  r.model_version,
  r.duplicate_of_key IS NOT NULL AS is_copy
FROM corrected r
WHERE r.created_at IS NOT NULL;

-- Days between which the data speak. Messages dated after the build (wrong clocks) do not move "now".
CREATE TEMP TABLE coverage AS
SELECT
  min(day) AS first_day,
  coalesce(max(day) FILTER (day <= getvariable('now')::TIMESTAMP::DATE), max(day)) AS last_day
FROM facts
WHERE NOT is_copy;
