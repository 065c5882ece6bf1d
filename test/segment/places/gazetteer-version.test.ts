import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { gazetteerVersion } from '../../../src/segment/places/gazetteer-version.ts';
import { placeSettings } from '../../../src/segment/places/place-settings.ts';

it('depends on what the own names are, and not on where their file lies', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'qingyu-places-'));
  try {
    const [first, moved] = [join(dir, 'a.txt'), join(dir, 'b.txt')];
    const version = (ownPlaces: string | null): string => gazetteerVersion(placeSettings.parse({ ownPlaces }));
    await writeFile(first, '柳荫小区\testate\n');
    await copyFile(first, moved);
    expect(version(moved)).toBe(version(first));
    expect(version(null)).not.toBe(version(first));
    await writeFile(moved, '望江花园\testate\n');
    expect(version(moved)).not.toBe(version(first));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
