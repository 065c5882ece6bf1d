CREATE TABLE issue_lineage AS
SELECT issue_id, event, other_issue_id, "at", cause
FROM source_issue_lineage
ORDER BY issue_id, "at", event, other_issue_id;

COMMENT ON TABLE issue_lineage IS 'What became of issues: born, merged, split, dormant, revived, dissolved.';
COMMENT ON COLUMN issue_lineage.issue_id IS 'The issue; one that was merged into another, or dissolved, is no longer in issues';
COMMENT ON COLUMN issue_lineage.event IS 'born, merged_into, split_from, dormant, revived or dissolved (fewer than two messages are left in it)';
COMMENT ON COLUMN issue_lineage.other_issue_id IS 'The issue that it merged into or split from; null otherwise';
COMMENT ON COLUMN issue_lineage."at" IS 'Asia/Shanghai: of born its second message, of revived the message that came, of dormant 60 days (setting) after its latest message, by the calendar (issues.status counts no days that the data lack); of merges and splits by clustering the newest message that the run had; of edits when they were made. A word of SQL: write "at" in quotes';
COMMENT ON COLUMN issue_lineage.cause IS 'clustering or edit (who and why: qingyu edit history)';
