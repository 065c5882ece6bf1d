-- Folds the versions of the messages of one bucket: what is kept of a message while it is folded cannot leave memory.
WITH bucket AS NOT MATERIALIZED (
  SELECT * FROM lake_versions WHERE hash(source, message_id) % $buckets = $bucket
),
folded AS (
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
    arg_max(loc, version_order) FILTER (has_town) AS town_row,
    arg_max(loc, version_order) FILTER (has_addressed_to) AS addressed_to_row,
    arg_max(loc, version_order) FILTER (has_topic_given) AS topic_given_row,
    arg_max(loc, version_order) FILTER (has_kind_given) AS kind_given_row,
    arg_max(loc, status_order) FILTER (has_status) AS status_row,
    arg_max(loc, version_order) FILTER (has_satisfaction) AS satisfaction_row,
    arg_max(loc, version_order) FILTER (has_department) AS department_row,
    arg_max(loc, version_order) FILTER (has_grade_manner) AS grade_manner_row,
    arg_max(loc, version_order) FILTER (has_grade_speed) AS grade_speed_row,
    arg_max(loc, version_order) FILTER (has_due_at) AS due_at_row,
    -- Whether an earlier reply may have an earlier time than the one that is shown: few messages were replied to twice.
    coalesce(min(replied_at) FILTER (has_reply) < max(replied_at)
      OR min(replied_at) FILTER (has_reply) IS NOT NULL AND bool_or(has_reply AND replied_at IS NULL), false) AS has_several_times,
    bool_or(tells_handling) AS tells_handling,
    arg_max(likes, version_order) AS likes,
    arg_max(dislikes, version_order) AS dislikes
  FROM bucket
  WHERE NOT is_only
  GROUP BY source, message_id
  UNION ALL BY NAME
  -- Most messages have one row, which says it all.
  SELECT
    source,
    message_id,
    id,
    text_hash AS founding_text,
    created_at,
    seq AS first_seq,
    run_id,
    1 AS versions,
    author,
    text_hash,
    loc AS main,
    if(has_reply, loc, NULL) AS reply_row,
    if(replied_at IS NOT NULL, loc, NULL) AS replied_at_row,
    if(has_author_type, loc, NULL) AS author_type_row,
    if(has_region, loc, NULL) AS region_row,
    if(has_town, loc, NULL) AS town_row,
    if(has_addressed_to, loc, NULL) AS addressed_to_row,
    if(has_topic_given, loc, NULL) AS topic_given_row,
    if(has_kind_given, loc, NULL) AS kind_given_row,
    if(has_status, loc, NULL) AS status_row,
    if(has_satisfaction, loc, NULL) AS satisfaction_row,
    if(has_department, loc, NULL) AS department_row,
    if(has_grade_manner, loc, NULL) AS grade_manner_row,
    if(has_grade_speed, loc, NULL) AS grade_speed_row,
    if(has_due_at, loc, NULL) AS due_at_row,
    false AS has_several_times,
    tells_handling,
    likes,
    dislikes
  FROM bucket
  WHERE is_only
)
SELECT *, sha256(source || chr(0) || id || chr(0) || founding_text)[:16] AS message_key
FROM folded;
