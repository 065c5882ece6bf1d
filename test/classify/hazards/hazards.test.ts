import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HazardList, readHazards } from '../../../src/classify/hazards/hazards.ts';
import { loadClassifier, readClassifierVersion } from '../../../src/classify/message-classifier.ts';
import { classifySettings } from '../../../src/classify/settings.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-hazards-'));
});
afterAll(() => rm(folder, { recursive: true }));

const ferry = {
  id: 'ferry-overfull',
  meaning: 'A ferry with more people than it may take',
  says: ['渡船|摆渡', '挤满|超载'],
};

async function write(hazards: readonly unknown[], name = 'hazards.json'): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, JSON.stringify({ format: 1, hazards }));
  return file;
}

describe('readHazards', () => {
  it('compiles every pattern once, of the flag u', async () => {
    const { list, hazards } = await readHazards(await write([{ ...ferry, not: '旅游船?' }]));
    expect(list.hazards).toEqual([{ ...ferry, not: '旅游船?' }]);
    expect(hazards).toEqual([{ ...ferry, says: [/渡船|摆渡/u, /挤满|超载/u], not: /旅游船?/u, now: null, past: null }]);
  });

  it.each([
    ['a pattern that is no expression', { says: ['渡船', '挤(满'] }, /: ferry-overfull has .* expression: .*挤\(满/u],
    ['one of those that may be missing', { now: '[现在' }, /: ferry-overfull has .* expression: .*\[现在/u],
    ['an escape that the flag u does not know', { not: '\\挤' }, /: ferry-overfull has .* expression: .*\\挤/u],
    ['an alternative left empty', { past: '昨天|' }, /: ferry-overfull has .* any text matches: 昨天\|/u],
    ['a pattern that no text is read as', { says: ['ＶＩＰ船'] }, /: ferry-overfull has .* half width .*: ＶＩＰ船/u],
    ['nothing to say', { says: [] }, /hazards\.0\.says: /u],
    ['a key too many', { since: '落水' }, /Unrecognized key: "since"/u],
  ])('says where %s stands', async (_what, amiss, reason) => {
    await expect(readHazards(await write([{ ...ferry, ...amiss }]))).rejects.toMatchObject({
      code: 'HAZARDS_INVALID',
      message: expect.stringMatching(reason),
    });
  });

  it('refuses two classes of one id and a missing file', async () => {
    await expect(readHazards(await write([ferry, ferry]))).rejects.toThrow('hazards: Expected ids that differ');
    await expect(readHazards(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'HAZARDS_INVALID' });
  });

  it('takes escapes for what they stand for', async () => {
    const { hazards } = await readHazards(await write([{ ...ferry, not: '\\D\\P{Script=Han}\\u4E00\\u{4E01}' }]));
    expect(hazards[0]!.not!.test('无a一丁')).toBe(true);
  });
});

describe("a deployment's own hazards", () => {
  const message = { title: '', body: '村口的渡船每天早上都挤满了人' };
  const shipped = 'models/urgency/hazards.json';
  const classify = async (hazards: string | null) => {
    const segmenter = await createSegmenter(segmentSettings.parse({}));
    const classifier = await loadClassifier(classifySettings.parse({ hazards }));
    const [labels] = await classifier.classify([segmentMessage(segmenter, message)]);
    await classifier.close();
    return labels!.urgency;
  };

  it('make a text urgent without training, and show by which words', async () => {
    const { hazards } = JSON.parse(await readFile(shipped, 'utf8')) as HazardList;
    const own = await write([...hazards, ferry]);
    expect((await classify(null)).label).toBe('routine');
    const { label, evidence } = await classify(own);
    expect(label).toBe('urgent');
    expect(evidence.map(({ start, end }) => message.body.slice(start, end))).toEqual(['渡船', '挤满']);
  });

  it('are another version of the classifier, as other lexicons are', async () => {
    const version = async (hazards: string | null) =>
      (await readClassifierVersion(classifySettings.parse({ hazards }))).version;
    const before = await version(null);
    expect(await version(shipped)).toBe(before);
    expect(await version(await write([ferry]))).not.toBe(before);
  });
});
