-- All rows with their order among the versions of their message. lake_groups says which of an id's texts belong together: one row for each
-- (source, id, text_hash) of an id that stands for several messages, or for texts of which some lack title or body;
-- group_hash names the group, is_first the oldest one, fullness is 2 for a body and 1 for a title.
CREATE OR REPLACE TEMP TABLE lake_versions AS
WITH files AS (
  -- The latest time that a file tells: it was written no earlier.
  SELECT seq, input, max(greatest(created_at, replied_at)) AS file_until FROM lake_rows GROUP BY seq, input
),
-- Most ids have one row, in which there is nothing to order.
several AS (
  SELECT source, id FROM lake_rows GROUP BY source, id HAVING count(*) > 1
),
grouped AS (
  SELECT
    r.*,
    -- What comes in several files is as late as the latest of them.
    max(r.file_until) OVER content AS told_until,
    r.replied_at + if(r.replied_at::TIME = TIME '00:00:00', INTERVAL 1 DAY, INTERVAL 0 DAY) AS replied_by,
    -- Of the places where its first run met the content the last counts: what comes back in a later file stands again.
    max(r.came) FILTER (r.seq = r.content_seq) OVER content AS content_came,
    max(r.input) FILTER (r.seq = r.content_seq) OVER content AS content_input,
    coalesce(g.fullness, 0) AS fullness,
    CASE WHEN g.group_hash IS NULL OR g.is_first THEN r.id ELSE r.id || '~' || g.group_hash[:8] END AS message_id
  FROM (
    -- When the content first came: reading an old file again, or labelling it anew, brings nothing later.
    SELECT l.*, min(l.seq) OVER (PARTITION BY l.source, l.id, l.row_hash) AS content_seq, f.file_until
    FROM lake_rows l
    SEMI JOIN several USING (source, id)
    JOIN files f ON f.seq = l.seq AND f.input IS NOT DISTINCT FROM l.input
  ) r
  LEFT JOIN lake_groups g USING (source, id, text_hash)
  WINDOW content AS (PARTITION BY r.source, r.id, r.row_hash)
)
SELECT
  *,
  false AS is_only,
  row_number() OVER versions AS version_order,
  -- A file that brings replies may leave texts out: the latest of the fullest texts stays, with what was found in it.
  fullness * 4294967296 + version_order AS text_order,
  -- A file that comes late sets no order back: the status of a row without a reply, of a file in which nothing is as late as the
  -- reply that another row tells beside its status, is of before that reply. One of which only the day is known came by its end.
  -- A status that says itself that the matter is taken up again is of after it: a list of such orders alone tells no later time.
  if(
    replied_at IS NULL AND NOT has_reply AND NOT is_taken_up_again
      AND told_until < max(replied_by) FILTER (has_status) OVER (PARTITION BY source, message_id),
    0, 4294967296
  ) + version_order AS status_order,
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
)
UNION ALL BY NAME
SELECT *, true AS is_only, id AS message_id, 1 AS version_order
FROM lake_rows
ANTI JOIN several USING (source, id);

DROP TABLE lake_rows;
