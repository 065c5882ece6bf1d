CREATE TEMP TABLE term_window AS
SELECT last_day,
  (date_trunc('week', last_day) - to_weeks(getvariable('term_weeks')::INTEGER - 1) - INTERVAL 364 DAY)::DATE AS from_day
FROM coverage;

-- Terms of each message, as the lake has them (`trend-terms.ts` lists them). Read once and kept, as every look into the lake
-- costs more than all that is counted here.
CREATE TEMP TABLE term_texts AS
WITH wanted AS (
  SELECT message_key, day, week, person, text, topic
  FROM facts, term_window
  WHERE NOT is_copy AND day BETWEEN from_day AND last_day
),
repeaters AS (
  SELECT week, person FROM wanted GROUP BY week, person HAVING count(*) > 1
),
-- One letter sent by several people, and the one of them that counts as its text: equal texts have equal terms.
letters AS (
  SELECT week, text, min(message_key) AS first_key FROM wanted GROUP BY week, text HAVING count(*) > 1
)
SELECT w.message_key, w.day, w.week, w.person, w.text, w.topic, (w.week, w.person) NOT IN (SELECT (week, person) FROM repeaters) AS is_single,
  coalesce(l.first_key = w.message_key, true) AS is_first,
  -- Of parts of earlier versions the words alone.
  CASE WHEN r.trend_words IS NULL THEN array_to_string(
    list_distinct([split_part(term, ':', 2) FOR term IN string_split(r.issue_terms, ' ') IF term[1] IN ('t', 'b')
      AND length(split_part(term, ':', 2)) BETWEEN 2 AND 8]), ' ')
    ELSE r.trend_words END AS words,
  r.trend_phrases AS phrases,
  -- Names and the words inside them come first, then the words of the title, each after a mark: no more of the terms is looked at.
  regexp_extract(r.issue_terms, '^(?:[rqpkln]:\S+ ?)*') AS head,
  regexp_extract(r.issue_terms, '^(?:[rqpkln]:\S+ )*(t:\S+(?: t:\S+)*)', 1) AS title_words
FROM resolved r
JOIN wanted w USING (message_key)
LEFT JOIN letters l USING (week, text);

-- A title that many messages of a week have (市民来电, 咨询) says of none what it is about.
UPDATE term_texts SET title_words = ''
WHERE title_words <> '' AND (week, hash(title_words)) IN (
  SELECT (week, title)
  FROM (SELECT week, hash(title_words) AS title, count(*) AS messages FROM term_texts WHERE title_words <> '' GROUP BY ALL)
  JOIN (SELECT week, count(*) AS all_messages FROM term_texts GROUP BY week) USING (week)
  WHERE messages >= greatest(10, 0.05 * all_messages)
);

-- Names of regions, and what stands before their ends ("城东" of 城东街道).
CREATE TEMP TABLE region_words AS
SELECT region AS word FROM facts
UNION
SELECT regexp_extract(region, '^(.{2,})(?:街道|地区|[省市区县旗州盟镇乡村])$', 1) FROM facts;

CREATE TEMP TABLE all_phrases AS
SELECT DISTINCT unnest(string_split(phrases, ' ')) AS phrase FROM term_texts WHERE phrases <> '';

-- Phrases of which a word is boilerplate or names a region.
CREATE TEMP TABLE barred_phrases AS
SELECT phrase
FROM (SELECT phrase, string_split(phrase, '_') AS parts FROM all_phrases)
WHERE list_has_any(getvariable('boilerplate'), parts)
  OR parts[1] IN (FROM region_words) OR parts[2] IN (FROM region_words)
  OR regexp_matches(parts[1], getvariable('boilerplate_form')) OR regexp_matches(parts[2], getvariable('boilerplate_form'));

CREATE TEMP MACRO terms_of(rare_only, from_day) AS TABLE
-- Several looks at the table cost less than one copy of it.
WITH marked AS NOT MATERIALIZED (
  SELECT rowid AS text_row, week, person, is_single, is_first, title_words <> '' AS has_title, words, phrases
  FROM term_texts
  WHERE (NOT rare_only OR NOT is_single OR NOT is_first OR title_words = '') AND day >= from_day
)
SELECT text_row, week, person, is_single, is_first, has_title, unnest(string_split(words, ' ')) AS term
FROM marked
WHERE words <> ''
UNION ALL
SELECT text_row, week, person, is_single, is_first, has_title, replace(phrase, '_', '')
FROM (
  SELECT text_row, week, person, is_single, is_first, has_title, unnest(string_split(phrases, ' ')) AS phrase
  FROM marked
  WHERE phrases <> ''
)
WHERE phrase NOT IN (FROM barred_phrases);

-- Most people write once a week, a text of their own, under a title: of these nothing but their number is counted.
CREATE TEMP TABLE term_counts AS
WITH everyone AS (
  SELECT week, term, count(*) AS messages
  FROM terms_of(false, DATE '0001-01-01')
  GROUP BY week, term
),
rare AS (
  SELECT week, term, count(*) FILTER (NOT is_single) - count(DISTINCT person) FILTER (NOT is_single) AS repeats,
    count(*) FILTER (NOT is_first) AS copies, count(*) FILTER (NOT has_title) AS untitled
  FROM terms_of(true, DATE '0001-01-01')
  GROUP BY week, term
)
SELECT week, term, e.messages, e.messages - coalesce(r.repeats, 0) AS authors, e.messages - coalesce(r.copies, 0) AS texts,
  e.messages - coalesce(r.untitled, 0) AS with_title
FROM everyone e
LEFT JOIN rare r USING (week, term);

CREATE TEMP TABLE term_totals AS
SELECT term, sum(messages) AS messages, sum(authors) AS authors, max(authors) AS peak, sum(sum(authors)) OVER () AS all_authors
FROM term_counts
GROUP BY term;

-- Words that name places: parts of the names found in the messages counted. What very many names of any time end with
-- (小区, 学校) is no name.
CREATE TEMP TABLE place_words AS
WITH names AS (
  SELECT name, count(*) FILTER (is_counted) AS messages
  FROM (
    SELECT unnest(list_distinct([place.name FOR place IN places])) AS name,
      created_at::DATE BETWEEN from_day AND last_day AS is_counted
    FROM resolved, term_window
    WHERE duplicate_of IS NULL
  )
  GROUP BY name
  HAVING length(name) BETWEEN 2 AND 20
),
-- By two characters first: few of them begin a term.
begun AS (
  SELECT n.name, n.messages, n.start, t.term
  FROM (SELECT name, messages, unnest(range(1, length(name)))::INTEGER AS start FROM names) n
  JOIN (SELECT term, left(term, 2) AS head FROM term_totals WHERE peak >= getvariable('term_authors')) t
    ON t.head = substring(n.name, n.start, 2)
)
SELECT term, sum(messages) AS messages, count(*) FILTER (ends_with(name, term)) AS names
FROM begun
-- Once a name, however often it holds the term.
WHERE strpos(name, term) = start
GROUP BY term;

-- In how many messages a word stands inside a name, whatever the names.
CREATE TEMP TABLE named_words AS
SELECT term, count(*) AS messages
FROM (
  SELECT word[3:] AS term
  FROM (SELECT unnest(string_split(head, ' ')) AS word FROM term_texts WHERE contains(head, 'n:'))
  WHERE word[1] = 'n'
)
GROUP BY term;

-- In how many messages of a week a term stands in the title, of those that have one; a phrase always does.
CREATE TEMP TABLE titled_counts AS
WITH frequent AS (
  SELECT term, term IN (SELECT replace(phrase, '_', '') FROM all_phrases) AS is_phrase
  FROM term_totals
  WHERE peak >= getvariable('term_authors')
),
titled AS (
  SELECT week, term, count(*) AS messages
  FROM (SELECT week, unnest(string_split(title_words[3:], ' t:')) AS term FROM term_texts WHERE title_words <> '')
  JOIN frequent USING (term)
  GROUP BY week, term
)
SELECT c.week, c.term, c.with_title, f.is_phrase, if(f.is_phrase, c.with_title, coalesce(t.messages, 0)) AS titled
FROM term_counts c
JOIN frequent f USING (term)
LEFT JOIN titled t USING (week, term);

-- Words of the messages that tell of which topics words are: of very many messages some tell as well.
SET VARIABLE told_nth = (SELECT (1 + count(*) // 200000)::UBIGINT FROM term_texts);
CREATE TEMP MACRO is_told(message_key) AS hash(message_key) % getvariable('told_nth') = 0;
CREATE TEMP MACRO told_terms() AS TABLE
SELECT week, topic, unnest(string_split(words, ' ')) AS term FROM term_texts WHERE words <> '' AND is_told(message_key)
UNION ALL
SELECT week, topic, unnest(string_split(replace(phrases, '_', ''), ' ')) FROM term_texts WHERE phrases <> '' AND is_told(message_key);

CREATE TEMP TABLE told_topics AS
SELECT topic, count(*) / sum(count(*)) OVER () AS share, count(*) OVER () AS topics
FROM term_texts
WHERE is_told(message_key)
GROUP BY topic;

-- How much the topics of messages differ from those of all (Kullback and Leibler 1951), less what differs by chance (Miller 1955).
CREATE TEMP MACRO divergence_of(messages, all_messages, share, topics) AS
  greatest(0, sum(messages / all_messages * ln(messages / all_messages / share)) - (any_value(topics) - 1) / (2 * any_value(all_messages)));

-- What words differ by on average.
CREATE TEMP TABLE usual_divergence AS
WITH counted AS (
  SELECT term, share, topics, messages, sum(messages) OVER (PARTITION BY term) AS all_messages
  FROM (SELECT term, topic, count(*) AS messages FROM told_terms() GROUP BY term, topic)
  JOIN told_topics USING (topic)
  SEMI JOIN (SELECT term FROM term_totals WHERE peak >= getvariable('term_authors')) USING (term)
),
spread AS (
  SELECT divergence_of(messages, all_messages, share, topics) AS divergence
  FROM counted
  GROUP BY term
  HAVING any_value(all_messages) >= 20
)
SELECT avg(divergence) AS divergence FROM spread;

-- P(X >= hits) of a binomial: the conditional test of two Poisson counts of one rate (Przyborowski and Wilenski 1940).
CREATE TEMP MACRO binomial_tail(hits, trials, chance) AS
  list_sum(list_transform(range(hits, trials + 1), lambda k:
    exp(lgamma(trials + 1) - lgamma(k + 1) - lgamma(trials - k + 1) + k * ln(chance) + (trials - k) * ln(1 - chance))));

-- How many standard deviations are as unlikely (Abramowitz and Stegun 26.2.23, error below 4.5e-4), of up to one in two.
CREATE TEMP MACRO normal_quantile_of(t) AS
  t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
CREATE TEMP MACRO normal_quantile(probability) AS
  normal_quantile_of(sqrt(-2 * ln(greatest(least(probability, 0.5), 1e-300))));

CREATE TEMP TABLE risen_terms AS
-- Few terms have so many authors in any week: only of these is asked what kind of words they are.
WITH frequent AS MATERIALIZED (
  SELECT * FROM term_totals WHERE peak >= getvariable('term_authors')
),
-- What a message is about stands in its title; what any message may say (责任, 购买) seldom does. How often is often depends on
-- the titles of the data.
least_titled AS MATERIALIZED (
  SELECT coalesce(getvariable('term_titled') * sum(titled) / nullif(sum(with_title), 0), 0) AS share
  FROM titled_counts
  WHERE NOT is_phrase
),
usable AS (
  SELECT t.term, t.authors, t.all_authors
  FROM frequent t
  JOIN (SELECT term, sum(titled) AS titled, sum(with_title) AS with_title FROM titled_counts GROUP BY term) l USING (term)
  CROSS JOIN least_titled
  LEFT JOIN place_words p USING (term)
  LEFT JOIN named_words n USING (term)
  WHERE l.titled >= share * l.with_title
    -- The only term that there is has no odds.
    AND t.authors < t.all_authors
    AND NOT regexp_matches(t.term, '[^\p{Han}]')
    AND NOT (p.term IS NOT NULL AND p.messages >= 0.5 * t.authors AND p.names < getvariable('place_word_names'))
    AND NOT coalesce(n.messages >= 0.5 * t.messages, false)
    AND NOT list_contains(getvariable('boilerplate'), t.term)
    AND NOT regexp_matches(t.term, getvariable('boilerplate_form'))
    AND NOT regexp_matches(t.term, getvariable('grammatical_form'))
    AND t.term NOT IN (SELECT word FROM grammatical_words)
    AND t.term NOT IN (FROM region_words)
),
week_sizes AS (
  SELECT week, sum(authors) AS n,
    sum(sum(authors)) OVER (ORDER BY week RANGE BETWEEN INTERVAL 364 DAY PRECEDING AND INTERVAL 7 DAY PRECEDING) AS background_n
  FROM term_counts
  GROUP BY week
),
counts AS (
  SELECT c.week, c.term, c.messages, c.authors, c.texts, l.titled, l.with_title, w.n, w.background_n,
    coalesce(sum(c.authors) OVER history, 0) AS background_authors,
    getvariable('term_prior') * u.authors / u.all_authors AS prior
  FROM term_counts c
  JOIN usable u USING (term)
  JOIN week_sizes w USING (week)
  JOIN titled_counts l USING (week, term)
  WINDOW history AS (PARTITION BY c.term ORDER BY c.week RANGE BETWEEN INTERVAL 364 DAY PRECEDING AND INTERVAL 7 DAY PRECEDING)
),
compared AS (
  SELECT *,
    ln((authors + prior) / (n + getvariable('term_prior') - authors - prior))
      - ln((background_authors + prior) / (background_n + getvariable('term_prior') - background_authors - prior)) AS log_odds,
    sqrt(1 / (authors + prior) + 1 / (background_authors + prior)) AS log_odds_error,
    -- Exactly where the word was rare before: with no background the error of the log-odds is that of the prior alone, which grows
    -- with the history, so that a new word would need the more authors the longer the data. Else the log-odds tell as well.
    if(background_authors <= 50 AND authors / n > background_authors / background_n,
      binomial_tail(authors, (authors + background_authors)::INTEGER, n / (n + background_n)), NULL) AS probability
  FROM counts, coverage, least_titled
  WHERE authors >= getvariable('term_authors') AND texts >= getvariable('term_texts') AND background_n > 0
    -- Nor does a week's rise concern what none of its titles says.
    AND titled >= share * with_title
    AND week >= date_trunc('week', last_day) - to_weeks(getvariable('term_weeks')::INTEGER - 1)
),
scored AS (
  SELECT *, round(greatest(log_odds / log_odds_error, coalesce(normal_quantile(probability), 0)), 6) AS score
  FROM compared
)
SELECT * FROM scored WHERE score >= getvariable('term_score');

CREATE TEMP TABLE rising_terms AS
-- What letters of every topic say (面临, 公司, 项目) does not say what rises, unless it is far above what it was. The weeks before alone
-- tell: else a rise that letters of many topics write of would, as it goes on, take back what was told of its beginning.
WITH doubtful AS MATERIALIZED (
  SELECT week, term FROM risen_terms WHERE score < getvariable('burst_term_score') OR log_odds < ln(3)
),
used AS (
  SELECT week, term, topic, count(*) AS messages
  FROM told_terms()
  -- `coalesce` keeps this a lookup, as below.
  WHERE coalesce(term IN (SELECT term FROM doubtful), false)
  GROUP BY week, term, topic
),
known AS (
  SELECT d.week, d.term, t.share, t.topics, sum(u.messages) AS messages, sum(sum(u.messages)) OVER (PARTITION BY d.week, d.term) AS all_messages
  FROM doubtful d
  JOIN used u ON u.term = d.term AND u.week < d.week
  JOIN told_topics t ON t.topic = u.topic
  GROUP BY d.week, d.term, t.topic, t.share, t.topics
),
untopical AS (
  SELECT week, term
  FROM known
  GROUP BY week, term
  -- Of fewer nobody knows.
  HAVING any_value(all_messages) >= 20
    AND divergence_of(messages, all_messages, share, topics) < getvariable('term_topical') * (SELECT divergence FROM usual_divergence)
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY week ORDER BY score DESC, titled DESC, term) AS rank
  FROM risen_terms
  ANTI JOIN untopical USING (week, term)
)
SELECT week, rank::INTEGER AS rank, term, messages, authors, background_authors::INTEGER AS background_authors,
  n::BIGINT AS week_n, background_n::BIGINT AS background_n, round(prior, 6) AS prior,
  round(log_odds, 6) AS log_odds, score,
  CASE WHEN background_authors > 0 THEN false WHEN first_day <= week - 364 THEN true END AS is_new
FROM ranked
WHERE rank <= getvariable('terms_per_week');
DROP TABLE risen_terms;

-- Messages with the risen terms: of the week in which one is listed, and of all weeks where alerts follow it.
CREATE TEMP TABLE risen_hits AS
WITH followed AS (
  SELECT DISTINCT term FROM rising_terms
  WHERE score >= getvariable('burst_term_score') AND rank <= getvariable('burst_terms_per_week')
),
listed AS (
  SELECT week, term FROM followed CROSS JOIN (SELECT DISTINCT week FROM term_texts)
  UNION ALL
  SELECT week, term FROM rising_terms WHERE term NOT IN (FROM followed)
),
-- Once a message, though a phrase may read like a word of it: the row's number alone, as few are left of very many.
found AS (
  SELECT DISTINCT t.text_row, term
  FROM (
    FROM terms_of(false, (SELECT date_trunc('week', last_day) - to_weeks(greatest(52, getvariable('term_weeks')::INTEGER)) FROM coverage))
    -- `coalesce` keeps this a lookup in the rising terms. DuckDB takes the terms of all texts for few, and would otherwise build its
    -- hash table of them.
    WHERE coalesce(term IN (SELECT term FROM rising_terms), false)
  ) t
  JOIN listed l USING (week, term)
)
SELECT f.term, t.day, t.week, t.person, t.message_key, t.text
FROM found f
JOIN term_texts t ON t.rowid = f.text_row;

-- A word rises with a matter: of a word that a week's letters have by chance each is of another. Those of one text are one letter.
CREATE TEMP TABLE scattered_terms AS
SELECT week, term
FROM (
  SELECT h.week, h.term, count(DISTINCT h.text) AS texts
  FROM risen_hits h
  JOIN rising_terms r USING (week, term)
  JOIN facts f USING (message_key)
  GROUP BY h.week, h.term, coalesce(f.subtopic, f.topic)
)
GROUP BY week, term
HAVING max(texts) < least(2, getvariable('term_texts'));

CREATE OR REPLACE TEMP TABLE rising_terms AS
SELECT week, row_number() OVER (PARTITION BY week ORDER BY rank)::INTEGER AS rank, * EXCLUDE (week, rank)
FROM rising_terms
ANTI JOIN scattered_terms USING (week, term);
DROP TABLE scattered_terms;

CREATE TEMP TABLE listed_hits AS
WITH followed AS (
  SELECT DISTINCT term FROM rising_terms
  WHERE score >= getvariable('burst_term_score') AND rank <= getvariable('burst_terms_per_week')
)
SELECT h.*, f.term IS NOT NULL AS is_followed
FROM risen_hits h
LEFT JOIN followed f USING (term)
LEFT JOIN rising_terms r ON r.week = h.week AND r.term = h.term
WHERE f.term IS NOT NULL OR r.term IS NOT NULL;
DROP TABLE risen_hits;

-- One event raises several words at once: each is led by the most risen one that has most of its messages, and is itself at
-- least twice as frequent as before, so that no word of every other message leads.
CREATE TABLE terms_weekly AS
WITH RECURSIVE hits AS (
  SELECT h.week, h.message_key, r.rank, r.messages, r.log_odds >= ln(2) AS may_lead
  FROM listed_hits h
  JOIN rising_terms r USING (week, term)
),
led AS (
  SELECT week, rank, min(other) AS leader
  FROM (
    SELECT a.week, a.rank, b.rank AS other
    FROM hits a
    JOIN hits b ON b.week = a.week AND b.message_key = a.message_key AND b.rank < a.rank AND b.may_lead
    GROUP BY a.week, a.rank, b.rank
    HAVING count(*) > 0.5 * any_value(a.messages)
  )
  GROUP BY week, rank
),
-- Who leads may be led itself.
chain AS (
  SELECT week, rank, leader FROM led
  UNION ALL
  SELECT c.week, c.rank, l.leader
  FROM chain c
  JOIN led l ON l.week = c.week AND l.rank = c.leader
)
SELECT r.week, r.rank, r.term, o.term AS leading_term, r.messages, r.authors, r.background_authors, r.week_n, r.background_n, r.prior,
  r.log_odds, r.score, r.is_new
FROM rising_terms r
LEFT JOIN (SELECT week, rank, min(leader) AS leader FROM chain GROUP BY week, rank) l USING (week, rank)
LEFT JOIN rising_terms o ON o.week = l.week AND o.rank = l.leader
ORDER BY r.week, r.rank;
DROP TABLE rising_terms;

-- How many terms alerts are looked for in: those that were not rising were tested as well.
CREATE TEMP TABLE terms_tested AS
SELECT count(DISTINCT term) AS n
FROM term_counts
WHERE authors >= getvariable('term_authors');
DROP TABLE term_counts;
DROP TABLE term_totals;
DROP TABLE place_words;
DROP TABLE named_words;
DROP TABLE told_topics;
DROP TABLE usual_divergence;
DROP TABLE titled_counts;
DROP TABLE barred_phrases;
DROP TABLE all_phrases;
DROP TABLE region_words;
DROP TABLE grammatical_words;

COMMENT ON TABLE terms_weekly IS 'Words and title phrases that rose most in a week against the 52 weeks before: log-odds with an informative Dirichlet prior, and an exact test for rare and new ones. Names of places, boilerplate, words of grammar, what titles seldom say, what letters of every topic said in the weeks before, what a week''s letters have by chance, each of another subtopic, and the words of fewer than 3 different texts (setting) are left out; only the last 52 weeks (setting).';
COMMENT ON COLUMN terms_weekly.week IS 'Monday of the ISO week';
COMMENT ON COLUMN terms_weekly.rank IS '1 rose most';
COMMENT ON COLUMN terms_weekly.term IS 'The word, or two neighbouring words of a title';
COMMENT ON COLUMN terms_weekly.leading_term IS 'The most risen term of the week that stands in most of its messages, or in turn the one that leads that: one event raises several words at once; null where there is none';
COMMENT ON COLUMN terms_weekly.messages IS 'Messages of the week with the term, without copies';
COMMENT ON COLUMN terms_weekly.authors IS 'Distinct authors of the week who used it; unknown authors count one each';
COMMENT ON COLUMN terms_weekly.background_authors IS 'Authors who used it in the 52 weeks before, summed over weeks';
COMMENT ON COLUMN terms_weekly.week_n IS 'n of the formula (docs/measures.md): authors of the week summed over all terms, listed or not';
COMMENT ON COLUMN terms_weekly.background_n IS 'n₀: the same sum over the 52 weeks before';
COMMENT ON COLUMN terms_weekly.prior IS 'α: 500 (setting) × share of the term of all term × author of the weeks read';
COMMENT ON COLUMN terms_weekly.log_odds IS 'Log-odds ratio of the week to those weeks';
COMMENT ON COLUMN terms_weekly.score IS 'log_odds by its standard error, or what the exact conditional binomial test of a word with up to 50 background authors is as unlikely as, if that is more: above 1.96 the rise is unlikely by chance for a word chosen beforehand';
COMMENT ON COLUMN terms_weekly.is_new IS 'Not used in the 52 weeks before; null where it was not, but the data do not reach over them';
