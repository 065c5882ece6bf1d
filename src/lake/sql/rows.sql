-- One row an accepted input row of any part; only what identity needs, never the long texts.
-- A row is found again by its loc: the part in the high 32 bits, the row in the low ones.
CREATE OR REPLACE TEMP TABLE lake_rows AS
SELECT
  p.part,
  r.loc,
  -- Order of coming within a run: by part, then by row, of which a part has fewer than 2^20.
  p.place * 1048576 + r.number AS came,
  p.input,
  p.seq,
  p.run_id,
  r.source,
  coalesce(r.given_id, s.id, r.derived_id) AS id,
  r.row_hash,
  r.text_hash,
  r.created_at,
  r.author,
  r.replied_at,
  r.likes,
  r.dislikes,
  r.author_type IS NOT NULL AS has_author_type,
  -- What was found in the text goes with the text.
  coalesce(r.region_source = 'input', false) AS has_region,
  coalesce(r.town_source = 'input', false) AS has_town,
  r.addressed_to IS NOT NULL AS has_addressed_to,
  r.topic_given IS NOT NULL AS has_topic_given,
  r.kind_given IS NOT NULL AS has_kind_given,
  r.status IS NOT NULL AS has_status,
  coalesce(regexp_matches(r.status, '重新|重办|再次|二次|退回|回退|返工'), false) AS is_taken_up_again,
  r.satisfaction IS NOT NULL AS has_satisfaction,
  r.department IS NOT NULL AS has_department,
  r.grade_manner IS NOT NULL AS has_grade_manner,
  r.grade_speed IS NOT NULL AS has_grade_speed,
  r.due_at IS NOT NULL AS has_due_at,
  r.reply IS NOT NULL AS has_reply,
  -- Parts of earlier versions do not say; they were taken to tell.
  coalesce(r.tells_handling, true) AS tells_handling,
  coalesce(r.analysis_version = $analysis, false) AS analysis_is_current,
  r.model_version = $model AS model_is_current,
  coalesce(r.model_version = $model_before, false) AS model_was_current,
  r.model_time
FROM lake_stored r
JOIN lake_parts p ON p.part = r.part
LEFT JOIN lake_same_rows s ON s.source = r.source AND s.derived_id = r.derived_id;

DROP TABLE lake_same_rows;
