import { describe, expect, it } from 'vitest';
import type { ClusterMessage } from '../../../src/cluster/contract.ts';
import { namesPlace } from '../../../src/cluster/names/place-words.ts';
import { choosePlace, createPlaceJudge } from '../../../src/cluster/naming/choose-place.ts';
import { chooseRegion } from '../../../src/cluster/naming/name-issues.ts';
import { termKinds } from '../../../src/cluster/store/store.ts';
import { createPlain, storeOf } from '../plain-store.ts';
import { createMessage, runClustering, smallBoard } from '../small-board.ts';

describe('namesPlace', () => {
  it.each(['听荷广场', '第三中学', '107国道', '都江苑', '向阳小区', '从善村', '那坡路', '红星网吧'])(
    'takes %s',
    (name) => {
      expect(namesPlace(name)).toBe(true);
    },
  );

  it.each([
    '为什么',
    '2015',
    '我的家园',
    '应先办证后购房',
    '部门也不是万能',
    '自来水公司',
    '云栖路到青禾路',
    '一方面喊',
    '限卖房产',
    '有家诊所',
    '多个小区',
    '只售不租',
    '咣当',
    '智慧班',
  ])('refuses %s', (name) => {
    expect(namesPlace(name)).toBe(false);
  });
});

describe('createPlaceJudge', () => {
  const stands = (messages: readonly string[], name: string): boolean => {
    const store = storeOf(messages.map((terms) => createPlain(terms, { titleTokens: '石桨电机厂' })));
    return createPlaceJudge(store)(store.vocabulary.ids[termKinds.name].get(name)!);
  };

  it('lets no name stand as a place that is mostly called as a kind of thing, wherever else its letters stand', () => {
    expect(stands(['p:石桨电机', 'k:石桨电机'], '石桨电机')).toBe(true);
    expect(stands(['k:石桨电机', 'l:石桨电机', 'b:停电', 'b:停水', 'b:停气'], '石桨电机')).toBe(false);
  });
});

describe('chooseRegion', () => {
  it.each([
    [['沐榆县', '沐榆县', '汐岸县'], '沐榆县'],
    [['沐榆县', '汐岸县'], null],
    [['沐榆县', '榆城市', '沐榆县'], '沐榆县'],
    [['榆城市', '榆城市', '沐榆县'], '榆城市'],
  ])('of members of %s is %s', (regions, expected) => {
    const store = storeOf(regions.map((region) => createPlain('', { region })));
    expect(chooseRegion({ members: regions.map((_, i) => i) }, [], store)).toBe(expected);
  });
});

describe('choosePlace', () => {
  const noRivals = { isContested: () => false };

  it.each([[['云栖湖花苑东区', '云栖湖花苑', '云栖湖花苑']], [['云栖湖花苑', '云栖湖花苑', '云栖湖花苑东区']]])(
    'counts who writes a longer form for the shorter one, whoever comes first: %s',
    (names) => {
      const store = storeOf(names.map((name) => createPlain(`q:${name}`)));
      const basis = { isGeneral: () => false, standsAsPlace: () => true, store };
      const titles = ['停水', '停电', '停气'];
      const input = { sample: [0, 1, 2], titles, title: '停水', least: 3, rarity: () => 1, rivals: noRivals };
      expect(choosePlace(input, basis)).toBe('云栖湖花苑');
    },
  );

  it('leaves out who goes over a bridge', () => {
    const store = storeOf(['q:过青嘴桥', 'q:过青嘴桥'].map((terms) => createPlain(terms)));
    const basis = { isGeneral: () => false, standsAsPlace: () => true, store };
    const input = {
      sample: [0, 1],
      titles: ['绕路', '过青嘴桥太堵'],
      title: '过青嘴桥太堵',
      least: 2,
      rarity: () => 1,
      rivals: noRivals,
    };
    expect(choosePlace(input, basis)).toBe('青嘴桥');
  });

  it('leaves out how far along a road it is', () => {
    const store = storeOf(['q:沐榆路段', 'q:沐榆路段'].map((terms) => createPlain(terms)));
    const basis = { isGeneral: () => false, standsAsPlace: () => true, store };
    const titles = ['沐榆路段堵车', '沐榆路段太堵'];
    const input = { sample: [0, 1], titles, title: titles[0]!, least: 2, rarity: () => 1, rivals: noRivals };
    expect(choosePlace(input, basis)).toBe('沐榆路');
  });

  it.each([
    ['X3县农村户口村民补缴养老保险', null],
    ['X3县乡镇和行政村合并后公开政务', null],
    ['X3县石桨村民补缴养老保险', '石桨村'],
  ])('takes no matter for the name of a village: %s', (title, expected) => {
    const store = storeOf([createPlain(''), createPlain('')]);
    const basis = { isGeneral: () => false, standsAsPlace: () => true, store };
    const input = { sample: [0, 1], titles: [title, '补缴'], title, least: 2, rarity: () => 1, rivals: noRivals };
    expect(choosePlace(input, basis)).toBe(expected);
  });

  it('is no place of another side than that of the printed title', () => {
    const store = storeOf(['q:西院', 'q:西院'].map((terms) => createPlain(terms)));
    const basis = { isGeneral: () => false, standsAsPlace: () => true, store };
    const title = '医院东院区停诊';
    const input = { sample: [0, 1], titles: [title, '西院太远'], title, least: 2, rarity: () => 1, rivals: noRivals };
    expect(choosePlace(input, basis)).toBeNull();
  });

  const placeOf = (messages: readonly ClusterMessage[], titles: readonly string[]): string | null => {
    const basis = { isGeneral: () => false, standsAsPlace: () => true, store: storeOf(messages) };
    const sample = [...messages.keys()];
    return choosePlace({ sample, titles, title: titles[0]!, least: 2, rarity: () => 1, rivals: noRivals }, basis);
  };
  const inBody = (...names: readonly string[]): ClusterMessage =>
    createPlain(names.map((name) => `p:${name}`).join(' '));

  it('takes the only name that every member has where no title has one, and none of several or of one text sent twice', () => {
    const titles = ['快递不送上门', '求帮忙'];
    expect(placeOf([inBody('听涛苑'), inBody('听涛苑', '港湾路')], titles)).toBe('听涛苑');
    expect(placeOf([inBody('听涛苑'), inBody('港湾路')], titles)).toBeNull();
    expect(placeOf([inBody('听涛苑', '港湾路'), inBody('听涛苑', '港湾路')], titles)).toBeNull();
    expect(placeOf([inBody('听涛苑'), inBody('听涛苑')], ['求帮忙', '求帮忙'])).toBeNull();
    expect(placeOf([inBody('港湾银行'), inBody('港湾银行')], titles)).toBeNull();
  });

  it('takes no name of a body where one person wrote all, nor one that others of the issue contest', () => {
    const titles = ['快递不送上门', '求帮忙'];
    const own = ['听涛苑', '听涛苑'].map((name) => createPlain(`p:${name}`, { author: 'a1' }));
    expect(placeOf(own, titles)).toBeNull();
    const messages = [createPlain('q:听涛苑'), createPlain('q:听涛苑')];
    const basis = { isGeneral: () => false, standsAsPlace: () => true, store: storeOf(messages) };
    const input = {
      sample: [0, 1],
      titles: ['听涛苑停水', '听涛苑又停水'],
      title: '听涛苑停水',
      least: 2,
      rarity: () => 1,
    };
    expect(choosePlace({ ...input, rivals: noRivals }, basis)).toBe('听涛苑');
    expect(choosePlace({ ...input, rivals: { isContested: (name) => name === '听涛苑' } }, basis)).toBeNull();
  });

  it('takes the name that most have before one of the printed title that few have', () => {
    const titles = ['青禾站拖欠工资', '白干两个月', '求帮忙', '听涛苑还钱'];
    const messages = ['q:青禾站 p:听涛苑', 'p:听涛苑', 'b:欠薪', 'q:听涛苑'].map((terms) => createPlain(terms));
    expect(placeOf(messages, titles)).toBe('听涛苑');
    const half = ['q:青禾站 p:听涛苑', 'p:青禾站 p:听涛苑', 'b:欠薪', 'q:听涛苑'].map((terms) => createPlain(terms));
    expect(placeOf(half, titles)).toBe('青禾站');
  });

  it('takes what stands behind a road in the printed title, if as many name it, and the road where they do not', () => {
    const along = (messages: readonly string[], title: string): string | null => {
      const store = storeOf(messages.map((line) => createPlain(line)));
      const basis = { isGeneral: () => false, standsAsPlace: () => true, store };
      const rarity = (term: number): number => (store.vocabulary.texts[term]!.endsWith('路') ? 2 : 1);
      const input = { sample: [0, 1], titles: [title, '漏水'], title, least: 2, rarity, rivals: noRivals };
      return choosePlace(input, basis);
    };
    expect(along(['q:沐榆路 q:澜岸之城', 'q:沐榆路 q:澜岸之城'], '沐榆路澜岸之城停水')).toBe('澜岸之城');
    expect(along(['q:沐榆路 q:澜岸之城', 'q:沐榆路'], '沐榆路澜岸之城停水')).toBe('沐榆路');
    expect(along(['q:沐榆路 q:澜岸之城', 'q:沐榆路 q:澜岸之城'], '沐榆路到澜岸之城停水')).toBe('沐榆路');
  });

  it('leaves out who works for a firm', () => {
    const messages = ['q:云帆出行司机', 'q:云帆出行司机'].map((terms) => createPlain(terms));
    expect(placeOf(messages, ['云帆出行司机收入太低', '云帆出行司机抽成太高'])).toBe('云帆出行');
  });

  it('takes the longer form of a name that most have in their titles, and no town before it', () => {
    const titles = ['青禾渡水厂的水发黄', '青禾渡水厂的水发臭', '柳桥镇青禾渡水厂水有味'];
    const messages = ['q:青禾渡 q:青禾渡水厂', 'q:青禾渡 q:青禾渡水厂', 'q:青禾渡 q:柳桥镇青禾渡水厂'];
    expect(
      placeOf(
        messages.map((terms) => createPlain(terms)),
        titles,
      ),
    ).toBe('青禾渡水厂');
  });

  it('is none where the name that all have tells nothing, though they have others', () => {
    const messages = ['p:审核中 p:听涛苑', 'p:审核中', 'p:审核中 p:港湾路'].map((terms) => createPlain(terms));
    expect(placeOf(messages, ['证办了半年', '证还没拿到', '什么时候能拿证'])).toBeNull();
  });

  it('takes a piece of a name for a form of it', () => {
    const titles = ['快递不送上门', '求帮忙'];
    const withPiece = (namePieces: string): ClusterMessage => createPlain('b:快递', { namePieces });
    expect(placeOf([inBody('听涛苑'), withPiece('听涛')], titles)).toBe('听涛苑');
    expect(placeOf([inBody('听涛苑'), withPiece('+听涛')], titles)).toBeNull();
  });
});

describe('nameIssue', () => {
  const nameOf = async (...texts: readonly (readonly [title: string, body: string])[]) => {
    const messages = texts.map(([title, body], n) => createMessage(200 + n, n, title, body));
    const { issues } = await runClustering([...smallBoard, ...messages]);
    return issues.find(({ title }) => texts.some(([own]) => own.includes(title) || title.includes(own)))!;
  };

  it('has no words of grammar among its keywords and problem', async () => {
    const { keywords, problem } = await nameOf(
      ['望湖景园小区路灯才能亮到十月底', '望湖景园小区的路灯非得等到十月底才修，三千元的灯好好的也拆了。'],
      ['望湖景园小区路灯非得十月底修', '望湖景园小区路灯十月底才修，花三千元，非得拆好好的灯。'],
    );
    expect(keywords).toContain('路灯');
    expect([...keywords, problem].join(' ')).not.toMatch(/非得|十月底|三千元|好好/u);
  });

  it('takes what is called like a name and is a kind of thing for the problem', async () => {
    const { problem } = await nameOf(
      ['希望建一座人行天桥', '望湖景园小区门口车多，希望早日建好人行天桥，没有人行天桥老人过不了马路。'],
      ['请求建人行天桥', '望湖景园小区门口一直没有人行天桥，希望建一座人行天桥，方便大家过马路。'],
    );
    expect(problem).toContain('天桥');
  });

  it('takes the estate for the place, not the office that is addressed', async () => {
    const { place, problem } = await nameOf(
      ['望湖景园小区停水无人管', '望湖景园小区连续停水三天，自来水公司推给物业，找自来水公司没有用。'],
      ['望湖景园小区又停水了', '望湖景园小区停水，打自来水公司电话，自来水公司说在抢修，停水三天了。'],
    );
    expect(place).toBe('望湖景园');
    expect(problem).toContain('停水');
  });

  it('spells the place in its title as most do, and does not name it twice', async () => {
    const messages = [
      ['云栖花园，请领导看看', '云栖花园停水三天了，没有通知，什么时候恢复供水？'],
      ['云栖花园求助', '云栖花园停水三天，打供水电话没有人接。'],
      ['云祺花园连续停水三天', '云祺花园停水，没有通知，家里没有水用，什么时候恢复供水？'],
    ].map(([title, body], n) => createMessage(200 + n, n, title!, body!));
    const { issues } = await runClustering([...smallBoard, ...messages]);
    expect(issues.map(({ title }) => title)).toContain('云栖花园连续停水三天');
  });

  it('keeps a name of its title beside one in the body that is written nearly so', async () => {
    const { title } = await nameOf(
      ['云溪花园停水没人管', '云溪花园停水三天了，隔壁的云栖花园有水，什么时候恢复供水？'],
      ['云溪花园又停水了', '云溪花园停水，隔壁的云栖花园有水，家里没有水用，什么时候恢复供水？'],
    );
    expect(title).toContain('云溪花园');
  });

  it('keeps the numerals of a name in its title', async () => {
    const { title } = await nameOf(
      ['云栖壹号停水没人管', '云栖壹号停水三天了，没有通知，什么时候恢复供水？'],
      ['云栖壹号又停水了', '云栖壹号停水，没有通知，家里没有水用，什么时候恢复供水？'],
    );
    expect(title).toContain('云栖壹号');
  });

  it('takes neither who suffers nor a piece of a name for the problem', async () => {
    const { problem } = await nameOf(
      ['望湖景园小区停水孩子没法洗澡', '望湖景园小区停水三天了，孩子没有水洗澡，邻居也没有水，已有三天。'],
      ['望湖景园小区停水，孩子怎么办', '望湖景园小区停水，孩子没有水用，邻居家里也没有，已有三天。'],
    );
    expect(problem).toContain('停水');
    expect(problem).not.toMatch(/孩子|邻居|已有|景园/u);
  });

  it('writes the letters of a place as signs do', async () => {
    const { place } = await nameOf(
      ['y417路停水没人管', 'y417路停水三天了，没有通知，什么时候恢复供水？'],
      ['y417路又停水了', 'y417路停水，没有通知，家里没有水用，什么时候恢复供水？'],
    );
    expect(place).toBe('Y417路');
  });

  it('takes the town where nothing smaller is named', async () => {
    const { place } = await nameOf(
      ['双桥镇停水什么时候恢复', '双桥镇停水三天了，没有通知，什么时候恢复供水？'],
      ['双桥镇停水没有通知', '双桥镇停水三天了，没有通知，家里没有水用，什么时候恢复供水？'],
      // Where a board names one town alone, it tells nothing.
      ['清溪镇卫生院晚上没有医生', '清溪镇卫生院晚上没有医生值班，孩子发烧只好去县城。'],
    );
    expect(place).toBe('双桥镇');
  });

  it('takes what follows the region in the title where the segmenter saw no name', async () => {
    const { place } = await nameOf(
      ['X3区一品一家小区停水没人管', '一品一家停水三天了，没有通知，什么时候恢复供水？'],
      ['X3区一品一家小区又停水', '一品一家停水，没有通知，家里没有水用，什么时候恢复供水？'],
    );
    expect(place).toBe('一品一家小区');
  });

  it('leaves out the last sign of a county that a slip left before a name', async () => {
    const { place } = await nameOf(
      ['L4县县青桐苑小区停水没人管', '县青桐苑小区停水三天了，没有通知，什么时候恢复供水？'],
      ['L4县县青桐苑小区又停水', '县青桐苑小区停水，没有通知，家里没有水用，什么时候恢复供水？'],
    );
    expect(place).toBe('青桐苑');
  });

  it('states the problem without pieces of names, codes and numerals', async () => {
    const { place, problem } = await nameOf(
      ['X3区青禾北大道3号路灯损坏', '青禾北大道3号的路灯损坏两个月了，晚上漆黑一片，请修好路灯。'],
      ['青禾北大道路灯损坏太危险', '青禾北大道的路灯损坏，晚上漆黑，老人摔倒，路灯没人修。'],
    );
    expect(place).toBe('青禾北大道');
    expect(problem).toContain('路灯');
    expect(problem).not.toMatch(/青禾|北大|大道|\d/u);
  });

  it('takes the quarry before the village of those who write of it, and a title that has it', async () => {
    const { title, place } = await nameOf(
      ['枫树坪村粉尘', '枫树坪村粉尘严重，宏岳采石场天天放炮，粉尘漫天。'],
      ['枫树坪村宏岳采石场粉尘漫天', '枫树坪村宏岳采石场天天放炮，粉尘漫天，没有喷淋。'],
    );
    expect(place).toBe('宏岳采石场');
    expect(title).toBe('枫树坪村宏岳采石场粉尘漫天');
  });

  it('has what a county has one of as the place, and not once more before a title that names it', async () => {
    const { title, place } = await nameOf(
      ['县医院停车场乱收费', '县人民医院停车场乱收费，停车十分钟收十元停车费，没有公示。'],
      ['县医院停车场乱收费', '县人民医院停车场乱收费，停车十分钟收十元停车费，没有发票。'],
    );
    expect(place).toBe('县人民医院');
    expect(title).toBe('县医院停车场乱收费');
  });

  it('names no zone for the problem', async () => {
    const { problem } = await nameOf(
      ['高新区望湖景园停水没人管', '高新区望湖景园停水三天了，没有通知，什么时候恢复供水？'],
      ['高新区望湖景园又停水', '高新区望湖景园停水，没有通知，家里没有水用，什么时候恢复供水？'],
    );
    expect(problem).toContain('停水');
    expect(problem).not.toContain('高新区');
  });

  it('takes the title that says what the matter is', async () => {
    const { title } = await nameOf(
      ['望湖景园小区路灯照明问题', '望湖景园小区的路灯照明坏了三天，晚上漆黑，没人修。'],
      ['望湖景园小区路灯照明不亮', '望湖景园小区的路灯照明坏了三天，晚上漆黑，没人修。'],
    );
    expect(title).toBe('望湖景园小区路灯照明不亮');
  });

  it('takes a title that says what is wrong before a bare topic that more members speak of', async () => {
    const { title } = await nameOf(
      ['望湖景园自来水', '望湖景园的自来水，水压低，楼上住户用水难。'],
      ['望湖景园自来水一直没通', '望湖景园的自来水，水压低，楼上住户用水难。'],
      ['望湖景园自来水', '望湖景园自来水，水压低，楼上用水难。'],
    );
    expect(title).toBe('望湖景园自来水一直没通');
  });

  it('takes the title of the kind of problem that its members tell, not a plea for justice', async () => {
    const { title } = await nameOf(
      [
        '呼吁望湖景园物业客观、公正、合法地对待业主',
        '望湖景园物业不同意动用维修基金，电梯故障三个月没有维修，业主爬楼。',
      ],
      ['望湖景园物业电梯维修基金问题', '望湖景园业主要求物业动用维修基金维修电梯，电梯故障困人，物业不同意。'],
    );
    expect(title).toBe('望湖景园物业电梯维修基金问题');
  });

  it('takes a title that says what is wrong before one that only asks', async () => {
    const { title } = await nameOf(
      ['望湖景园露台改造费用由谁承担', '望湖景园的露台是公用的，物业违规出租公用露台，改造费用由谁承担？'],
      ['望湖景园物业违规出租公用露台', '望湖景园的露台是公用的，物业违规出租公用露台，改造费用由谁承担？'],
    );
    expect(title).toBe('望湖景园物业违规出租公用露台');
  });

  it('takes a title that says what is wrong before a question of the same matter', async () => {
    const { title } = await nameOf(
      ['望湖劳务押扣餐箱、车辆还拖欠骑手血汗钱', '望湖劳务押扣餐箱，拖欠工资两个月，一分没发。'],
      ['望湖劳务骑手工资什么时候发', '望湖劳务拖欠骑手工资，责令望湖劳务发工资，二十天了，骑手工资一分没发。'],
      ['骑手白干两个月', '望湖劳务拖欠骑手工资，望湖劳务的办公室搬空了，骑手工资一分没发。'],
    );
    expect(title).toBe('望湖劳务押扣餐箱、车辆还拖欠骑手血汗钱');
  });

  it('takes no question that asks of nothing others speak of', async () => {
    const { title } = await nameOf(
      ['望湖公园舞曲噪音扰民', '望湖公园每晚七点到十点，四支队伍四个音箱，比赛谁响。'],
      ['望湖公园能不能消停点', '望湖公园音响低音炮震得玻璃响，报警来了关小，走了又开大。'],
    );
    expect(title).toBe('望湖公园舞曲噪音扰民');
  });

  it('takes a title that somebody wrote before a passage of a body that says hardly more', async () => {
    const own = createMessage(200, 1, '望湖路夜市油烟熏人', '望湖路夜市的烧烤油烟直往楼上灌。');
    const cut = createMessage(201, 2, '望湖路夜市烧烤油烟熏人', '望湖路夜市烧烤油烟熏人，烧烤摊太多。');
    const titleOf = async (hasOwnTitle: boolean) =>
      (await runClustering([...smallBoard, own, { ...cut, hasOwnTitle }])).issues.find(({ title }) =>
        title.includes('油烟'),
      )!.title;
    expect(await titleOf(true)).toBe('望湖路夜市烧烤油烟熏人');
    expect(await titleOf(false)).toBe('望湖路夜市油烟熏人');
  });

  it('takes the title without a time that only one member has', async () => {
    const { title } = await nameOf(
      ['望湖景园小区停水四个月没有通知，家里没有水用', '望湖景园小区停水，没有通知，家里没有水用。'],
      ['望湖景园小区停水没有通知', '望湖景园小区停水，没有通知，家里没有水用。'],
      ['望湖景园小区又停水，没有通知', '望湖景园小区停水，没有通知，家里没有水用。'],
    );
    expect(title).not.toContain('四个月');
  });

  it('has no words of orders among its keywords and problem', async () => {
    const { keywords, problem } = await nameOf(
      ['关于望湖景园小区供水的诉求', '来电人称望湖景园小区的供水断断续续，已经三天，诉求尽快恢复供水。'],
      ['望湖景园小区供水的诉求', '望湖景园小区供水断断续续，三天了，没有通知，诉求早日恢复供水。'],
    );
    expect(problem).toContain('供水');
    expect([...keywords, problem].join(' ')).not.toContain('诉求');
  });

  it('takes no title of a word or two where another says what is wrong', async () => {
    const { title } = await nameOf(
      ['井盖', '望湖景园小区门口井盖不见了，晚上没有灯，很危险，已经三天。'],
      ['望湖景园小区门口的井盖不见了三天', '望湖景园小区门口井盖被偷了，晚上没有灯，很危险。'],
      ['井盖', '望湖景园小区门口的井盖不见了，晚上有人掉下去，很危险。'],
    );
    expect(title).toContain('井盖不见了');
  });

  it('takes what titles have after the region for the place where nothing is known as a name', async () => {
    const { place } = await nameOf(
      ['X3区鹿鸣之城停水没人管', '鹿鸣之城停水三天了，没有通知，什么时候恢复供水？'],
      ['X3区鹿鸣之城又停水', '鹿鸣之城停水，没有通知，家里没有水用，什么时候恢复供水？'],
    );
    expect(place).toBe('鹿鸣之城');
  });

  it('takes a numbered school or line for the place', async () => {
    const { place } = await nameOf(
      ['X3区二中强制补课', '学校强制补课，收补课费，学生没有休息，请查处补课。'],
      ['X3区二中又强制补课收费', '学校强制补课，收补课费，学生没有休息，请查处补课。'],
    );
    expect(place).toBe('二中');
  });

  it('completes a name that the segmenter cut short', async () => {
    const { place } = await nameOf(
      ['X3区新天鹅湖小区停水没人管', '停水三天了，没有通知，什么时候恢复供水？'],
      ['X3区新天鹅湖小区又停水', '停水，没有通知，家里没有水用，什么时候恢复供水？'],
    );
    expect(place).toBe('新天鹅湖');
  });

  it('states a matter that titles say in different words', async () => {
    const { problem } = await nameOf(
      ['望湖景园小区孩子上学怎么办', '望湖景园小区的孩子没有地方去，教育局没有答复，孩子怎么办。'],
      ['望湖景园小区孩子读书怎么办', '望湖景园小区的孩子没有地方去，教育局没有答复，孩子怎么办。'],
    );
    expect(problem).toMatch(/上学|读书/u);
  });
});
