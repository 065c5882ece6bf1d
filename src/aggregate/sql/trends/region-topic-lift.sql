CREATE TABLE region_topic_lift AS
-- What is counted is author × topic × region (人次): whoever writes of two topics counts in both, in the margins too.
WITH cells AS (
  SELECT region, topic, count(DISTINCT person)::DOUBLE AS authors
  FROM facts, coverage
  WHERE NOT is_copy AND is_placed AND day <= last_day AND day > last_day - getvariable('lift_days')::INTEGER
  GROUP BY region, topic
),
margins AS (
  SELECT *, sum(authors) OVER (PARTITION BY region) AS region_authors, sum(authors) OVER (PARTITION BY topic) AS topic_authors,
    sum(authors) OVER () AS all_authors
  FROM cells
),
expectations AS (
  SELECT *,
    region_authors * topic_authors / all_authors AS expected,
    -- The smallest expected count of the 2 × 2 table (this region or not, this topic or not).
    least(region_authors, all_authors - region_authors) * least(topic_authors, all_authors - topic_authors) / all_authors AS least_expected
  FROM margins
),
tested AS (
  SELECT *,
    CASE WHEN least_expected >= 5 THEN
      all_authors * pow(authors * (all_authors - region_authors - topic_authors + authors)
        - (region_authors - authors) * (topic_authors - authors), 2)
      / (region_authors * (all_authors - region_authors) * topic_authors * (all_authors - topic_authors))
    END AS chi_square
  FROM expectations
),
judged AS (
  SELECT *, normal_two_sided(sqrt(chi_square)) AS p_value,
    count(chi_square) OVER () AS tests,
    row_number() OVER (ORDER BY chi_square DESC NULLS LAST, region, topic) AS place
  FROM tested
)
SELECT region, topic, authors::INTEGER AS authors, round(expected, 6) AS expected, round(authors / expected, 6) AS lift,
  round(chi_square, 6) AS chi_square, p_value,
  -- Benjamini and Hochberg's adjustment over all cells tested.
  if(chi_square IS NULL, NULL,
    least(1, min(p_value * tests / place) OVER (ORDER BY place DESC ROWS UNBOUNDED PRECEDING))) AS p_adjusted
FROM judged
ORDER BY p_adjusted NULLS LAST, chi_square DESC NULLS LAST, authors DESC, region, topic;

COMMENT ON TABLE region_topic_lift IS 'Which topics are heavier in a region than in all, over the last 365 days (setting): lift with χ² of the 2 × 2 table, where all its expected counts reach 5.';
COMMENT ON COLUMN region_topic_lift.region IS 'Region';
COMMENT ON COLUMN region_topic_lift.topic IS 'Topic';
COMMENT ON COLUMN region_topic_lift.authors IS 'Distinct authors of the topic in the region';
COMMENT ON COLUMN region_topic_lift.expected IS 'What region and topic, if independent, let expect: their sums over all cells, in which a person counts once for each topic and region, multiplied and divided by the sum of all';
COMMENT ON COLUMN region_topic_lift.lift IS 'authors / expected: above 1 is more than expected';
COMMENT ON COLUMN region_topic_lift.chi_square IS 'χ² with one degree of freedom (Pearson); null where an expected count is below 5';
COMMENT ON COLUMN region_topic_lift.p_value IS 'Probability of so high a χ² by chance, if all these were written independently; too small where few people write of many topics';
COMMENT ON COLUMN region_topic_lift.p_adjusted IS 'The same, adjusted for the number of cells tested (Benjamini and Hochberg)';
