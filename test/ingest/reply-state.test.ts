import { describe, expect, it } from 'vitest';
import { readReplyState } from '../../src/ingest/reply-state.ts';

describe('readReplyState', () => {
  it.each([
    ...[
      '未回复',
      '暂未回复',
      '待回复',
      '未答复',
      '未办理',
      '处理中',
      '办理中',
      '正在办理',
      '暂无回复',
      '没有回复',
      '尚未受理',
      '等待处理',
    ],
    ...[
      '无官方回复',
      '未收到答复',
      '已回复',
      '已办结',
      '办理完毕',
      '已处理',
      '办结',
      '待办',
      '未予答复',
      '还没有人回复',
    ],
  ])('knows %s for a state', (text) => {
    expect(readReplyState(text)).toBe(text);
    expect(readReplyState(`【${text}】`)).toBe(text);
    expect(readReplyState(`${text}……`)).toBe(text);
  });

  it.each(['是', '否', '有', '没有', 'Y', 'false', '0', '（否）', '×'])('knows %s for no more than a flag', (text) => {
    expect(readReplyState(text)).toBe('');
  });

  it.each([
    '已修好',
    '您好，已转办。',
    '已处理，谢谢',
    '您反映的问题已解决',
    '不予受理',
    '没有此事',
    '无此计划',
    '已转住建局办理',
    '2023年办结',
    '10',
    '',
  ])('takes %j for what was said', (text) => {
    expect(readReplyState(text)).toBeNull();
  });
});
