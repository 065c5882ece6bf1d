import { readFileSync } from 'node:fs';

/**
 * Segmentation alone, the yardstick: `cut` with HMM over title and body of a JSONL file, one thread, by `node-rs` or
 * `nodejieba`. Prints seconds.
 */
const file = process.argv[2];
if (file === undefined) throw new Error('Expected a JSONL file of messages as argument');
const texts = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => {
    const { title, body } = JSON.parse(line) as { title: string; body: string };
    return `${title} ${body}`;
  });
const cut = await openCut(process.argv[3] ?? 'node-rs');
cut('预热');
const started = performance.now();
let tokens = 0;
for (const text of texts) tokens += cut(text).length;
const seconds = (performance.now() - started) / 1000;
process.stdout.write(JSON.stringify({ seconds, messages: texts.length, tokens }));

async function openCut(engine: string): Promise<(text: string) => string[]> {
  if (engine === 'nodejieba') {
    const { default: nodejieba } = await import('nodejieba');
    nodejieba.load();
    return (text) => nodejieba.cut(text, true);
  }
  const { Jieba } = await import('@node-rs/jieba');
  const { dict } = await import('@node-rs/jieba/dict.js');
  const jieba = Jieba.withDict(dict);
  return (text) => jieba.cut(text, true);
}
