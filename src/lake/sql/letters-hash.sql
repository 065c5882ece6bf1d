-- The letters and digits of a message, hashed as `hashLetters` does.
CREATE OR REPLACE TEMP MACRO letters_hash(title, body) AS
  sha256(regexp_replace(coalesce(title, '') || coalesce(body, ''), '[^\p{L}\p{N}]', '', 'g'))[:32];
