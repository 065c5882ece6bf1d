CREATE TABLE hot_topics AS
SELECT
  h.grain,
  h.rank::INTEGER AS rank,
  h.previous_rank::INTEGER AS previous_rank,
  h.thing AS topic,
  if(h.grain = 'subtopic', h.part, NULL) AS subtopic,
  if(h.grain = 'topic_region', h.part, NULL) AS region,
  c.last_day AS as_of,
  h.messages::INTEGER AS messages,
  h.authors::INTEGER AS authors,
  h.heat,
  h.heat_people,
  h.heat_support,
  h.heat_persistence,
  h.heat_urgency,
  h.previous_heat,
  h.moved_by
FROM heat h, coverage c
WHERE h.grain <> 'issue'
ORDER BY h.grain, h.rank;

COMMENT ON TABLE hot_topics IS 'Topics, subtopics and topics in a region by heat on the last day of the data. heat = heat_people + heat_support + heat_persistence + heat_urgency (docs/measures.md).';
COMMENT ON COLUMN hot_topics.grain IS 'What is ranked: topic, subtopic or topic_region; ranks count within it';
COMMENT ON COLUMN hot_topics.rank IS '1 is the hottest of its grain';
COMMENT ON COLUMN hot_topics.previous_rank IS 'Rank seven days before (setting); null where it had no message then';
COMMENT ON COLUMN hot_topics.topic IS 'Topic';
COMMENT ON COLUMN hot_topics.subtopic IS 'Subtopic; null for other grains';
COMMENT ON COLUMN hot_topics.region IS 'Region; null for other grains: messages without a known region are in none of this grain';
COMMENT ON COLUMN hot_topics.as_of IS 'Day on which heat is stated';
COMMENT ON COLUMN hot_topics.messages IS 'Messages in the window of heat, the last 182 days (setting), without copies';
COMMENT ON COLUMN hot_topics.authors IS 'Distinct authors in the window of heat';
COMMENT ON COLUMN hot_topics.heat IS 'Sum of the four components';
COMMENT ON COLUMN hot_topics.heat_people IS 'Distinct authors, each halved for every half-life since the latest message';
COMMENT ON COLUMN hot_topics.heat_support IS 'Weight × lower Wilson bound of likes among likes and dislikes, × mean over likes of ½ for every 21 days (setting) since their message';
COMMENT ON COLUMN hot_topics.heat_persistence IS 'Weight × share of the window''s weeks with a message, halved for every 21 days (setting) since the latest one';
COMMENT ON COLUMN hot_topics.heat_urgency IS 'Authors of critical and urgent messages, weighted and decayed likewise';
COMMENT ON COLUMN hot_topics.previous_heat IS 'Heat seven days before (setting); null where it had no message then';
COMMENT ON COLUMN hot_topics.moved_by IS 'Component that moved heat most since then: people, support, persistence or urgency; null where previous_heat is, or heat is the same';
