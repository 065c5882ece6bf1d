-- The letters and digits of a message, hashed as `hashLetters` does.
CREATE OR REPLACE TEMP MACRO letters_hash(title, body) AS
  sha256(regexp_replace(coalesce(title, '') || coalesce(body, ''), '[^\p{L}\p{N}]', '', 'g'))[:32];
-- The same of a letter by a known writer, hashed as `hashLetter` does; null where either is missing.
CREATE OR REPLACE TEMP MACRO letter_hash(author, title, body) AS
  CASE WHEN regexp_matches(coalesce(title, '') || coalesce(body, ''), '[\p{L}\p{N}]')
    THEN sha256(author || letters_hash(title, body))[:32] END;
