CREATE TEMP TABLE theme_quotes AS
WITH said AS (
  SELECT theme_id, campaign, unnest(quotes) AS quote, generate_subscripts(quotes, 1) AS place
  FROM source_themes
)
SELECT s.theme_id, s.campaign,
  list({'source': m.source, 'message_id': m.message_id, 'text': s.quote.text} ORDER BY s.place) AS quotes
FROM said s
JOIN messages m ON m.message_key = s.quote.message_key
GROUP BY s.theme_id, s.campaign;

CREATE TABLE themes AS
SELECT s.theme_id, s.campaign, s.title, s.proposes, s.ask, s.object, s.beneficiaries, s.messages, s.authors, s.likes, s.supporters, s.regions,
  coalesce(q.quotes, []) AS quotes, s.opposing, s.first_at, s.last_at,
  -- Data that begin with the days asked of, or hardly before, have everything for new.
  CASE WHEN s.first_at::DATE <= c.last_day - getvariable('theme_new_days')::INTEGER THEN false
    WHEN c.first_day <= c.last_day - 2 * getvariable('theme_new_days')::INTEGER + 1 THEN true END AS is_new
FROM source_themes s
CROSS JOIN coverage c
LEFT JOIN theme_quotes q ON q.theme_id = s.theme_id AND q.campaign IS NOT DISTINCT FROM s.campaign
ORDER BY s.campaign NULLS FIRST, s.supporters DESC, s.messages DESC, s.theme_id;

COMMENT ON TABLE themes IS 'What people propose, the same proposal once: suggestions of the last three years (setting themes.windowDays), and the contributions of each campaign.';
COMMENT ON COLUMN themes.theme_id IS 'T and 12 hex digits';
COMMENT ON COLUMN themes.campaign IS 'Campaign (征集) whose contributions these are; null: all messages of kind suggestion';
COMMENT ON COLUMN themes.title IS 'What is proposed, in the words of a contribution';
COMMENT ON COLUMN themes.proposes IS 'Whether the title, or half of the contributions in their texts, say what is to be done; false: the title only names the matter';
COMMENT ON COLUMN themes.ask IS 'What the title asks for: 增设, 延长, …; null where its words are none that are known';
COMMENT ON COLUMN themes.object IS 'What it is asked for, as the title words it';
COMMENT ON COLUMN themes.beneficiaries IS 'Whom it should serve, as far as contributions say';
COMMENT ON COLUMN themes.messages IS 'Contributions';
COMMENT ON COLUMN themes.authors IS 'Distinct authors; unknown authors count one each';
COMMENT ON COLUMN themes.likes IS 'Likes of the contributions; null where the input has none';
COMMENT ON COLUMN themes.supporters IS 'Authors and likes of the contributions alone that ask what the title asks (theme_messages.backs)';
COMMENT ON COLUMN themes.regions IS 'Regions that contributions come from';
COMMENT ON COLUMN themes.quotes IS 'The proposal in the words of some contributions, each with source and message_id';
COMMENT ON COLUMN themes.opposing IS 'Themes most of whose contributions that take a side ask the contrary of the same object, in the same word, or refuse in the same words what this one asks';
COMMENT ON COLUMN themes.first_at IS 'First contribution';
COMMENT ON COLUMN themes.last_at IS 'Last contribution';
COMMENT ON COLUMN themes.is_new IS 'No contribution before the last 30 days (setting) of the data; null where it has none, but the data have fewer than 30 days before those';
