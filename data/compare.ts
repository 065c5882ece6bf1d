import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { Command } from 'commander';
import { compareFigures, measureCorpus } from './compare/measure.ts';
import { readTexts } from './compare/read-texts.ts';

const [generatedPath, realPath] = new Command('compare')
  .description('Prints how a generated file and a real one compare: vocabulary, lengths, near-copies.')
  .argument('<generated>', 'file of data/generate.ts --rows (.jsonl)')
  .argument('<real>', 'a real board (.xlsx or .jsonl)')
  .parse().args as [string, string];

const real = await readTexts(realPath, Number.POSITIVE_INFINITY);
// As many as the real board has: vocabulary and copies grow with the number of messages.
const generated = await readTexts(generatedPath, real.length);
const jieba = Jieba.withDict(dict);
const cut = (text: string) => jieba.cut(text, true);
const figures = compareFigures(measureCorpus(generated, cut), measureCorpus(real, cut));

console.log(`${'figure'.padEnd(26)}${'generated'.padStart(12)}${'real'.padStart(12)}${'ratio'.padStart(9)}`);
for (const { name, generated: made, real: found } of figures) {
  const shown = (value: number) =>
    value < 1 ? value.toFixed(4) : value.toFixed(value < 1000 && value % 1 !== 0 ? 1 : 0);
  console.log(
    `${name.padEnd(26)}${shown(made).padStart(12)}${shown(found).padStart(12)}${(made / found).toFixed(2).padStart(9)}`,
  );
}
const off = figures.filter(({ generated: made, real: found }) => Math.abs(made / found - 1) > 0.2);
console.log(off.length === 0 ? 'All within 20 %.' : `Not within 20 %: ${off.map(({ name }) => name).join(', ')}`);
