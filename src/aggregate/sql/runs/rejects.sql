CREATE TABLE rejects AS
SELECT run_id, file, sheet, "row", field, code, reason, content
FROM lake_rejects
ORDER BY run_id, file, sheet, "row", code, field;

COMMENT ON TABLE rejects IS 'Rows that were refused, with the reason; one row of a file is one reject, however often the file was read and wherever it stood, and none where another reading accepted it.';
COMMENT ON COLUMN rejects.run_id IS 'Run that first refused it';
COMMENT ON COLUMN rejects.file IS 'Base name of the file; with the folders that tell it apart where a run read several files of that name';
COMMENT ON COLUMN rejects.sheet IS 'Sheet of a workbook; null otherwise';
COMMENT ON COLUMN rejects."row" IS 'Row in the file or sheet when it was last read, counted from 1, header included';
COMMENT ON COLUMN rejects.field IS 'Field at fault; null where the row as a whole is';
COMMENT ON COLUMN rejects.code IS 'Machine-readable reason';
COMMENT ON COLUMN rejects.reason IS 'Reason in words: what was expected, what was found';
COMMENT ON COLUMN rejects.content IS 'The row as JSON, masked, without its author';
