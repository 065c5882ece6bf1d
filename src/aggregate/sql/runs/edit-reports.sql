CREATE TABLE edit_reports AS
SELECT r.edit_id, r.action, r.code,
  -- The log names messages by keys, people by ids; a message that the lake does not hold has a key alone.
  coalesce(replace(r.reason, r.message_key, m.message_id), r.reason) AS reason
FROM source_edit_reports r
LEFT JOIN facts m USING (message_key)
UNION ALL
-- Issues have nothing to do with labels, nor have copies an issue: what is not there to be corrected shows here.
SELECT unnest(c.edit_ids), 'correct', 'dangling', '留言 ' || c.message_key || ' 不存在'
FROM source_corrections c
ANTI JOIN facts m USING (message_key)
UNION ALL
SELECT a.action_id, 'measure', 'outside', '措施日期 ' || a."day" || ' 早于全部数据（自 ' || c.first_day || ' 起），此前没有数据可供比较'
FROM source_measures a, coverage c
WHERE a."day" < c.first_day
ORDER BY edit_id, code, reason;

COMMENT ON TABLE edit_reports IS 'Editors'' decisions that could not take effect, or only in part.';
COMMENT ON COLUMN edit_reports.edit_id IS 'Line of the editor log';
COMMENT ON COLUMN edit_reports.action IS 'What the editor did: merge, apart, split, move, rename, dismiss, restore, pin, unpin, measure (qingyu edit action), correct or undo';
COMMENT ON COLUMN edit_reports.code IS 'conflict, dangling or superseded; outside: a measure dated before the data';
COMMENT ON COLUMN edit_reports.reason IS 'Why, in words, with the message_id of the message that it is about';
