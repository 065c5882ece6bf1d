// Does what the TypeScript compiler leaves: copies SQL, JSON and text data beside the sources from src to dist, and makes the
// command executable (npm does so once, when it links it; a later build writes the file anew).
import { chmod, cp, mkdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { glob } from 'tinyglobby';

const files = await glob([
  'src/**/*.{sql,json,jsonl,txt,tsv,csv}',
  '!src/dashboard/web/**',
  '!src/**/kernel/assembly/**',
]);
for (const file of files) {
  const target = join('dist', relative('src', file));
  await mkdir(dirname(target), { recursive: true });
  await cp(file, target);
}
await chmod('dist/cli.js', 0o755);
