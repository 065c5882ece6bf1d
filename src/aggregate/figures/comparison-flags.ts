/** How the messages of two spans differ. */
export type DifferenceFlag = 'model_changed' | 'region_coverage' | 'unsure_share';
type PeriodFlag = 'partial' | 'missing_days' | 'holidays' | 'sources_changed' | DifferenceFlag;
/** What hampers a comparison, in the words of the trend tables; what concerns 同比 alone begins with last_year_. */
export type ComparisonFlag = PeriodFlag | 'previous_partial' | `last_year_${PeriodFlag}`;
