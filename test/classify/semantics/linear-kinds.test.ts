import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLinearKinds } from '../../../src/classify/semantics/linear-kinds.ts';
import { loadShippedKinds, loadTextKinds } from '../../../src/classify/semantics/load-kinds.ts';
import type { TextKinds } from '../../../src/classify/semantics/text-kinds.ts';
import { trainLinearKinds } from '../../../src/classify/semantics/train-linear-kinds.ts';

const options = { minimumTexts: 1, cost: 0.5, epochs: 60, tolerance: 0.01, weights: 10_000, seed: 1 };
const kinds = [
  {
    type: '延长图书馆开放时间',
    texts: ['图书馆能不能开到晚上九点', '下班赶过去早就锁门了', '五点就赶人，周末也关得早'],
  },
  { type: '取消借书证押金', texts: ['办借书证不要再收押金', '借本书还得先压一百块', '押金早该免了，别处都不收'] },
  { type: '增加自习座位', texts: ['多摆些自习的桌椅', '去晚了就没位子', '学生坐在地上看书，座位太少'] },
];

/** The likest kind of a text. */
function likest(text: string, asks: TextKinds, kept = (_row: number) => 1): string | null {
  const [best] = [...asks.kindsOf(asks.read(text), kept)].sort((a, b) => b[1] - a[1]);
  return best === undefined ? null : kinds[best[0]]!.type;
}

function withFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'asks-'));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('trainLinearKinds', () => {
  const trained = trainLinearKinds(kinds, options);
  const asks = openLinearKinds(trained.file, trained.bytes);

  it('tells what is asked in words that no text of the kind has as a whole', () => {
    expect(likest('每天赶到都锁门了', asks)).toBe('延长图书馆开放时间');
    expect(likest('凭什么压钱', asks)).toBe('取消借书证押金');
    expect(likest('没有座位看书', asks)).toBe('增加自习座位');
  });

  it('gives weights of length 1, and none where it knows nothing', () => {
    const all = () => 1;
    expect(Math.hypot(...asks.kindsOf(asks.read('图书馆的押金'), all).values())).toBeCloseTo(1);
    expect(asks.kindsOf(asks.read('xyz'), all).size).toBe(0);
  });

  it('takes the kinds above a place alone', () => {
    const text = asks.read('图书馆的押金和自习的座位');
    expect(asks.kindsOf(text).size).toBe(2);
    expect([...asks.kindsOf(text, undefined, 2)]).toHaveLength(1);
  });

  it('refuses two kinds of one name, whose id could not tell them', () => {
    const { file, bytes } = trained;
    expect(() => openLinearKinds({ ...file, kinds: file.kinds.map(() => '增加自习座位') }, bytes)).toThrow(RangeError);
  });

  it('names each kind by an id of its own, whatever the others are', () => {
    const { ids } = loadShippedKinds('asks');
    expect(new Set(ids).size).toBe(ids.length);
    const others = trainLinearKinds(kinds.slice(1), options);
    expect([...openLinearKinds(others.file, others.bytes).ids]).toEqual([...asks.ids.subarray(1)]);
  });

  it('picks the likest of very many kinds', () => {
    const bias = Array.from({ length: 500 }, (_, i) => ((i * 7919) % 500) / 100);
    const many = openLinearKinds(
      {
        texts: 1,
        kinds: bias.map(String).map((name, i) => name + i),
        bias,
        step: 0.01,
        signs: ['门'],
        frequencies: [1],
      },
      new Uint8Array(2),
    );
    // The fortieth is 4.6: those above it are taken.
    const likest = bias.map((_, kind) => kind).filter((kind) => bias[kind]! > 4.605);
    expect([...many.kindsOf(many.read('门')).keys()]).toEqual(likest);
  });

  it('reads a text without what says nothing among many', () => {
    const row = trained.file.signs.indexOf('押金');
    const told = asks.read('押金').rows;
    expect([...told]).toContain(row);
    expect(likest('押金都收，座位少', asks)).toBe('取消借书证押金');
    expect(likest('押金都收，座位少', asks, (sign) => ([...told].includes(sign) ? 0 : 1))).toBe('增加自习座位');
  });

  it('knows more signs than 16 bits number', () => {
    const signs = Array.from({ length: 66_000 }, (_, i) =>
      String.fromCharCode(0x4e00 + (i % 20_000), 0x4e00 + i / 20_000),
    );
    const bytes = new Uint8Array(2 * signs.length);
    const many = openLinearKinds(
      { texts: 1, kinds: ['一'], bias: [0], step: 1, signs, frequencies: signs.map(() => 1) },
      bytes,
    );
    expect([...many.read(signs[65_900]!).rows]).toEqual([65_900]);
  });

  it('keeps the largest weights, so many', () => {
    const few = trainLinearKinds(kinds, { ...options, weights: 20 });
    expect(few.bytes.length).toBe(2 * few.file.signs.length + 3 * 20);
    expect(likest('押金', openLinearKinds(few.file, few.bytes))).toBe('取消借书证押金');
  });

  it('leaves out signs of few texts', () => {
    const { signs } = trainLinearKinds(kinds, { ...options, minimumTexts: 2 }).file;
    expect(signs).toEqual(expect.arrayContaining(['押金', '赶']));
    expect(signs).not.toContain('锁');
  });

  it('gives the same bytes for the same texts', () => {
    expect(trainLinearKinds(kinds, options)).toEqual(trained);
  });
});

describe('loadTextKinds', () => {
  const { file, bytes } = trainLinearKinds(kinds, options);

  it('reads what training wrote', () =>
    withFolder((folder) => {
      writeFileSync(join(folder, 'asks.json'), JSON.stringify(file));
      writeFileSync(join(folder, 'asks.bin'), bytes);
      const asks = loadTextKinds(folder, 'asks');
      expect(asks === null ? null : likest('押金', asks)).toBe('取消借书证押金');
    }));

  it('finds none in a folder without them, and refuses files that do not fit together', () =>
    withFolder((folder) => {
      expect(loadTextKinds(folder, 'asks')).toBeNull();
      writeFileSync(join(folder, 'asks.json'), JSON.stringify(file));
      expect(() => loadTextKinds(folder, 'asks')).toThrow(/asks\.bin/u);
      writeFileSync(join(folder, 'asks.bin'), bytes.subarray(1));
      expect(() => loadTextKinds(folder, 'asks')).toThrow(/fit together/u);
      writeFileSync(join(folder, 'asks.bin'), bytes);
      writeFileSync(join(folder, 'asks.json'), JSON.stringify({ ...file, kinds: ['一'], bias: [0] }));
      expect(() => loadTextKinds(folder, 'asks')).toThrow(/fit together/u);
    }));
});
