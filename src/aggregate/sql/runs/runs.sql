CREATE TABLE runs AS
SELECT run_id, seq, started_at, finished_at, command, files, failed_files, failed_reasons, rows_read, new_messages, updated, unchanged,
  duplicates, rejects, warnings, id_conflicts, generation, taken_back_at, without_runs,
  with_runs, qingyu_version, model_version, settings
FROM source_runs
ORDER BY seq;

COMMENT ON TABLE runs IS 'Runs of the pipeline. rows_read = new_messages + updated + unchanged + duplicates + rejects.';
COMMENT ON COLUMN runs.run_id IS 'The run';
COMMENT ON COLUMN runs.seq IS '1 for the first run of the workspace';
COMMENT ON COLUMN runs.started_at IS 'Start, Asia/Shanghai';
COMMENT ON COLUMN runs.finished_at IS 'End, Asia/Shanghai; null while under way';
COMMENT ON COLUMN runs.command IS 'Command that made the run';
COMMENT ON COLUMN runs.files IS 'Base names of the inputs; with folders where several have one name';
COMMENT ON COLUMN runs.failed_files IS 'Those that could not be read';
COMMENT ON COLUMN runs.failed_reasons IS 'Why, in the order of failed_files; empty where an earlier version read them';
COMMENT ON COLUMN runs.rows_read IS 'Rows read from the inputs';
COMMENT ON COLUMN runs.new_messages IS 'Rows that were new messages';
COMMENT ON COLUMN runs.updated IS 'Rows that were new versions of known messages';
COMMENT ON COLUMN runs.unchanged IS 'Rows known before';
COMMENT ON COLUMN runs.duplicates IS 'Rows that were copies: same known author, same text as another message';
COMMENT ON COLUMN runs.rejects IS 'Rows refused, see table rejects';
COMMENT ON COLUMN runs.warnings IS 'Values that could not be used and were left empty, and messages in traditional characters (TRADITIONAL) where segment.simplify is off: field, reason, how many';
COMMENT ON COLUMN runs.id_conflicts IS 'Ids that stood for unrelated texts';
COMMENT ON COLUMN runs.generation IS 'State of clustering that the run committed';
COMMENT ON COLUMN runs.taken_back_at IS 'Since when the run counts no longer (rebuild --without-run), Asia/Shanghai; null: it counts. Its counts are those of its time';
COMMENT ON COLUMN runs.without_runs IS 'Runs that this rebuild took back';
COMMENT ON COLUMN runs.with_runs IS 'Runs taken back that this rebuild counted again';
COMMENT ON COLUMN runs.qingyu_version IS 'Version of the program';
COMMENT ON COLUMN runs.model_version IS 'Version of the models';
COMMENT ON COLUMN runs.settings IS 'Settings as JSON, without secrets';
