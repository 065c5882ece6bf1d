import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStateFile, writeStateFile } from '../../../src/cluster/state/state-file.ts';

const newPath = (): string => join(mkdtempSync(join(tmpdir(), 'state-')), 'x.state');

describe('state files', () => {
  it('give back what was written', () => {
    const path = newPath();
    const parts = {
      texts: ['甲', '', 'two\nlines'],
      none: [],
      bytes: Uint8Array.of(1, 2, 255),
      signed: Int32Array.of(-1, 7),
      unsigned: Uint32Array.of(4_000_000_000),
    };
    writeStateFile(path, parts);
    const read = readStateFile(path);
    expect(read.get('texts')).toEqual(['甲', '', 'two lines']);
    expect(read.get('none')).toEqual([]);
    expect(read.get('bytes')).toEqual(parts.bytes);
    expect(read.get('signed')).toEqual(parts.signed);
    expect(read.get('unsigned')).toEqual(parts.unsigned);
  });

  it('are the same whether parts are given whole or in pieces', () => {
    const [whole, pieced] = [newPath(), newPath()];
    writeStateFile(whole, { texts: ['甲', 'two\nlines', '丙'], bytes: Uint8Array.of(1, 2, 255), none: [] });
    writeStateFile(pieced, {
      texts: { type: 'text', pieces: () => [['甲'], [], ['two\nlines', '丙']] },
      bytes: { type: 'u8', length: 3, pieces: () => [Uint8Array.of(1), Uint8Array.of(2, 255)] },
      none: { type: 'text', pieces: () => [] },
    });
    expect(readFileSync(pieced).equals(readFileSync(whole))).toBe(true);
  });

  it('keep every text of a long list', () => {
    const path = newPath();
    const texts = Array.from({ length: 200_000 }, (_, i) => String(i));
    writeStateFile(path, { texts });
    expect(readStateFile(path).get('texts')).toEqual(texts);
  });

  it('refuse other files and those cut short', () => {
    const path = newPath();
    writeFileSync(path, 'something else');
    expect(() => readStateFile(path)).toThrowError(/state file/);
    const cut = newPath();
    writeStateFile(cut, { numbers: new Int32Array(1000) });
    truncateSync(cut, 500);
    expect(() => readStateFile(cut)).toThrowError(/state file/);
  });

  it('refuse one of which a power failure left zeros, in the header as in the texts', () => {
    const path = newPath();
    writeStateFile(path, { texts: ['甲', '乙'] });
    const bytes = readFileSync(path);
    for (const from of [bytes.indexOf('甲'), bytes.indexOf('texts')]) {
      bytes.fill(0, from);
      writeFileSync(path, bytes);
      expect(() => readStateFile(path)).toThrowError(/state file/);
    }
  });
});
