import { describe, expect, it } from 'vitest';
import {
  findTemplateGroups,
  type IdentifiedReply,
  type ReadReplies,
  type TemplateGroup,
  type TemplateSettings,
} from '../../../src/classify/replies/template-groups.ts';
import { collectGarbage } from '../../../src/core/collect-garbage.ts';
import { createRandom } from '../../../src/core/effects.ts';

function reply(id: string, title: string, text: string, body = ''): IdentifiedReply {
  return { id, title, body, reply: text };
}

/** Reads them in the order of their ids, two at a time. */
function findGroups(replies: readonly IdentifiedReply[], settings: TemplateSettings): Promise<TemplateGroup[]> {
  const ordered = [...replies].sort((a, b) => (a.id < b.id ? -1 : 1));
  const read: ReadReplies = async function* () {
    for (let from = 0; from < ordered.length; from += 2) yield ordered.slice(from, from + 2);
  };
  return findTemplateGroups(read, settings);
}

const settings = { similarity: 0.8, minCount: 2 };
const formula = (day: number) =>
  `网友“某${day}”您好！您反映的问题已收悉，我们将转有关部门调查核处，如有情况将及时反馈，感谢您的支持。2023年5月${day}日`;

describe('findTemplateGroups', () => {
  it('finds replies that differ only in names, numbers and dates', async () => {
    const replies = [
      reply('a', '路灯不亮', formula(1)),
      reply('b', '公交太少', formula(12)),
      reply('c', '学校收费', formula(30)),
      reply('d', '施工噪音', '经核查，该工地夜间施工手续齐全，我局已要求其在二十二点前停工。'),
    ];
    const groups = await findGroups(replies, settings);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ count: 3, matters: 3, ids: ['a', 'b', 'c'], text: formula(1) });
    expect(await findGroups([...replies].reverse(), settings)).toEqual(groups);
  });

  it('tells matters under a title that names none by how their letters begin', async () => {
    const bodies = [
      '青禾路的路灯不亮了，老人出门容易摔倒',
      '孩子上小学需要什么材料，什么时候可以报名',
      '楼下烧烤店的油烟太大，居民晚上睡不着',
    ].map((matter) => `${matter}，这件事已经拖了很久，请尽快派人来看一看。`);
    const ofTitle = (title: string, letters: readonly string[]) =>
      findGroups(
        letters.map((body, i) => reply(`r${i}`, title, formula(i + 1), body)),
        settings,
      );
    for (const title of ['市民来电', '网上咨询', '城市管理'])
      expect(await ofTitle(title, bodies), title).toMatchObject([{ count: 3, matters: 3 }]);
    expect(await ofTitle('市民来电', [bodies[0]!, bodies[0]!])).toEqual([]);
    const petition = bodies.map((body) => `强烈反对修建垃圾站！${body}`);
    expect(await ofTitle('反对修建垃圾站', petition)).toEqual([]);
  });

  it('looks past the names of places and offices in short replies, not past another form', async () => {
    const offices = ['A7县', '市城市管理局', '区教育局', 'B市人民政府', '青石镇', '高新区管委会', '市公安局交警支队'];
    const passed = offices.map((office, i) =>
      reply(`p${i}`, `题目${i}`, `您的留言已收悉。关于您反映的问题，已转${office}调查处理。`),
    );
    const explained = offices.map((office, i) =>
      reply(`q${i}`, `问题${i}`, `${office}答复：您反映的情况属于历史遗留问题，暂时无法解决。`),
    );
    const groups = await findGroups([...passed, ...explained], settings);
    expect(groups.map(({ ids }) => ids)).toEqual([passed, explained].map((all) => all.map(({ id }) => id)));
  });

  it('leaves apart replies that share their formula and go on differently', async () => {
    const begin = '您反映的问题已收悉，我们高度重视，立即安排工作人员到现场调查核实，现将有关情况答复如下：';
    const replies = [
      reply('a', '路灯不亮', `${begin}经查，线路老化造成熄灭，已经更换电缆并恢复照明，欢迎继续监督。`),
      reply('b', '公交太少', `${begin}这条线路客流偏低，暂不具备加密班次的条件，待沿途楼盘交付后再行研究。`),
    ];
    expect(await findGroups(replies, settings)).toEqual([]);
    expect(await findGroups(replies, { ...settings, similarity: 0.2 })).toHaveLength(1);
  });

  it('takes replies of which nothing is left for no form', async () => {
    expect(
      await findGroups([reply('a', '路灯不亮', '2023年5月1日'), reply('b', '公交太少', '12345')], settings),
    ).toEqual([]);
  });

  it('does not blame the same answer to the same matter', async () => {
    expect(
      await findGroups([reply('a', '路灯不亮', formula(1)), reply('b', '路灯 不亮', formula(2))], settings),
    ).toEqual([]);
  });

  it('keeps replies of one form together, whatever is similar to them', async () => {
    const words = ['受理', '转办', '核查', '督促', '整改', '答复', '回访', '办结', '协调', '落实', '跟进', '上报'];
    const forms = words.map((_, i) =>
      ['您反映的问题我们已经', ...words.slice(0, i), '并将继续关注后续进展情况，感谢您对我们工作的理解'].join('和'),
    );
    const replies = Array.from({ length: 60 }, (_, i) =>
      reply(String(i).padStart(2, '0'), `题目${i}`, forms[(i * 7) % forms.length]!),
    );
    const groups = await findGroups(replies, settings);
    const groupOf = (id: string) => groups.findIndex(({ ids }) => ids.includes(id));
    for (const [i, form] of forms.entries()) {
      const twins = replies.filter(({ reply }) => reply === form);
      expect(new Set(twins.map(({ id }) => groupOf(id))).size, `form ${i}`).toBe(1);
    }
  });

  it('takes empty replies', async () => {
    expect(await findGroups([reply('a', '甲', ''), reply('b', '乙', '')], settings)).toEqual([]);
  });

  it('holds neither the replies nor what is read from each', async () => {
    const held: number[] = [];
    const measure = (): number => {
      collectGarbage();
      return process.memoryUsage().heapUsed;
    };
    const before = measure();
    const read: ReadReplies = async function* () {
      const random = createRandom(1);
      const character = (): string => String.fromCharCode(0x4e00 + Math.floor(random() * 3000));
      for (let from = 0; from < 3000; from += 100) {
        yield Array.from({ length: 100 }, (_, i) =>
          reply(String(from + i).padStart(4, '0'), '题目', Array.from({ length: 300 }, character).join('')),
        );
      }
      held.push(measure() - before);
    };
    expect(await findTemplateGroups(read, settings)).toEqual([]);
    // Their shingles alone take 30 MB.
    expect(Math.max(...held)).toBeLessThan(10e6);
  });
});

it('reads replies that are like no other once, and without their letters', async () => {
  const asked: string[][] = [];
  const replies = ['道路已于五月修复完毕。', '经查该商铺证照齐全，并无超范围经营。', '学区划分由教育局每年公布一次。'];
  const read: ReadReplies = async function* (columns) {
    asked.push([...columns]);
    yield replies.map((text, i) => reply(String(i), '题目', text));
  };
  expect(await findTemplateGroups(read, settings)).toEqual([]);
  expect(asked).toEqual([['reply']]);
});
