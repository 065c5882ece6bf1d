-- Folds rows into messages. lake_groups says which of an id's texts belong together: one row for each
-- (source, id, text_hash) of an id that stands for several messages, or for texts of which some lack title or body;
-- group_hash names the group, is_first the oldest one, fullness is 2 for a body and 1 for a title.
CREATE OR REPLACE TEMP TABLE lake_versions AS
WITH grouped AS (
  SELECT
    r.*,
    -- Of the places where its first run met the content the last counts: what comes back in a later file stands again.
    max(r.came) FILTER (r.seq = r.content_seq) OVER content AS content_came,
    max(r.input) FILTER (r.seq = r.content_seq) OVER content AS content_input,
    coalesce(g.fullness, 0) AS fullness,
    CASE WHEN g.group_hash IS NULL OR g.is_first THEN r.id ELSE r.id || '~' || g.group_hash[:8] END AS message_id
  FROM (
    -- When the content first came: reading an old file again, or labelling it anew, brings nothing later.
    SELECT *, min(seq) OVER (PARTITION BY source, id, row_hash) AS content_seq FROM lake_rows
  ) r
  LEFT JOIN lake_groups g USING (source, id, text_hash)
  WINDOW content AS (PARTITION BY r.source, r.id, r.row_hash)
)
SELECT
  *,
  row_number() OVER versions AS version_order,
  -- A file that brings replies may leave texts out: the latest of the fullest texts stays, with what was found in it.
  fullness * 4294967296 + version_order AS text_order,
  -- Some exports give only the day of a message: its time is that of the latest version which tells the hour of the
  -- same day as the latest version of all.
  last_value(created_at::DATE) OVER (versions ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS last_day,
  if(created_at::TIME = TIME '00:00:00', 0, 4294967296) + version_order AS time_order
FROM grouped
-- Later runs win, then later files, within a file later replies, then later rows; among rows of equal content, those of
-- the current analysis stand last, else of the newest models, else of the last reading.
WINDOW versions AS (
  PARTITION BY source, message_id
  ORDER BY content_seq, content_input, replied_at NULLS FIRST, content_came, row_hash, analysis_is_current,
    model_is_current, model_time, seq, loc
);

CREATE OR REPLACE TEMP TABLE lake_messages AS
WITH folded AS (
  SELECT
    source,
    message_id,
    any_value(id) AS id,
    arg_min(text_hash, (seq, created_at, text_hash)) AS founding_text,
    arg_max(created_at, time_order) FILTER (created_at::DATE = last_day) AS created_at,
    min(seq) AS first_seq,
    arg_min(run_id, seq) AS run_id,
    count(DISTINCT row_hash)::INTEGER AS versions,
    arg_max(author, version_order) AS author,
    arg_max(text_hash, text_order) AS text_hash,
    arg_max(loc, text_order) AS main,
    arg_max(loc, version_order) FILTER (has_reply) AS reply_row,
    arg_max(loc, version_order) FILTER (replied_at IS NOT NULL) AS replied_at_row,
    arg_max(loc, version_order) FILTER (has_author_type) AS author_type_row,
    arg_max(loc, version_order) FILTER (has_region) AS region_row,
    arg_max(loc, version_order) FILTER (has_addressed_to) AS addressed_to_row,
    arg_max(loc, version_order) FILTER (has_topic_given) AS topic_given_row,
    arg_max(loc, version_order) FILTER (has_kind_given) AS kind_given_row,
    arg_max(loc, version_order) FILTER (has_status) AS status_row,
    arg_max(loc, version_order) FILTER (has_satisfaction) AS satisfaction_row,
    arg_max(loc, version_order) FILTER (has_department) AS department_row,
    arg_max(loc, version_order) FILTER (has_grade_manner) AS grade_manner_row,
    arg_max(loc, version_order) FILTER (has_grade_speed) AS grade_speed_row,
    bool_or(tells_handling) AS tells_handling,
    arg_max(likes, version_order) AS likes,
    arg_max(dislikes, version_order) AS dislikes
  FROM lake_versions
  GROUP BY source, message_id
),
keyed AS (
  SELECT
    *,
    sha256(source || chr(0) || id || chr(0) || founding_text)[:16] AS message_key
  FROM folded
),
copies AS (
  SELECT
    *,
    -- Of copies written at one time the one known longest stays the original.
    CASE WHEN author IS NULL THEN NULL ELSE
      first_value(message_key) OVER (PARTITION BY author, text_hash ORDER BY created_at, first_seq, message_id, message_key)
    END AS root_key,
    CASE WHEN author IS NULL THEN NULL ELSE
      first_value(message_id) OVER (PARTITION BY author, text_hash ORDER BY created_at, first_seq, message_id, message_key)
    END AS root_id
  FROM keyed
)
SELECT
  * EXCLUDE (root_key, root_id),
  CASE WHEN root_key <> message_key THEN root_key END AS duplicate_of_key,
  CASE WHEN root_key <> message_key THEN root_id END AS duplicate_of
FROM copies;
