CREATE TABLE edit_reports AS
SELECT edit_id, action, code, reason
FROM source_edit_reports
ORDER BY edit_id, code;

COMMENT ON TABLE edit_reports IS 'Editors'' decisions that could not take effect, or only in part.';
COMMENT ON COLUMN edit_reports.edit_id IS 'Line of the editor log';
COMMENT ON COLUMN edit_reports.action IS 'What the editor did';
COMMENT ON COLUMN edit_reports.code IS 'conflict, dangling or superseded';
COMMENT ON COLUMN edit_reports.reason IS 'Why, in words';
