import { expect, it } from 'vitest';
import { loadClassifier } from '../../../src/classify/message-classifier.ts';
import { classifySettings } from '../../../src/classify/settings.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

it('labels a message alike whatever larger ones made room before it', async () => {
  const segmenter = await createSegmenter(segmentSettings.parse({}));
  const settings = classifySettings.parse({});
  const sentence = '青柳路的路灯坏了一个月，晚上很黑，请尽快维修。';
  const messages = [
    { title: '路灯不亮', body: sentence },
    // More characters and words than there is room for, few of them features.
    { title: '', body: `${sentence}${'，。'.repeat(4000)}` },
    { title: '路灯不亮', body: sentence.repeat(500) },
    { title: '垃圾', body: '小区门口堆满垃圾，什么时候有人来清运？' },
    { title: '', body: sentence.repeat(1200) },
  ].map((message) => segmentMessage(segmenter, message));
  const together = await (await loadClassifier(settings)).classify(messages);
  for (const [i, message] of messages.entries()) {
    expect(await (await loadClassifier(settings)).classify([message])).toEqual([together[i]]);
  }
  expect(await (await loadClassifier(settings)).classify([...messages].reverse())).toEqual(together.reverse());
});
