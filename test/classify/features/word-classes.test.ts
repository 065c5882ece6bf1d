import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFeatureBuffer } from '../../../src/classify/features/feature-buffer.ts';
import { featurisers } from '../../../src/classify/features/featurisers.ts';
import {
  createWordClasses,
  findClasses,
  readWordClasses,
  type WordClassList,
} from '../../../src/classify/features/word-classes.ts';
import { loadLexicons } from '../../../src/classify/load-lexicons.ts';
import { hashWord, mixHash } from '../../../src/core/hash.ts';
import type { SegmentedMessage } from '../../../src/core/message.ts';
import { loadGazetteer } from '../../../src/segment/places/gazetteer.ts';

const list: WordClassList = {
  format: 1,
  classes: [
    { id: 'danger', meaning: 'what can hurt', words: ['漏电', '悬空'] },
    { id: 'praise', meaning: 'praises', words: ['暖心', '漏电'] },
  ],
};

function message(...words: readonly string[]): SegmentedMessage {
  const starts = words.map((_, i) => words.slice(0, i).join('').length);
  const empty = { text: '', words: [], starts: [], offsets: null };
  return { title: empty, body: { text: words.join(''), words: [...words], starts, offsets: null } };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('findClasses', () => {
  it('finds the one class or the two of a word, and none of others', () => {
    const classes = createWordClasses(list);
    const found = (word: string) => {
      const indices: number[] = [];
      for (let rest = findClasses(classes, mixHash(hashWord(word))); rest !== 0; rest >>>= 8)
        indices.push((rest & 0xff) - 1);
      return indices.map((index) => list.classes[index]!.id);
    };
    expect(found('悬空')).toEqual(['danger']);
    expect(found('漏电')).toEqual(['danger', 'praise']);
    expect(found('暖心')).toEqual(['praise']);
    expect(found('公园')).toEqual([]);
  });

  it('finds nothing where there are no classes', () => {
    expect(findClasses(createWordClasses({ format: 1, classes: [] }), mixHash(hashWord('悬空')))).toBe(0);
  });
});

describe('readWordClasses', () => {
  it('refuses a word in three classes, and says which', async () => {
    const file = join(folder, 'three.json');
    const third = { id: 'third', meaning: 'one too many', words: ['漏电'] };
    await writeFile(file, JSON.stringify({ ...list, classes: [...list.classes, third] }));
    await expect(readWordClasses(file)).rejects.toThrow(/three\.json.*漏电/);
  });

  it('refuses another form and a missing file', async () => {
    const file = join(folder, 'other.json');
    await writeFile(file, JSON.stringify({ format: 1, classes: [{ id: 'x', words: [] }] }));
    await expect(readWordClasses(file)).rejects.toMatchObject({ code: 'WORD_CLASSES_INVALID' });
    await expect(readWordClasses(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'WORD_CLASSES_INVALID' });
  });
});

describe('word classes as features', () => {
  it.each(['senses', 'subjects'] as const)(
    'two words of one class of %s share a feature that others lack',
    async (which) => {
      const file = join(folder, `${which}.json`);
      await writeFile(file, JSON.stringify(list));
      const { lexicons, contents } = await loadLexicons({ [which]: file });
      const featurise = featurisers[which === 'senses' ? 'whole-7' : 'content-5'];
      const features = (text: SegmentedMessage) => {
        const buffer = createFeatureBuffer();
        featurise(text, buffer, lexicons);
        return new Set(buffer.hashes.subarray(0, buffer.length));
      };
      const [a, b, c] = ['悬空', '漏电', '花坛'].map((word) => features(message(word)));
      const shared = [...a!].filter((hash) => b!.has(hash) && !c!.has(hash));
      expect(shared.length).toBeGreaterThan(0);
      expect(contents).toContain('what can hurt');
    },
  );
});

describe('shipped word classes', () => {
  it('hold Chinese words, each once in a class', async () => {
    const { contents } = await loadLexicons();
    const [, senses, subjects] = JSON.parse(contents) as [unknown, WordClassList, WordClassList];
    for (const { classes } of [senses, subjects]) {
      expect(classes.length).toBeGreaterThan(10);
      for (const { id, words } of classes) {
        expect(words.length, id).toBeGreaterThan(20);
        // No digits and letters: those are codes of places.
        expect(words.filter((word) => !/^[一-鿿]+$/u.test(word))).toEqual([]);
        expect(new Set(words).size, id).toBe(words.length);
      }
    }
  });

  it('name no place of the national list', async () => {
    const { units } = loadGazetteer();
    const { contents } = await loadLexicons();
    const [, senses, subjects] = JSON.parse(contents) as [unknown, WordClassList, WordClassList];
    const words = [senses, subjects].flatMap(({ classes }) => classes.flatMap((own) => own.words));
    expect(words.filter((word) => units.has(word))).toEqual([]);
  });

  it('stand in the order of their words, so that a change is easy to read', async () => {
    for (const file of ['models/kind/senses.json', 'models/topic/subjects.json']) {
      const { classes } = JSON.parse(await readFile(file, 'utf8')) as WordClassList;
      for (const { words } of classes) expect(words).toEqual([...words].sort());
    }
  });
});
