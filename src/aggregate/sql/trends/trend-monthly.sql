CREATE TABLE trend_monthly AS
SELECT period_start AS "month", * EXCLUDE (period_start)
FROM trend_of('month');

COMMENT ON TABLE trend_monthly IS 'Counts a month, for the total, each topic, region, kind and urgency, and their pairs, with 环比 and 同比. A cell stands if it had messages or copies in the month, or messages in the one before; the total stands in every month from the first day to the last, but for such as have neither messages nor copies and lack days.';
COMMENT ON COLUMN trend_monthly."month" IS 'First day of the month';
COMMENT ON COLUMN trend_monthly.grain IS 'Which dimensions the cell has: total, topic, region, kind, urgency, or a pair: topic_region, topic_kind, topic_urgency, region_kind, region_urgency, kind_urgency. Choose one: each grain counts all messages';
COMMENT ON COLUMN trend_monthly.topic IS 'Topic; null where not a dimension of the cell';
COMMENT ON COLUMN trend_monthly.region IS 'Region; 未知 where unknown; null where not a dimension of the cell';
COMMENT ON COLUMN trend_monthly.kind IS 'Kind; null where not a dimension of the cell';
COMMENT ON COLUMN trend_monthly.urgency IS 'Urgency; null where not a dimension of the cell';
COMMENT ON COLUMN trend_monthly.messages IS 'Messages without copies';
COMMENT ON COLUMN trend_monthly.authors IS 'Distinct authors of this cell and period; unknown authors count one each; does not add up over cells or periods';
COMMENT ON COLUMN trend_monthly.copies IS 'Messages left out as copies: same known author, same text';
COMMENT ON COLUMN trend_monthly.share IS 'messages / all messages of the period (of pairs, too: not of those of the region), 0 to 1; null where that has none';
COMMENT ON COLUMN trend_monthly.share_low IS 'Lower bound of the 95 % interval of share (Wilson)';
COMMENT ON COLUMN trend_monthly.share_high IS 'Upper bound of the 95 % interval of share (Wilson)';
COMMENT ON COLUMN trend_monthly.previous_messages IS 'messages of the month before; 0 where nobody wrote; null where that month has no message and lies outside the data or has missing days';
COMMENT ON COLUMN trend_monthly.previous_authors IS 'authors of the month before; null likewise';
COMMENT ON COLUMN trend_monthly.change IS '环比: messages - previous_messages; null without a basis';
COMMENT ON COLUMN trend_monthly.change_percent IS '环比 in percent; null without a basis or on a basis of zero';
COMMENT ON COLUMN trend_monthly.last_year_messages IS 'messages of the same month a year before; 0 and null likewise';
COMMENT ON COLUMN trend_monthly.year_change IS '同比: messages - last_year_messages; null without a basis';
COMMENT ON COLUMN trend_monthly.year_change_percent IS '同比 in percent; null without a basis or on a basis of zero';
COMMENT ON COLUMN trend_monthly.flags IS 'What hampers comparison. With the month before: partial, previous_partial, missing_days, holidays, sources_changed, model_changed, region_coverage, unsure_share; with the one a year before: partial and missing_days of the month itself, last_year_partial, last_year_missing_days, last_year_holidays, last_year_sources_changed, last_year_model_changed, last_year_region_coverage, last_year_unsure_share';
