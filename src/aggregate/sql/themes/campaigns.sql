CREATE TABLE campaigns AS
SELECT c.campaign, c.from_day, c.to_day, c.region, c.keyword, c.source, count(f.message_key)::INTEGER AS messages,
  count(DISTINCT f.person)::INTEGER AS authors,
  (SELECT count(*)::INTEGER FROM themes t WHERE t.campaign = c.campaign) AS themes,
  (SELECT count(DISTINCT (t.source, t.message_id))::INTEGER FROM theme_messages t WHERE t.campaign = c.campaign) AS themed_messages,
  min(f.day) AS first_day, max(f.day) AS last_day
FROM source_campaigns c
LEFT JOIN source_campaign_messages s USING (campaign)
LEFT JOIN facts f USING (message_key)
GROUP BY ALL
ORDER BY c.campaign;

COMMENT ON TABLE campaigns IS 'Calls for contributions (征集) of the run (--campaign, setting themes.campaigns) and what answered them; one without messages too.';
COMMENT ON COLUMN campaigns.campaign IS 'Its name';
COMMENT ON COLUMN campaigns.from_day IS 'Condition: first day; null: none';
COMMENT ON COLUMN campaigns.to_day IS 'Condition: last day; null: none';
COMMENT ON COLUMN campaigns.region IS 'Condition: region; null: none';
COMMENT ON COLUMN campaigns.keyword IS 'Condition: stands in title or body; null: none';
COMMENT ON COLUMN campaigns.source IS 'Condition: source; null: none';
COMMENT ON COLUMN campaigns.messages IS 'Messages that all conditions fit, of whatever kind; copies by the same author not counted';
COMMENT ON COLUMN campaigns.authors IS 'Distinct authors; unknown authors count one each';
COMMENT ON COLUMN campaigns.themes IS 'Themes of its contributions';
COMMENT ON COLUMN campaigns.themed_messages IS 'Messages that a theme has';
COMMENT ON COLUMN campaigns.first_day IS 'Day of the first message; null: none';
COMMENT ON COLUMN campaigns.last_day IS 'Day of the last message; null: none';
