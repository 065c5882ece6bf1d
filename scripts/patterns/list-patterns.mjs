/**
 * Prints the regular expressions of the built program as JSON, each with a file that has it: those that stand in its files, those that
 * its modules put together when they are loaded, and those of the shipped hazards. A process of its own, since it replaces what makes them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { globSync } from 'tinyglobby';
import typescript from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
const files = globSync('**/*.js', {
  cwd: dist,
  ignore: ['dashboard/public/**', 'cli.js', '**/*worker*', '**/*thread*'],
});
const found = new Map();

for (const file of [...files.map((file) => `dist/${file}`), ...globSync('src/dashboard/web/**/*.ts', { cwd: root })]) {
  const visit = (node) => {
    if (typescript.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.set(node.text, { file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    typescript.forEachChild(node, visit);
  };
  visit(typescript.createSourceFile(file, readFileSync(join(root, file), 'utf8'), typescript.ScriptTarget.Latest));
}

const original = globalThis.RegExp;
globalThis.RegExp = new Proxy(original, {
  construct(target, given) {
    const pattern = Reflect.construct(target, given);
    const { source, flags } = pattern;
    // Libraries make some while they are loaded: told apart by who asked.
    const file = /[/\\](dist[/\\][^:]*)/.exec(new Error('who').stack.split('\n')[2] ?? '')?.[1];
    const key = `/${source}/${flags}`;
    if (file !== undefined && !found.has(key)) found.set(key, { file, source, flags });
    return pattern;
  },
});
for (const file of files) await import(pathToFileURL(join(dist, file)).href);

const hazardsFile = 'models/urgency/hazards.json';
for (const { says, ...others } of JSON.parse(readFileSync(join(root, hazardsFile), 'utf8')).hazards) {
  for (const source of [...says, others.not, others.now, others.past]) {
    if (source !== undefined) found.set(`/${source}/u`, { file: hazardsFile, source, flags: 'u' });
  }
}
process.stdout.write(JSON.stringify([...found.values()]));
