CREATE OR REPLACE TEMP VIEW resolved AS
SELECT
  r.* EXCLUDE (filename, file_row_number, created_at, author, reply, replied_at, reply_marks, status, satisfaction, department,
               grade_manner, grade_speed, likes, dislikes, tells_handling),
  m.created_at,
  m.author,
  coalesce(l.reply, r.reply) AS reply,
  CASE WHEN l.reply IS NULL THEN r.replied_at ELSE l.replied_at END AS replied_at,
  CASE WHEN l.reply IS NULL THEN r.reply_marks ELSE l.reply_marks END AS reply_marks,
  coalesce(l.status, r.status) AS status,
  coalesce(l.satisfaction, r.satisfaction) AS satisfaction,
  coalesce(l.department, r.department) AS department,
  coalesce(l.grade_manner, r.grade_manner) AS grade_manner,
  coalesce(l.grade_speed, r.grade_speed) AS grade_speed,
  m.tells_handling,
  -- Some exports give the time of a reply without its words.
  m.reply_row IS NOT NULL OR r.replied_at IS NOT NULL AS has_reply,
  m.likes,
  m.dislikes,
  m.message_key,
  m.message_id,
  m.versions,
  m.duplicate_of,
  m.duplicate_of_key,
  m.run_id,
  m.first_seq
FROM read_parquet($parts, filename = true, file_row_number = true, union_by_name = true) r
JOIN lake_parts p ON p.path = r.filename
JOIN lake_messages m ON m.main = p.part * 4294967296 + r.file_row_number
LEFT JOIN lake_late l ON l.message_key = m.message_key;
