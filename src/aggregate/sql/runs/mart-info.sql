CREATE TABLE mart_info AS
SELECT
  getvariable('generation')::VARCHAR AS generation,
  getvariable('built_at')::TIMESTAMP AS built_at,
  getvariable('last_edit')::VARCHAR AS last_edit,
  c.first_day,
  c.last_day,
  (SELECT count(*) FROM facts WHERE NOT is_copy)::INTEGER AS messages,
  (SELECT count(*) FROM facts WHERE is_copy)::INTEGER AS copies,
  (SELECT count(DISTINCT person) FROM facts WHERE NOT is_copy)::INTEGER AS authors,
  (SELECT avg((region <> '未知')::INTEGER) FROM facts WHERE NOT is_copy) AS region_share,
  getvariable('region_level')::VARCHAR AS region_level,
  (SELECT count(*) FROM facts WHERE NOT is_copy AND region <> '未知' AND NOT is_placed)::INTEGER AS without_town,
  (SELECT min(first_day) FROM source_theme_reach) AS themes_from,
  (SELECT avg(coalesce(low_confidence, false)::INTEGER) FROM facts WHERE NOT is_copy) AS low_confidence_share
FROM coverage c;

COMMENT ON TABLE mart_info IS 'One row: which state the tables show.';
COMMENT ON COLUMN mart_info.generation IS 'State of clustering that the tables were built from';
COMMENT ON COLUMN mart_info.built_at IS 'When the tables were built, Asia/Shanghai: the same messages give the same tables but for this, the generation and run ids';
COMMENT ON COLUMN mart_info.last_edit IS 'Last edit of the editor log that is worked in; empty where the log was, null where it is not known';
COMMENT ON COLUMN mart_info.first_day IS 'Day of the first message';
COMMENT ON COLUMN mart_info.last_day IS 'Day of the latest message that is not dated after the build: "now" of every table';
COMMENT ON COLUMN mart_info.messages IS 'Messages without copies';
COMMENT ON COLUMN mart_info.copies IS 'Copies: same known author, same text';
COMMENT ON COLUMN mart_info.authors IS 'Distinct authors; unknown authors count one each';
COMMENT ON COLUMN mart_info.region_share IS 'Share of messages whose region is known, 0 to 1';
COMMENT ON COLUMN mart_info.region_level IS 'What regions are (aggregate.regionLevel): district, or town';
COMMENT ON COLUMN mart_info.without_town IS 'Messages whose region is a county, or another that is no town, where regions are towns: trends count them there, ranking, lift and alerts of regions do not';
COMMENT ON COLUMN mart_info.themes_from IS 'First day of which all suggestions are grouped into themes (settings themes.windowDays, themes.maxMessages): nobody looked at older ones; null where all are';
COMMENT ON COLUMN mart_info.low_confidence_share IS 'Share of messages with an uncertain label, 0 to 1';
