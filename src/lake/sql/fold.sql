-- Folds the versions of the messages of one bucket: what is kept of a message while it is folded cannot leave memory.
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
FROM lake_versions
WHERE hash(source, message_id) % $buckets = $bucket
GROUP BY source, message_id;
