-- Days between which each source speaks. Temporary; `src/aggregate/figures/comparability.ts` asks the same where the tables are read.
CREATE TEMP TABLE source_reach AS
{messages/source-voice};
