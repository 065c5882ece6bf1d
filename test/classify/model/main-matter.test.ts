import { beforeAll, describe, expect, it } from 'vitest';
import { findMainMatter } from '../../../src/classify/model/main-matter.ts';
import type { SegmentedMessage } from '../../../src/core/message.ts';
import { createSegmenter, type Segmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

let segmenter: Segmenter;
beforeAll(async () => {
  segmenter = await createSegmenter(segmentSettings.parse({}));
});
const read = (body: string, title = ''): SegmentedMessage => segmentMessage(segmenter, { title, body });

describe('findMainMatter', () => {
  const main = (body: string): string | undefined =>
    findMainMatter(read(body))?.main.body.text.replace(/\s+/g, ' ').trim();

  it('leaves out that a matter is told again, and what was answered', () => {
    expect(main('重复来电:小区停水三天还没有恢复。')).toBe('小区停水三天还没有恢复。');
    expect(main('回访不满意,要求重办:答复称电已修好,来电人表示又停了一整天。')).toBe('来电人表示又停了一整天。');
    expect(findMainMatter(read('重复来电:小区停水三天还没有恢复。'))).toMatchObject({ isRepeat: true, aside: null });
  });

  it('takes what is told beside from the main matter', () => {
    const found = findMainMatter(read('楼下烧烤店夜里吵到两点。另反映楼道里现在有人点火。'))!;
    expect(found.main.body.text.trim()).toBe('楼下烧烤店夜里吵到两点。');
    expect(found.aside!.body.text.trim()).toBe('另反映楼道里现在有人点火。');
    expect(found.isRepeat).toBe(false);
    // What does not press is no danger of this day.
    expect(findMainMatter(read('楼下烧烤店夜里吵到两点。另反映楼道里堆着煤气罐。'))).toMatchObject({
      hasAside: true,
      aside: null,
    });
  });

  it.each(['楼下烧烤店夜里吵到两点。', '另反映井盖不见了。'])('has none beside the whole of %s', (body) => {
    expect(findMainMatter(read(body))).toBeNull();
  });

  it('parts what is told beside from the matter, wherever characters of two units stand', () => {
    const body = '😡😡桐榆苑门口的夜市半夜还在吵。另反映:楼道里现在冒烟。';
    const matter = findMainMatter(read(body));
    expect(matter?.main.body.text.trim()).toBe('😡😡桐榆苑门口的夜市半夜还在吵。');
    expect(matter?.aside?.body.text.trim()).toBe('另反映:楼道里现在冒烟。');
    expect(matter?.aside?.body.text).toHaveLength(body.length);
  });
});
