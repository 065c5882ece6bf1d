-- Distinct terms of each message: words of title and body, and pairs of neighbouring words in the title.
-- Most people write once a week; only for the others does counting authors need a distinct count.
CREATE TEMP TABLE term_counts AS
WITH persons AS (
  SELECT message_key, week, person, count(*) OVER (PARTITION BY week, person) = 1 AS is_single
  FROM facts
  WHERE NOT is_copy
),
words AS (
  SELECT p.week, p.person, p.is_single,
    unnest(list_distinct(string_split(concat_ws(' ', r.title_tokens, r.body_tokens), ' '))) AS term
  FROM resolved r
  JOIN persons p USING (message_key)
),
title_words AS (
  SELECT p.week, p.person, p.is_single, string_split(r.title_tokens, ' ') AS tokens
  FROM resolved r
  JOIN persons p USING (message_key)
  WHERE contains(r.title_tokens, ' ')
),
phrases AS (
  SELECT week, person, is_single,
    unnest(list_distinct(list_transform(list_zip(tokens[:-2], tokens[2:]), lambda pair: pair[1] || pair[2]))) AS term
  FROM title_words
),
terms AS (
  SELECT * FROM words WHERE length(term) BETWEEN 2 AND 8
  UNION ALL
  SELECT * FROM phrases WHERE length(term) BETWEEN 4 AND 8
)
SELECT week, term, sum(messages)::INTEGER AS messages, sum(authors)::INTEGER AS authors
FROM (
  SELECT week, term, count(*) AS messages, count(*) AS authors FROM terms WHERE is_single GROUP BY week, term
  UNION ALL
  SELECT week, term, count(*), count(DISTINCT person) FROM terms WHERE NOT is_single GROUP BY week, term
)
GROUP BY week, term;

-- Words that name places: parts of the names found in the messages. A part of very many names (小区, 学校) is no name.
CREATE TEMP TABLE place_words AS
WITH names AS (
  SELECT name, count(*) AS messages
  FROM (
    SELECT r.message_key, unnest(list_distinct(list_transform(r.places, lambda place: place.name))) AS name
    FROM resolved r
  )
  GROUP BY name
),
pieces AS (
  SELECT n.name, n.messages, unnest(list_distinct(flatten(list_transform(range(2, least(length(name), 8) + 1),
    lambda size: list_transform(range(1, length(name) - size + 2), lambda start: substring(name, start, size)))))) AS term
  FROM names n
  WHERE length(name) BETWEEN 2 AND 20
)
SELECT term, sum(messages) AS messages, count(*) AS names
FROM pieces
GROUP BY term;

CREATE TABLE terms_weekly AS
WITH totals AS (
  SELECT term, sum(authors) AS authors, sum(sum(authors)) OVER () AS all_authors
  FROM term_counts
  GROUP BY term
),
usable AS (
  SELECT t.term, t.authors, t.all_authors
  FROM totals t
  LEFT JOIN place_words p USING (term)
  WHERE t.authors >= getvariable('term_authors')
    AND NOT regexp_matches(t.term, '[^\p{Han}]')
    AND NOT (p.term IS NOT NULL AND p.messages >= 0.5 * t.authors AND p.names < getvariable('place_word_names'))
    AND NOT list_contains(getvariable('boilerplate'), t.term)
),
week_sizes AS (
  SELECT week, sum(authors) AS n,
    sum(sum(authors)) OVER (ORDER BY week RANGE BETWEEN INTERVAL 364 DAY PRECEDING AND INTERVAL 7 DAY PRECEDING) AS background_n
  FROM term_counts
  GROUP BY week
),
counts AS (
  SELECT c.week, c.term, c.messages, c.authors, w.n, w.background_n,
    coalesce(sum(c.authors) OVER history, 0) AS background_authors,
    getvariable('term_prior') * u.authors / u.all_authors AS prior
  FROM term_counts c
  JOIN usable u USING (term)
  JOIN week_sizes w USING (week)
  WINDOW history AS (PARTITION BY c.term ORDER BY c.week RANGE BETWEEN INTERVAL 364 DAY PRECEDING AND INTERVAL 7 DAY PRECEDING)
),
scored AS (
  SELECT *,
    ln((authors + prior) / (n + getvariable('term_prior') - authors - prior))
      - ln((background_authors + prior) / (background_n + getvariable('term_prior') - background_authors - prior)) AS log_odds,
    sqrt(1 / (authors + prior) + 1 / (background_authors + prior)) AS log_odds_error
  FROM counts
  WHERE authors >= getvariable('term_authors') AND background_n > 0
),
ranked AS (
  SELECT *, round(log_odds / log_odds_error, 6) AS score,
    row_number() OVER (PARTITION BY week ORDER BY round(log_odds / log_odds_error, 6) DESC, term) AS rank
  FROM scored
)
SELECT week, rank::INTEGER AS rank, term, messages, authors, background_authors::INTEGER AS background_authors,
  round(log_odds, 6) AS log_odds, score, background_authors = 0 AS is_new
FROM ranked
WHERE rank <= getvariable('terms_per_week')
ORDER BY week, rank;

DROP TABLE term_counts;
DROP TABLE place_words;

COMMENT ON TABLE terms_weekly IS 'Words and title phrases that rose most in a week against the 52 weeks before: log-odds with an informative Dirichlet prior. Names of places and boilerplate are left out.';
COMMENT ON COLUMN terms_weekly.week IS 'Monday of the ISO week';
COMMENT ON COLUMN terms_weekly.rank IS '1 rose most';
COMMENT ON COLUMN terms_weekly.term IS 'The word, or two neighbouring words of a title';
COMMENT ON COLUMN terms_weekly.messages IS 'Messages of the week with the term, without copies';
COMMENT ON COLUMN terms_weekly.authors IS 'Distinct authors of the week who used it; unknown authors count one each';
COMMENT ON COLUMN terms_weekly.background_authors IS 'Authors who used it in the 52 weeks before, summed over weeks';
COMMENT ON COLUMN terms_weekly.log_odds IS 'Log-odds ratio of the week to those weeks';
COMMENT ON COLUMN terms_weekly.score IS 'log_odds by its standard error: above 1.96 the rise is unlikely by chance for a word chosen beforehand';
COMMENT ON COLUMN terms_weekly.is_new IS 'Not used in the 52 weeks before';
