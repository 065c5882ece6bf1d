import { describe, expect, it } from 'vitest';
import { normaliseBatch } from '../../../src/ingest/normalise-batch.ts';
import { ingestSettings } from '../../../src/ingest/settings.ts';
import { readFiles } from '../read-files.ts';

const letter = { title: '路灯坏了', content: '桐湖路夜里很黑', writeTime: '2024-03-01 08:00' };

/** The one message of some JSON, and the columns that became no field. */
async function read(value: object, map: Record<string, string> = {}) {
  const { batches, columns, missing } = await readFiles({ 'a.json': JSON.stringify(value) }, { settings: { map } });
  const context = { authorKey: new Uint8Array(32), settings: ingestSettings.parse({ map }) };
  const [message] = batches.flatMap((batch) => normaliseBatch(batch, context).messages);
  return { message, unused: columns.flatMap(({ unused }) => unused), missing };
}

describe('a message in a member of what carries it', () => {
  it('gets the fields that stand beside it, and its other keys are told of', async () => {
    const cover = {
      letterId: 'A1',
      letterInfo: letter,
      status: '已办结',
      area: '云溪区',
      likeCount: 12,
      replyDept: '城管局',
      replyTime: '2024-03-05 10:00',
      replyContent: '<p>已修好。</p>',
      operatorNote: '甲',
    };
    const { message, unused } = await read(cover);
    expect(message).toMatchObject({
      givenId: 'A1',
      title: letter.title,
      status: '已办结',
      givenRegion: '云溪区',
      likes: 12,
      department: '城管局',
      reply: '已修好。',
      repliedAt: '2024-03-05 10:00:00',
    });
    expect(unused).toEqual(['operatorNote']);
  });

  it('gets its author from there, whom its text then does not show', async () => {
    const { message } = await read({
      user: { name: '李小溪', phone: '' },
      letter: { ...letter, content: '李小溪来电' },
    });
    expect(message?.author).not.toBeNull();
    expect(message?.body).toBe('[用户名]来电');
  });

  it.each(['reply', 'answerInfo', 'handleInfo'])(
    'gets the reply of a sibling %s, whose text is called as its own',
    async (name) => {
      const reply = { content: '已修好', time: '2024-03-05 10:00', dept: '城管局' };
      const { message } = await read({ base: letter, [name]: reply });
      expect(message).toMatchObject({
        body: letter.content,
        reply: '已修好',
        repliedAt: '2024-03-05 10:00:00',
        department: '城管局',
      });
    },
  );

  it('is found under a name of a text', async () => {
    const { message } = await read({ id: 'A1', status: '办理中', content: letter });
    expect(message).toMatchObject({ givenId: 'A1', title: letter.title, body: letter.content, status: '办理中' });
    const first = await read({ content: letter, id: 'A1', note: '甲', status: '办理中', area: '云溪区' });
    expect(first.message).toMatchObject({ givenId: 'A1', status: '办理中', givenRegion: '云溪区' });
    expect(first.unused).toEqual(['note']);
  });

  it('keeps what it says itself, but for columns of the cover that the user names', async () => {
    const cover = { id: 'C', area: '青石市', state: '已受理', info: { ...letter, id: 'A1', region: '云溪区' } };
    expect((await read(cover)).message).toMatchObject({ givenId: 'A1', givenRegion: '云溪区', status: '已受理' });
    const mapped = await read(cover, { region: 'area' });
    expect(mapped.message).toMatchObject({ givenId: 'A1', givenRegion: '青石市' });
    expect(mapped.missing).toEqual([]);
  });

  it('gets nothing of what an interface says of its answer, or a search engine or a map of its entry', async () => {
    const entries = [
      { status: 200, message: 'ok', timestamp: 1, data: letter },
      { code: 0, status: 'success', data: letter },
      { _type: '_doc', _source: letter },
      { type: 'Feature', properties: letter },
    ];
    for (const entry of entries) {
      const { message } = await read(entry);
      expect(message).toMatchObject({
        body: letter.content,
        status: null,
        kindGiven: null,
        createdAt: '2024-03-01 08:00:00',
      });
    }
  });
});

describe('objects within a message', () => {
  it('tell its region, state and rating', async () => {
    const { message, unused } = await read({
      ...letter,
      region: { city: '青石市', street: '石桥街道', district: '云溪区', code: '1' },
      handling: { status: '已办结', dept: '城管局' },
      evaluation: { satisfaction: '满意', remark: '很快' },
    });
    expect(message).toMatchObject({
      givenRegion: '云溪区',
      givenTown: '石桥街道',
      status: '已办结',
      department: '城管局',
      satisfaction: '满意',
    });
    expect(unused).toEqual([]);
  });

  it('tell nothing where the message tells it, and a person brings no state', async () => {
    const row = {
      ...letter,
      state: '办理中',
      handling: { status: '已办结' },
      account: { userName: '李小溪', satisfaction: '5' },
    };
    const { message } = await read(row);
    expect(message).toMatchObject({ status: '办理中', satisfaction: null });
    expect(message?.author).not.toBeNull();
  });

  it('are named by the first of their words', async () => {
    const { message } = await read({ ...letter, status: { desc: '部门已经办结', name: '已办结' } });
    expect(message?.status).toBe('已办结');
  });

  it.each(['replies', 'answerList', 'replyVOList', '回复列表'])('has its replies in the list %s', async (name) => {
    const replies = [
      { content: '收到。', createTime: [2024, 3, 2, 9, 0] },
      { content: '已修好。', createTime: [2024, 3, 5, 10, 0], deptName: '桐湖镇' },
    ];
    const { message, unused } = await read({ ...letter, [name]: replies });
    expect(message).toMatchObject({ reply: '已修好。', repliedAt: '2024-03-05 10:00:00', department: '桐湖镇' });
    expect(unused).toEqual([]);
    expect((await read({ ...letter, [name]: [] })).message).toMatchObject({ reply: null, tellsHandling: true });
  });

  it('has no replies where only their number is told', async () => {
    const { message, unused } = await read({ ...letter, replies: 3 });
    expect(message).toMatchObject({ reply: null, tellsHandling: false });
    expect(unused).toEqual(['replies']);
  });
});
