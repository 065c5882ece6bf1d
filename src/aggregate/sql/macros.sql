-- Formulas that several tables share, and the page's own counting. Temporary: they live as long as a connection.
-- Quantile of the normal distribution behind all 95 % intervals, as `z95` of src/aggregate/figures/statistics.ts.
CREATE TEMP MACRO z() AS 1.959964::DOUBLE;

-- Wilson's score interval of a share (Wilson 1927), bounds in 0..1; null for no trials. It holds the share itself: of all hits the sum may end a last bit below 1.
CREATE TEMP MACRO wilson_half(hits, trials) AS
  z() * sqrt(greatest(0, hits * (trials - hits)::DOUBLE / trials) + z() * z() / 4) / (trials + z() * z());
CREATE TEMP MACRO wilson_mid(hits, trials) AS (hits + z() * z() / 2) / (trials + z() * z());
CREATE TEMP MACRO wilson_low(hits, trials) AS
  if(trials > 0, least(hits::DOUBLE / trials, greatest(0.0, wilson_mid(hits, trials) - wilson_half(hits, trials))), NULL);
CREATE TEMP MACRO wilson_high(hits, trials) AS
  if(trials > 0, greatest(hits::DOUBLE / trials, least(1.0, wilson_mid(hits, trials) + wilson_half(hits, trials))), NULL);

-- Change against a basis in percent; null without a basis or on a basis of zero.
CREATE TEMP MACRO percent_change(current, basis) AS
  if(basis > 0, 100.0 * (current - basis) / basis, NULL);

-- P(|Z| ≥ score) of a standard normal, by the rational approximation of erfc (Abramowitz and Stegun 7.1.26, error below
-- 1.5e-7; the exponential factor keeps small probabilities in proportion).
CREATE TEMP MACRO erfc_terms(t) AS
  t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
CREATE TEMP MACRO normal_two_sided(score) AS
  erfc_terms(1 / (1 + 0.3275911 * score / sqrt(2))) * exp(-score * score / 2);
