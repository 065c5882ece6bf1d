import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const documents = globSync(['*.md', 'docs/*.md', 'data/**/*.md', 'models/*/*.md'], { cwd: root }).sort();
const files = globSync(['{src,test,bench,scripts,data,models,docs}/**'], { cwd: root });
const baseNames = new Set(files.map((path) => basename(path)));
const folders = new Set(files.flatMap((path) => path.split('/').slice(0, -1)));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const sources = files
  .filter((path) => /^src\/.*\.ts$/u.test(path))
  .map(read)
  .join('\n');

/** The anchors that GitHub gives the headings of a document. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = text.replace(/^```.*?^```/gmsu, '').match(/^#+ .*$/gmu) ?? [];
  const slugs = headings.map((line) =>
    line
      .replace(/^#+ /u, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{Pc}\- ]/gu, '')
      .replace(/ /gu, '-'),
  );
  return new Set(slugs);
}

/** Links of a document to files of the repository, and to headings of its own. */
function linksOf(text: string): readonly string[] {
  const prose = text.replace(/^```.*?^```/gmsu, '').replace(/`[^`\n]*`/gu, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/gu)].map(([, link]) => link!).filter((link) => !/^[a-z]+:/u.test(link));
}

function isDead(document: string, link: string): boolean {
  const [path, anchor] = link.split('#') as [string, string?];
  const target = path === '' ? document : join(dirname(document), path);
  if (!existsSync(join(root, target))) return true;
  return anchor !== undefined && !anchorsOf(read(target)).has(decodeURIComponent(anchor));
}

const codeOf = (text: string): readonly string[] => [...text.matchAll(/`([^`\n]+)`/gu)].map(([, code]) => code!);

describe.each(documents)('%s', (document) => {
  const text = read(document);

  it('links to files and headings that exist', () => {
    expect(linksOf(text).filter((link) => isDead(document, link))).toEqual([]);
  });

  it('names files and folders that exist', () => {
    const paths = codeOf(text).filter((code) => /^(?:src|test|bench|scripts|docs)(?:\/[\w.-]+)+\/?$/u.test(code));
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const names = codeOf(text).filter((code) => /^[\w.-]+\.(?:ts|sql|mjs)$/u.test(code));
    expect(
      names.filter((name) => !baseNames.has(name) && !existsSync(join(root, name)) && name !== 'embed.ts'),
    ).toEqual([]);
  });

  it('names scripts that npm and tsx can run', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run ([\w:-]+)/gu)].map(([, name]) => name!);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
    const run = [...text.matchAll(/npx tsx ((?:bench|scripts|data)\/[\w./-]+\.ts)/gu)].map(([, path]) => path!);
    expect(run.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('what the documents name', () => {
  const present = documents.filter((document) => document !== 'CHANGELOG.md'); // which names what is gone
  const settings = new Set(
    [...read('docs/settings.md').matchAll(/^(?:\| `|#+ )([\w.[\]]+)(?:` \||$)/gmu)].map(([, path]) => path!),
  );
  const groups = new Set([...settings].filter((path) => path.includes('.')).map((path) => path.split('.')[0]!));
  const columns = new Map(
    read('docs/schema.md')
      .split(/^## /mu)
      .slice(1)
      .map((part) => [/^\w+/u.exec(part)![0], [...part.matchAll(/^\| `(\w+)`/gmu)].map(([, column]) => column!)]),
  );

  it.each(present)('exists as a setting or a column: %s', (document) => {
    const paths = codeOf(read(document)).filter((code) => /^\w+(?:\.\w+)+(?:\[\]\.\w+)?$/u.test(code));
    const unknown = paths.filter((path) => {
      const [first, second] = path.split(/[.[]/u) as [string, string];
      if (settings.has(path) || baseNames.has(path) || /\.(?:json|jsonl|csv)$/u.test(path)) return false;
      return groups.has(first) || columns.has(first) ? !columns.get(first)?.includes(second) : false;
    });
    expect(unknown).toEqual([]);
  });

  it.each(present)('exists as an error or a variable: %s', (document) => {
    const named = codeOf(read(document)).filter((code) => /^[A-Z]+(?:_[A-Z]+)+$/u.test(code));
    expect(named.filter((code) => !sources.includes(code))).toEqual([]);
  });
});

describe('figures', () => {
  const figuresOf = (text: string): readonly string[] => [...new Set(text.match(/\d+[.,]\d+/gu))].sort();
  const english = read('README.md');
  const scoresOf = (text: string): readonly string[] => figuresOf(text).filter((figure) => figure.startsWith('0.'));

  it('are the same in both READMEs', () => {
    expect(figuresOf(read('README.zh-CN.md'))).toEqual(figuresOf(english));
  });

  it('of quality are those of its page', () => {
    const [, table] = /\*\*Quality\*\*(.*?)\*\*Speed\*\*/su.exec(english)!;
    const page = new Set(scoresOf(read('docs/quality.md')));
    expect(scoresOf(table!).filter((score) => !page.has(score))).toEqual([]);
  });
});

describe('the tree of', () => {
  it.each(['README.md', 'README.zh-CN.md'])('%s names folders that exist', (document) => {
    const [, tree] = /^```\n(src\/\n.*?)^```/msu.exec(read(document))!;
    const named = [...tree!.matchAll(/(?<![\w/])([a-z][\w-]*)\//gu)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((name) => !folders.has(name))).toEqual([]);
  });
});
