CREATE TABLE region_ranking AS
WITH counted AS (
  SELECT "month", region,
    count(*) AS messages,
    count(DISTINCT person) AS authors,
    count(*) FILTER (urgency = 'critical') AS critical,
    count(*) FILTER (urgency = 'urgent') AS urgent,
    sum(count(*)) OVER (PARTITION BY "month") AS located
  FROM facts
  WHERE NOT is_copy AND is_placed
  GROUP BY "month", region
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY "month" ORDER BY messages DESC, region) AS rank
  FROM counted
)
SELECT r."month", r.region, r.rank::INTEGER AS rank, p.rank::INTEGER AS previous_rank,
  r.messages::INTEGER AS messages, r.authors::INTEGER AS authors,
  10000.0 * r.messages / r.located AS per_10000,
  10000.0 * wilson_low(r.messages, r.located) AS per_10000_low,
  10000.0 * wilson_high(r.messages, r.located) AS per_10000_high,
  10000.0 * r.critical / r.messages AS critical_per_10000,
  10000.0 * r.urgent / r.messages AS urgent_per_10000
FROM ranked r
LEFT JOIN ranked p ON p.region = r.region AND p."month" = r."month" - INTERVAL 1 MONTH
ORDER BY r."month", r.rank;

COMMENT ON TABLE region_ranking IS 'Regions by messages of a month. There are no inhabitants in the data: shares are of the messages whose region is known. Where regions are towns, messages that name no town take no part.';
COMMENT ON COLUMN region_ranking."month" IS 'First day of the month';
COMMENT ON COLUMN region_ranking.region IS 'Region';
COMMENT ON COLUMN region_ranking.rank IS '1 has most messages; regions of equal numbers have ranks of their own, in the order of their names';
COMMENT ON COLUMN region_ranking.previous_rank IS 'Rank of the month before; null without messages then';
COMMENT ON COLUMN region_ranking.messages IS 'Messages without copies';
COMMENT ON COLUMN region_ranking.authors IS 'Distinct authors of the month; unknown authors count one each';
COMMENT ON COLUMN region_ranking.per_10000 IS 'Its messages of every 10,000 whose region is known';
COMMENT ON COLUMN region_ranking.per_10000_low IS 'Lower bound of the 95 % interval (Wilson)';
COMMENT ON COLUMN region_ranking.per_10000_high IS 'Upper bound of the 95 % interval (Wilson)';
COMMENT ON COLUMN region_ranking.critical_per_10000 IS 'Critical messages of every 10,000 of its own';
COMMENT ON COLUMN region_ranking.urgent_per_10000 IS 'Urgent messages of every 10,000 of its own';
