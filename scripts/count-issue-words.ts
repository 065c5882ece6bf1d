// Writes models/issues/word-shares.txt: how many messages have each word that the word vectors know.
//   npx tsx scripts/count-issue-words.ts FILE… [--out DIR]
// The manifest beside it is told how many messages were read, and the hash of the file.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRepresenter, readNamed } from '../bench/issues/load-messages.ts';
import { writeShares } from '../src/cluster/semantics/word-shares.ts';
import { readIssueVectors } from '../src/cluster/semantics/word-vectors.ts';
import { updateManifest } from './update-manifest.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'models/issues' } },
});
const represent = await createRepresenter();
const counts = new Map(Array.from(readIssueVectors().words.ids.keys(), (word) => [word, 0]));
const messages = await readNamed(positionals);
for (const message of messages) {
  const words = new Set(
    represent(message)
      .issueTerms.split(' ')
      .map((term) => term.slice(term.indexOf(':') + 1)),
  );
  for (const word of words) {
    const count = counts.get(word);
    if (count !== undefined) counts.set(word, count + 1);
  }
}
for (const [word, count] of counts) if (count === 0) counts.delete(word);
const path = join(values.out, 'word-shares.txt');
writeShares(path, messages.length, counts);
updateManifest(values.out, {
  wordShares: {
    method: 'number of messages with each word that the vectors know',
    texts: messages.length,
    sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
  },
});
process.stdout.write(`${counts.size} words from ${messages.length} messages\n`);
