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

describe('the tree of', () => {
  it.each(['README.md', 'README.zh-CN.md'])('%s names folders that exist', (document) => {
    const [, tree] = /^```\n(src\/\n.*?)^```/msu.exec(read(document))!;
    const named = [...tree!.matchAll(/(?<![\w/])([a-z][\w-]*)\//gu)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((name) => !folders.has(name))).toEqual([]);
  });
});
