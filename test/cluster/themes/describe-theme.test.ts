import { describe, expect, it } from 'vitest';
import type { Contribution } from '../../../src/cluster/themes/contract.ts';
import { describeTheme } from '../../../src/cluster/themes/describe-theme.ts';
import { loadThemeModel } from '../../../src/cluster/themes/group-themes.ts';
import { standsOf } from '../../../src/cluster/themes/read-stands.ts';
import { placeContributions, readContribution } from '../../../src/cluster/themes/represent.ts';
import { themeSettings } from '../../../src/cluster/themes/settings.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

const segmenter = await createSegmenter(segmentSettings.parse({}));
const settings = themeSettings.parse({});
const model = loadThemeModel(settings);

function contribute(title: string, at: number): Contribution {
  const segmented = segmentMessage(segmenter, { title, body: '' });
  const createdAt = `2024-03-0${at + 1} 08:00:00`;
  return { id: `${at}`, author: `${at}`, title, body: '', segmented, places: [], likes: 0, region: null, createdAt };
}

/** The theme of contributions with these titles. */
function describeTitles(titles: readonly string[]) {
  const contributions = titles.map(contribute);
  const readings = contributions.map((one) => readContribution(one, model));
  const points = placeContributions(readings, model, settings);
  const stands = contributions.map((one) => standsOf(one, model.lexicon));
  return describeTheme({ contributions, readings, points, stands }, model, 3).theme;
}

describe('describeTheme', () => {
  const complaints = [
    '泳池的水凉得像冰',
    '泳池的水冻得人直抖',
    '泳池水冷得下不去脚',
    '泳池的水比井水还凉',
    '泳池冷得腿抽筋',
  ];

  it('names what is asked by the form of a clause before what is complained of', () => {
    const theme = describeTitles([...complaints.slice(0, 3), '把泳池的水烧热两度', '泳池水凉，水温调高一点']);
    expect(theme).toMatchObject({ title: '把泳池的水烧热两度', proposes: true });
  });

  it('names no theme by one plea among many complaints', () => {
    expect(describeTitles([...complaints, '把泳池的水烧热两度'])).toMatchObject({ proposes: false });
  });
});
