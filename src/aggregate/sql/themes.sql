CREATE TABLE themes AS
SELECT theme_id, campaign, title, ask, object, beneficiaries, messages, authors, likes, supporters, regions, quotes, opposing,
  first_at, last_at,
  first_at::DATE > last_day - getvariable('theme_new_days')::INTEGER AS is_new
FROM source_themes, coverage
ORDER BY campaign NULLS FIRST, supporters DESC, messages DESC, theme_id;

COMMENT ON TABLE themes IS 'What people propose, the same proposal once: suggestions of the last year (setting), and the contributions of each campaign.';
COMMENT ON COLUMN themes.theme_id IS 'T and 12 hex digits; unique within a campaign';
COMMENT ON COLUMN themes.campaign IS 'Campaign (征集) whose contributions these are; null: all messages of kind suggestion';
COMMENT ON COLUMN themes.title IS 'What is proposed, in the words of a contribution';
COMMENT ON COLUMN themes.ask IS 'What is asked for: 增设, 延长, …';
COMMENT ON COLUMN themes.object IS 'What it is asked for';
COMMENT ON COLUMN themes.beneficiaries IS 'Whom it should serve, as far as contributions say';
COMMENT ON COLUMN themes.messages IS 'Contributions';
COMMENT ON COLUMN themes.authors IS 'Distinct authors; unknown authors count one each';
COMMENT ON COLUMN themes.likes IS 'Likes of the contributions';
COMMENT ON COLUMN themes.supporters IS 'authors + likes';
COMMENT ON COLUMN themes.regions IS 'Regions that contributions come from';
COMMENT ON COLUMN themes.quotes IS 'The proposal in the words of some contributions';
COMMENT ON COLUMN themes.opposing IS 'Themes that ask for the contrary about the same object';
COMMENT ON COLUMN themes.first_at IS 'First contribution';
COMMENT ON COLUMN themes.last_at IS 'Last contribution';
COMMENT ON COLUMN themes.is_new IS 'No contribution before the last 30 days (setting) of the data';
