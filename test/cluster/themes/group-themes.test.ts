import { describe, expect, it } from 'vitest';
import type { Contribution, Theme } from '../../../src/cluster/themes/contract.ts';
import { groupThemes, loadThemeModel } from '../../../src/cluster/themes/group-themes.ts';
import { placeContributions } from '../../../src/cluster/themes/points/place-contributions.ts';
import { readContribution } from '../../../src/cluster/themes/points/read-contribution.ts';
import { themeSettings } from '../../../src/cluster/themes/settings.ts';
import { withTellingTitle } from '../../../src/cluster/themes/texts/telling-title.ts';
import { findPlaces } from '../../../src/segment/places/find-places.ts';
import { loadGazetteer } from '../../../src/segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';
import { openSimplifier } from '../../../src/segment/simplify.ts';

const segmenter = await createSegmenter(segmentSettings.parse({}));
const gazetteer = loadGazetteer();
const settings = themeSettings.parse({});
const model = loadThemeModel(settings);

function contribute(id: string, title: string, body = '', more: Partial<Contribution> = {}): Contribution {
  const segmented = segmentMessage(segmenter, { title, body });
  return {
    id,
    author: `作者${id}`,
    title,
    body,
    segmented,
    places: findPlaces(segmented, gazetteer),
    likes: 0,
    region: null,
    createdAt: `2024-03-${id.padStart(2, '0')} 08:00:00`,
    ...more,
  };
}

/** Similarity of the first two of contributions. */
function similarityOf(all: readonly Contribution[], used = model): number {
  const readings = all.map((one) => readContribution(withTellingTitle(one), used));
  const [a, b] = placeContributions(readings, used, settings);
  const values = new Map([...b!.features].map((feature, i) => [feature, b!.values[i]!]));
  const sparse = [...a!.features].reduce((sum, feature, i) => sum + a!.values[i]! * (values.get(feature) ?? 0), 0);
  return a!.dense.reduce((sum, value, d) => sum + value * b!.dense[d]!, sparse);
}

/** Titles of three that ask the same in traditional characters. */
const traditional = ['建議光華國小門口設置紅綠燈', '光華國小門口請設紅綠燈', '希望路口增設紅綠燈'];
const simplifying = segmentSettings.parse({ simplify: true });

const contributions = [
  contribute('1', '建议青禾新村增设公交线路', '我们这里没有公交，希望增开一条公交线路方便老人出行。', {
    likes: 4,
    region: '青禾县',
  }),
  contribute('2', '希望云栖小镇增加公交班次', '高峰期等车要半小时，建议增加公交车班次，学生和老人都能坐上车。', {
    region: '云栖区',
  }),
  contribute('3', '能否开通松柏苑到客运中心的公交车', '请求开通一趟公交，居民出行太难。', { region: '青禾县' }),
  contribute('4', '建议老旧小区加装电梯', '顶楼老人上下楼不便，希望尽快加装电梯。'),
  contribute('5', '请为梅香里的老楼加装电梯', '住户多是老年人，建议加装电梯并给补贴。'),
  contribute('6', '希望实验小学门口设置红绿灯', '学生过马路危险，建议安装红绿灯。'),
  contribute('7', '建议在白鹭路口修建人行天桥', '行人过街难，请求修建人行天桥或安装信号灯。'),
  contribute('8', '建议推广使用电子发票', '方便企业报销。'),
];

function themeOf(themes: readonly Theme[], id: string): readonly string[] {
  return themes.find(({ message_ids }) => message_ids.includes(id))?.message_ids ?? [id];
}

it('reads the words of a contribution once, whether its title tells or not: they may be made when they are read', () => {
  let read = 0;
  const given = [...contributions, contribute('9', '建议', '老旧小区应该加装电梯。')];
  const counted = given.map((one) => ({
    ...one,
    get segmented() {
      read += 1;
      return one.segmented;
    },
  }));
  expect(groupThemes(counted, model, settings)).toEqual(groupThemes(given, model, settings));
  expect(read).toBe(given.length);
});

describe('groupThemes', () => {
  const themes = groupThemes(contributions, model, settings);

  it('reads asks and objects of texts that are simplified for it, and quotes them as written', async () => {
    const reader = await createSegmenter(simplifying);
    const written = traditional.map((title, i) => {
      const body = `${title}。`;
      const segmented = segmentMessage(reader, { title, body });
      return { ...contribute(String(i + 1), title, body), segmented };
    });
    const [theme, ...others] = groupThemes(written, model, settings, openSimplifier(simplifying));
    expect(others).toEqual([]);
    expect(theme).toMatchObject({ title: '设置红绿灯', proposes: true, ask: '增设', object: '红绿灯' });
    for (const { text } of theme!.quotes) expect(text).toMatch(/紅綠燈/u);
  });

  it('puts the same ask about the same kind of object together, whatever the place', () => {
    expect(themeOf(themes, '1')).toEqual(['1', '2', '3']);
    expect(themeOf(themes, '4')).toEqual(['4', '5']);
  });

  it('keeps different objects apart and leaves out what nobody else proposes', () => {
    expect(themeOf(themes, '6')).not.toContain('1');
    expect(themeOf(themes, '8')).toEqual(['8']);
  });

  it('describes a theme: name, object, people, regions, quotes', () => {
    const bus = themes.find(({ message_ids }) => message_ids.includes('1'))!;
    expect(bus.title).toMatch(/公交/u);
    expect(bus.title.length).toBeLessThanOrEqual(30);
    expect(bus.supporters).toEqual({ authors: 3, likes: 4, total: 7 });
    expect(bus.regions).toEqual(['青禾县', '云栖区']);
    expect(bus.beneficiaries).toContain('老年人');
    expect(bus.quotes).toHaveLength(3);
    expect(new Set(bus.quotes.map(({ message_id }) => message_id)).size).toBe(3);
    expect(bus.theme_id).toMatch(/^T[0-9a-f]{12}$/u);
    expect(bus.first_at < bus.last_at).toBe(true);
  });

  it('quotes what is asked, not a formula, and names the theme by a verb', () => {
    const formula = '希望领导在百忙之中予以重视。';
    const [theme] = groupThemes(
      [
        contribute('1', '请尽快给青禾新村装路灯', `${formula}晚上很黑。建议在村口安装路灯。`),
        contribute('2', '云栖小镇盼早日有路灯', `${formula}希望装几盏路灯。`),
        contribute('3', '松柏苑何时安装路灯', `${formula}也建议多种树木。`),
      ],
      model,
      settings,
    );
    expect(theme?.quotes.map(({ text }) => text).sort()).toEqual(
      ['建议在村口安装路灯。', '希望装几盏路灯。', '松柏苑何时安装路灯'].sort(),
    );
    expect(theme?.title).toMatch(/^(安装|增设|加快)路灯/u);
  });

  it('quotes a short wish of a letter before its bare title', () => {
    const letters = ['尾号', '出行', '车'].map((title, i) =>
      contribute(`${i + 1}`, title, `每周有一天不能开车，孩子上学只好打车去。${['建议', '请', '希望'][i]}取消限行。`),
    );
    const [theme] = groupThemes(letters, model, settings);
    expect(theme?.message_ids).toHaveLength(3);
    for (const { text } of theme!.quotes) expect(text).toMatch(/取消限行。$/u);
  });

  it('leaves out whom a quote addresses', () => {
    const asks = ['尊敬的青禾县领导：您好！建议老旧小区加装电梯', '您好，希望老楼加装电梯'];
    const [theme] = groupThemes(
      asks.map((body, i) => contribute(String(i + 1), '一点建议', `${body}。`)),
      model,
      settings,
    );
    expect(theme?.quotes.map(({ text }) => text).sort()).toEqual(['希望老楼加装电梯。', '建议老旧小区加装电梯。']);
  });

  it('quotes no sentence that names the object and asks for something else', () => {
    const body = '青陵公园周边环境恶劣，希望加快老旧小区改造。';
    const [theme] = groupThemes(
      [contribute('1', '请加快公园建设', body), contribute('2', '希望加快公园建设', '')],
      model,
      settings,
    );
    expect(theme?.quotes.length).toBeGreaterThan(0);
    for (const { text } of theme!.quotes) expect(text).toContain('加快公园建设');
  });

  it('quotes those first that say what the title says', () => {
    const [theme] = groupThemes(
      [
        contribute('1', '建议设置红绿灯', '学生过马路危险，建议在路口设置红绿灯。'),
        contribute('2', '希望设置红绿灯', '行人过街难，希望在门口安装红绿灯。'),
        contribute('3', '请求增设信号灯', '行人过街难，请求增设交通信号灯。'),
        contribute('4', '路口需要红绿灯', '希望领导重视。'),
      ],
      model,
      { ...settings, quotes: 4, threshold: 0 },
    );
    expect(theme?.object).toBe('红绿灯');
    expect(theme?.quotes.map(({ text }) => text.includes('红绿灯'))).toEqual([true, true, true, false]);
  });

  it('titles a theme by the class that most of its contributions name', () => {
    const [theme] = groupThemes(
      [
        contribute('1', '建议修建公厕', '希望开放图书馆。'),
        contribute('2', '建议修建公厕', '希望开放图书馆。'),
        contribute('3', '建议加装电梯', '希望开放图书馆。'),
        contribute('4', '希望增设路灯', '希望开放图书馆。'),
        contribute('5', '建议开放图书馆', '希望开放图书馆。'),
      ],
      model,
      { ...settings, threshold: 0 },
    );
    expect(theme?.message_ids).toHaveLength(5);
    expect(theme).toMatchObject({ title: '开放图书馆', object: '图书馆' });
  });

  it('does not depend on the order of the contributions', () => {
    expect(groupThemes([...contributions].reverse(), model, settings)).toEqual(themes);
    const atOnce = contributions.map((one) => ({ ...one, createdAt: '2024-03-01 08:00:00' }));
    expect(groupThemes([...atOnce].reverse(), model, settings)).toEqual(groupThemes(atOnce, model, settings));
  });

  it('counts a known author once and unknown ones each', () => {
    const [theme] = groupThemes(
      [
        contribute('1', '建议加装电梯', '', { author: '甲' }),
        contribute('2', '希望加装电梯', '', { author: '甲' }),
        contribute('3', '请求加装电梯', '', { author: null }),
        contribute('4', '呼吁加装电梯', '', { author: null, likes: null }),
      ],
      model,
      settings,
    );
    expect(theme?.supporters).toEqual({ authors: 3, likes: 0, total: 3 });
  });

  it('names the theme that asks for the contrary', () => {
    const all = groupThemes(
      [
        contribute('1', '建议取消路边停车收费', '希望取消路边停车收费。'),
        contribute('2', '请求取消停车收费', '建议取消停车收费。'),
        contribute('3', '建议恢复路边停车收费', '希望恢复停车收费，避免僵尸车。'),
        contribute('4', '希望恢复停车收费', '建议恢复停车收费。'),
      ],
      model,
      settings,
    );
    const lower = all.find(({ message_ids }) => message_ids[0] === '1')!;
    const keep = all.find(({ message_ids }) => message_ids[0] === '3')!;
    expect(lower.message_ids).toEqual(['1', '2']);
    expect(lower.opposing).toEqual([{ theme_id: keep.theme_id, ask: keep.title, messages: 2 }]);
    expect(keep.opposing.map(({ theme_id }) => theme_id)).toEqual([lower.theme_id]);
  });

  it('states in each title what its contributions ask, and opposes only who asks the contrary', () => {
    const banning = ['方便居民', '希望考虑', '望采纳'].map((tail, i) =>
      contribute(`${i + 1}`, `支持禁放鞭炮，建议加强执法，${tail}`, '建议继续禁放鞭炮，空气好不容易变好。'),
    );
    const allowing = ['方便居民', '希望考虑', '望采纳'].map((tail, i) =>
      contribute(`${i + 11}`, `过年没有鞭炮没有年味，建议放开，${tail}`, '除夕应该热闹一点，建议放开鞭炮。'),
    );
    const all = groupThemes([...banning, ...allowing], model, settings);
    const titles = all.map(({ title, ask, opposing }) => [title, ask, opposing.map((other) => other.ask)]);
    expect(titles).toEqual([
      ['禁放鞭炮', '禁放', ['过年没有鞭炮没有年味，建议放开']],
      ['过年没有鞭炮没有年味，建议放开', '放开', ['禁放鞭炮']],
    ]);
  });

  it('finds no contrary in one class where the objects differ', () => {
    const all = groupThemes(
      [
        contribute('1', '建议取消招聘年龄限制', '招聘年龄限制不合理。'),
        contribute('2', '希望取消招聘年龄限制', '建议取消招聘年龄限制。'),
        contribute('3', '建议设置残疾人招考岗位', '希望设置残疾人招考岗位。'),
        contribute('4', '希望设置残疾人招考岗位', '建议设置残疾人招考岗位。'),
      ],
      model,
      settings,
    );
    expect(all.map(({ opposing }) => opposing)).toEqual(all.map(() => []));
    expect(all.map(({ title }) => title)).toContain('取消招聘年龄限制');
  });

  it('names a theme by what is proposed rather than by whom it serves', () => {
    const [theme] = groupThemes(
      ['1', '2', '3'].map((id) => contribute(id, '建议利用空地建口袋公园，方便居民', '建议建口袋公园，方便居民。')),
      model,
      settings,
    );
    expect(theme).toMatchObject({ title: '建设口袋公园', object: '口袋公园' });
    expect(theme?.ask).not.toBe('方便');
  });

  it('names in a title no place that most of the contributions do not speak of', () => {
    const road = (name: string): Contribution['places'] => [{ name, type: 'road' }];
    const [theme] = groupThemes(
      ['松柏路', '青石路', '柳湾路'].map((name, at) => ({
        ...contribute(String(at), `建议优化${name}立交西侧头一个红绿灯`, `建议优化${name}的红绿灯。`),
        places: road(name),
      })),
      model,
      settings,
    );
    expect(theme?.title).toBe('优化红绿灯');
  });

  it('says whether a theme proposes anything', () => {
    const titles = (all: readonly string[]) =>
      groupThemes(
        all.map((title, at) => contribute(String(at), title, '')),
        model,
        settings,
      ).map(({ title, proposes }) => [title, proposes]);
    expect(titles(['网约车新政', '关于网约车新政'])).toEqual([['网约车新政', false]]);
    expect(titles(['松柏路口没有减速带', '青石路口没有减速带'])).toEqual([['增设减速带', true]]);
    expect(titles(['12路延伸到松柏站', '关于12路延伸到松柏站'])).toEqual([['12路延伸到松柏站', true]]);
    expect(titles(['标线设置', '关于标线设置的建议'])).toEqual([['设置标线', true]]);
  });

  it('keeps the id of a theme while its first contribution stays', () => {
    const more = [...contributions, contribute('9', '建议桃源居加装电梯', '老人需要电梯。')];
    const before = themes.find(({ message_ids }) => message_ids.includes('4'))!;
    const after = groupThemes(more, model, settings).find(({ message_ids }) => message_ids.includes('9'))!;
    expect(after.theme_id).toBe(before.theme_id);
  });

  it('takes empty texts and no contributions at all', () => {
    expect(groupThemes([], model, settings)).toEqual([]);
    expect(() => groupThemes([contribute('1', '', ''), contribute('2', '', '')], model, settings)).not.toThrow();
  });

  it('refuses two contributions with one id', () => {
    expect(() => groupThemes([contribute('1', '甲'), contribute('1', '乙')], model, settings)).toThrow(/distinct/u);
  });
});

describe('contributions to campaigns', () => {
  let number = 0;
  const many = (count: number, title: string, body = '') =>
    Array.from({ length: count }, () => {
      number += 1;
      return contribute(`k${number}`, title, body, { createdAt: '2024-03-01 08:00:00' });
    });
  const titles = (themes: readonly Theme[]) => themes.map(({ title, supporters }) => [title, supporters.authors]);

  it('that ask contrary things of one object stand behind different themes, which name each other', () => {
    for (const field of ['title', 'body'] as const) {
      const write = (count: number, text: string) => (field === 'title' ? many(count, text) : many(count, '', text));
      const themes = groupThemes(
        [...write(6, '云栖路老楼加装电梯'), ...write(4, '一楼住户反对加装电梯，挡光')],
        model,
        settings,
      );
      expect(titles(themes)).toEqual([
        ['老楼加装电梯', 6],
        ['反对加装电梯', 4],
      ]);
      expect(themes.map(({ opposing }) => opposing.map(({ messages }) => messages))).toEqual([[4], [6]]);
    }
  });

  it('that name a matter of two sides and take none are of a theme, and neither count nor are quoted for it', () => {
    const wanted = ['老楼加装电梯', '老小区请加装电梯', '希望老楼加装电梯'];
    const unsaid = '老楼电梯的事，大家坐下来商量';
    const write = (...texts: string[]) => texts.flatMap((text) => many(1, '', text));
    const [alone] = groupThemes(write(...wanted, unsaid), model, settings);
    expect([alone!.message_ids.length, alone!.supporters.authors, alone!.backing_ids.length]).toEqual([4, 4, 4]);
    const [theme] = groupThemes(write(...wanted, unsaid, '一楼反对加装电梯，挡光'), model, settings);
    expect([theme!.message_ids.length, theme!.backing_ids.length]).toEqual([4, 3]);
    expect(theme!.quotes.map(({ text }) => text)).not.toContain(unsaid);
  });

  it('that refuse what others ask stand behind a theme of their own, though nothing else is its contrary', () => {
    for (const phrase of ['更换校服', '统一校服', '公开食堂账目']) {
      const themes = groupThemes(
        [phrase, `希望尽快${phrase}`, `建议${phrase}`, `不要${phrase}`, `反对${phrase}`].flatMap((text) =>
          many(1, '', text),
        ),
        model,
        settings,
      );
      expect(titles(themes).map(([, authors]) => authors)).toEqual([3, 2]);
      expect(themes.map(({ opposing }) => opposing.map(({ messages }) => messages))).toEqual([[2], [3]]);
      expect(themes[1]!.ask).toMatch(/^(?:不要|反对)../u);
    }
  });

  it('that alone refuse what a theme asks are heard beside it, and not who minds a misdeed', () => {
    const wanted = ['建议小区加装充电桩', '地下车库请加装充电桩', '希望小区加装充电桩'];
    const others = ['反对在地下室加装充电桩，着火了怎么办', '小区门口禁止乱停电动车', '建议办个书法班'];
    const themes = groupThemes(
      [...wanted, ...others].flatMap((text) => many(1, '', text)),
      model,
      settings,
    );
    expect(themes.map(({ message_ids, opposing }) => [message_ids.length, opposing.length])).toEqual([
      [3, 1],
      [1, 1],
    ]);
    expect(themes[0]!.opposing[0]).toMatchObject({ theme_id: themes[1]!.theme_id, messages: 1 });
    const strict = groupThemes(
      [...wanted.slice(0, 1), ...others].flatMap((text) => many(1, '', text)),
      model,
      settings,
    );
    expect(strict).toEqual([]);
  });

  it('that want a limit, those who do not and those who want it done away with stand on their sides', () => {
    const limiting = ['公园早上应限制遛狗', '支持公园早高峰限时遛狗', '遛狗应避开早高峰'];
    const free = ['不同意对遛狗限时段', '反对限制遛狗', '限制遛狗坚决不同意'];
    const [forIt, against] = [limiting, free].map((texts) => texts.flatMap((text) => many(1, '', text)));
    const themes = groupThemes([...forIt!, ...against!], model, settings);
    for (const { message_ids } of themes) {
      const sides = [forIt, against].filter((side) => side!.some(({ id }) => message_ids.includes(id)));
      expect([message_ids, sides.length]).toEqual([message_ids, 1]);
    }
    expect(themes.some(({ opposing }) => opposing.length > 0)).toBe(true);
  });

  it('that bury their ask in a letter stand behind no theme of the contrary', () => {
    const themes = groupThemes(
      [
        ...many(
          1,
          '一点想法',
          '我在广场边上住了八年，每天晚上音响开到九点半，孩子写作业只能戴耳塞，老人血压也高了。建议禁止广场舞。',
        ),
        ...many(
          1,
          '晚上的事',
          '退休以后没什么爱好，就是跟老姐妹们跳跳舞，可是保安总来赶人，说有人投诉。希望允许跳广场舞。',
        ),
        ...many(
          1,
          '心声',
          '我们楼下就是空地，去年开始来了三支队伍，各放各的歌，比赛谁的声音大。请禁止在小区跳广场舞。',
        ),
        ...many(1, '难处', '跳舞是为了锻炼身体，又没有犯法，天天被人从楼上扔东西，心里实在委屈得很。建议允许广场舞。'),
      ],
      model,
      settings,
    );
    expect(themes.map(({ message_ids }) => message_ids.length)).toEqual([2, 2]);
    expect(themes.map(({ opposing }) => opposing.length)).toEqual([1, 1]);
  });

  it('that ask the contrary in a clause of its own stand behind the theme of their side', () => {
    const themes = groupThemes(
      [
        ...many(3, '不要取缔路边摊'),
        ...many(1, '路边摊占道，请取缔'),
        ...many(2, '建议取消限行'),
        ...many(1, '继续限行，缓解拥堵'),
        ...many(1, '建议扩大限行范围'),
      ],
      model,
      settings,
    );
    const sides = themes.map(({ message_ids, opposing }) => [message_ids.length, opposing.length]);
    expect(sides).toEqual([
      [3, 0],
      [2, 1],
      [2, 1],
    ]);
    const quoted = themes.flatMap(({ quotes }) => quotes.map(({ text }) => text));
    expect(quoted).not.toContain('路边摊占道，请取缔');
  });

  it('that lift a ban stand behind another theme than those who want it', () => {
    const themes = groupThemes([...many(3, '支持禁放烟花爆竹'), ...many(2, '取消烟花爆竹禁放规定')], model, settings);
    expect(themes.map(({ supporters }) => supporters.authors)).toEqual([3, 2]);
  });

  it('that want more of a thing and none of it stand behind different themes, though its name looks like an ask', () => {
    const themes = groupThemes([...many(3, '增加共享单车'), ...many(2, '取消共享单车')], model, settings);
    expect(titles(themes)).toEqual([
      ['增加共享单车', 3],
      ['取消共享单车', 2],
    ]);
  });

  it('that ask the contrary of what fewer ask leave, too', () => {
    const themes = groupThemes(
      [
        ...many(2, '希望降低停车收费'),
        ...many(2, '反对路边停车收费'),
        ...many(1, '支持路边停车收费，不收费车位都被占了'),
      ],
      model,
      { ...settings, threshold: 0 },
    );
    expect(themes.map(({ message_ids }) => message_ids.length)).toEqual([4]);
  });

  it('in the same words are one theme, though the model knows none of them', () => {
    const themes = groupThemes([...many(3, '全面禁止养大型犬'), ...many(2, '希望KTV别吵')], model, settings);
    expect(themes.map(({ message_ids }) => message_ids.length)).toEqual([3, 2]);
  });

  it('without a telling title are called by what their texts say', () => {
    const themes = groupThemes(
      [...many(2, '', '不动产登记全程网办。材料太多了'), ...many(2, '我的建议', '支持全年禁放烟花爆竹！')],
      model,
      settings,
    );
    expect(themes.map(({ title }) => title).sort()).toEqual(['不动产登记全程网办', '禁放烟花爆竹']);
  });

  it('that propose nothing belong to no theme', () => {
    expect(groupThemes([...many(3, '恳请领导重视'), ...many(2, '望采纳')], model, settings)).toEqual([]);
  });

  it('are themes where each is a short sentence with other circumstances', () => {
    const texts = [
      '多建几座公厕',
      '逛老街找不到厕所，请增设卫生间',
      '菜场边上修个公共厕所',
      '老楼装个电梯吧',
      '奶奶爬六楼腿软，啥时候给我们装电梯',
      '楼上要装电梯，我们一楼坚决不同意',
      '不要强行给我们单元加装电梯，挡光',
      '办个老年食堂',
      '我妈一个人懒得做饭，每个社区开一个长者饭堂吧',
      '空地改成停车场',
      '上班绕三圈找车位，规划个公共停车场',
    ];
    const themes = groupThemes(
      texts.map((body, i) => contribute(`${i + 1}`, '', body)),
      model,
      settings,
    );
    const groups = themes.map(({ message_ids }) => message_ids.join(' ')).sort();
    expect(groups).toEqual(['1 2 3', '10 11', '4 5', '6 7', '8 9']);
  });

  it('are one theme by words that the model lacks', () => {
    const themes = groupThemes(
      [
        contribute('1', '取消调休', '取消调休！'),
        contribute('2', '建议取消节假日调休，越休越累', ''),
        contribute('3', '恳请取消国庆调休，放几天就是几天', ''),
        contribute('4', '建议取消晚自习', ''),
      ],
      model,
      settings,
    );
    expect(themes.map(({ title, message_ids }) => [title, message_ids])).toEqual([['取消调休', ['1', '2', '3']]]);
  });

  it('are printed without codes and formulas where none states an ask', () => {
    const [theme] = groupThemes(many(2, '关于K7县网约车新政的建议'), model, settings);
    expect(theme?.title).toBe('网约车新政');
  });

  it('ask what they wish, not what they find fault with', () => {
    const themes = groupThemes(
      [
        ...many(2, '烟花爆竹禁放太一刀切，希望解禁'),
        ...many(2, '春节期间允许燃放烟花爆竹'),
        ...many(2, '全年禁放烟花爆竹'),
      ],
      model,
      settings,
    );
    expect(titles(themes)).toEqual([
      ['允许燃放烟花爆竹', 4],
      ['禁放烟花爆竹', 2],
    ]);
  });
});

it('unites two sentences of one object and ask that share no word, as campaigns have them', () => {
  const themes = groupThemes(
    [contribute('1', '', '增加临终关怀'), contribute('2', '', '办安宁疗护病房'), contribute('3', '', '多装几个直饮水')],
    model,
    settings,
  );
  expect(themes.map(({ message_ids }) => message_ids)).toEqual([['1', '2']]);
});

it('takes what all contributions to a campaign name for its venue: who writes to one library need not ask the same', () => {
  const two = [contribute('1', '', '图书馆多放储物柜'), contribute('2', '', '图书馆办书法班')];
  const among = (others: string) => {
    const rest = Array.from({ length: 60 }, (_, i) => contribute(String(i + 3), '', others));
    return similarityOf([...two, ...rest]);
  };
  expect(among('图书馆装直饮水')).toBeLessThan(0.7 * among('公园装直饮水'));
});

it('takes what all name for the venue of a small campaign, too, but not for that of a handful', () => {
  const asks = ['别再收押金', '厕所味道大', '空调太冷', '新书上架太慢', '门口没地方停自行车', '儿童区太吵'];
  const others = ['取消借书证押金', '洗手间没人打扫', '夏天冷得要穿外套', '多买点新书', '自行车乱放', '儿童区要隔音'];
  const all = [...asks, ...others].map((ask, i) => contribute(String(i + 1), '', `图书馆${ask}`));
  const largest = groupThemes(all, model, settings)[0]!.message_ids.length;
  expect(largest).toBeLessThanOrEqual(4);
  const lifts = ['老楼加装电梯', '希望早点装电梯', '增设电梯', '六楼老人爬不动，装电梯吧'];
  const same = groupThemes(
    lifts.map((text, i) => contribute(String(i + 1), '', text)),
    model,
    settings,
  );
  expect(same.map(({ message_ids }) => message_ids.length)).toEqual([4]);
});

it('compares what is in a script of which no kind of ask is known by its characters once', () => {
  const same = [contribute('1', 'ལམ་ཆེན་བཟོ་རོགས'), contribute('2', 'ལམ་ཆེན་བཟོ་རོགས')];
  expect(similarityOf(same)).toBeCloseTo(1);
});

it('unites by kinds of asks those that name the trouble and those that name the remedy', () => {
  const two = [contribute('1', '', '延长图书馆开放时间'), contribute('2', '', '看书看到一半就赶人，下班过去早锁门了')];
  const without = { ...model, asks: null, network: null };
  expect(groupThemes(two, model, settings).map(({ message_ids }) => message_ids)).toEqual([['1', '2']]);
  expect(groupThemes(two, without, settings)).toEqual([]);
  expect(groupThemes(two, model, themeSettings.parse({ weights: { asked: 0, likely: 0 } }))).toEqual([]);
});

it('counts nobody who has doubts for what he doubts, and names no theme by it', () => {
  const doubt = { likes: 40 };
  const themes = groupThemes(
    [
      contribute('1', '建议开放学校操场', '放学后操场空着，建议开放。'),
      contribute('2', '关于开放学校操场的建议', '建议周末把学校操场向居民开放，方便锻炼。'),
      contribute('3', '开放操场，出了事谁负责？', '操场一开放，学生安全怎么保证？请慎重。', doubt),
      contribute('4', '对操场开放的一点看法', '操场开放以后，每天满地烟头。我认为现在不具备条件。', doubt),
    ],
    model,
    settings,
  );
  const known = themes.map(({ backing_ids, proposes, supporters }) => [backing_ids, proposes, supporters.total]);
  expect(known).toEqual([
    [['3', '4'], false, 82],
    [['1', '2'], true, 2],
  ]);
  expect(themes[1]!.quotes.map(({ message_id }) => message_id).sort()).toEqual(['1', '2']);
});
