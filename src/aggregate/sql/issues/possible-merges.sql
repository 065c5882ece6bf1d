CREATE TABLE possible_merges AS
SELECT p.left_issue_id, l.source AS left_source, l.message_id AS left_message_id,
  p.right_issue_id, r.source AS right_source, r.message_id AS right_message_id,
  p.log_odds, p.why, p.left_key, p.right_key
FROM source_possible_merges p
JOIN facts l ON l.message_key = p.left_key
JOIN facts r ON r.message_key = p.right_key
ORDER BY p.log_odds DESC, p.left_key, p.right_key;

COMMENT ON TABLE possible_merges IS 'Pairs of issues, or of messages that stand alone, that may be one issue though clustering did not join them: for a person to decide. Likeliest first, a few for each; without dismissed issues and pairs that an editor told apart.';
COMMENT ON COLUMN possible_merges.left_issue_id IS 'The larger issue of the two, of equal ones the earlier; null where it is a message that stands alone';
COMMENT ON COLUMN possible_merges.left_source IS 'Source of its message that is nearest to the other';
COMMENT ON COLUMN possible_merges.left_message_id IS 'That message; unique with source';
COMMENT ON COLUMN possible_merges.right_issue_id IS 'The other issue; null where it is a message that stands alone';
COMMENT ON COLUMN possible_merges.right_source IS 'Source of its message that is nearest to the first';
COMMENT ON COLUMN possible_merges.right_message_id IS 'That message; unique with source';
COMMENT ON COLUMN possible_merges.log_odds IS 'Log-odds that these two messages are of one issue, from cluster.possibleThreshold on; less where both speak of one matter at a name that few have';
COMMENT ON COLUMN possible_merges.why IS 'Terms that both messages have, those that tell most first';
COMMENT ON COLUMN possible_merges.left_key IS 'message_key of the left message';
COMMENT ON COLUMN possible_merges.right_key IS 'message_key of the right message';
