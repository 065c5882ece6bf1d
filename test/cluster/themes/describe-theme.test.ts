import { describe, expect, it } from 'vitest';
import type { Contribution } from '../../../src/cluster/themes/contract.ts';
import { describeTheme } from '../../../src/cluster/themes/describe-theme.ts';
import { loadThemeModel } from '../../../src/cluster/themes/group-themes.ts';
import { placeContributions } from '../../../src/cluster/themes/points/place-contributions.ts';
import { readContribution } from '../../../src/cluster/themes/points/read-contribution.ts';
import { readGroup } from '../../../src/cluster/themes/read-group.ts';
import { themeSettings } from '../../../src/cluster/themes/settings.ts';
import { standsOf } from '../../../src/cluster/themes/stands/read-stands.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

const segmenter = await createSegmenter(segmentSettings.parse({}));
const settings = themeSettings.parse({});
const model = loadThemeModel(settings);

function contribute(title: string, at: number, likes = 0, body = ''): Contribution {
  const segmented = segmentMessage(segmenter, { title, body });
  const createdAt = `2024-03-0${at + 1} 08:00:00`;
  return { id: `${at}`, author: `${at}`, title, body, segmented, places: [], likes, region: null, createdAt };
}

/** The theme of contributions with these titles. */
function describeTitles(titles: readonly string[], likes: readonly number[] = []) {
  return describeAll(titles.map((title, i) => contribute(title, i, likes[i])));
}

function describeAll(contributions: readonly Contribution[], tellsOnly = false) {
  const readings = contributions.map((one) => readContribution(one, model));
  const points = placeContributions(readings, model, settings);
  const stands = contributions.map((one) => standsOf(one, model.lexicon));
  const group = readGroup({ contributions, readings, points, stands }, model.lexicon);
  return describeTheme(group, tellsOnly, model, 3).theme;
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

  it('names complaints by what is wrong, not by what one of them asks, and says that they propose nothing', () => {
    const titles = [
      '工地夜间施工扰民',
      '楼后工地夜间施工扰民',
      '夜间施工扰民没人管',
      '渣土车半夜进出',
      '建议工地安装隔音屏',
    ];
    const letters = titles.map((title, i) => contribute(title, i, 0, `${title}，家里老人睡不好觉。`));
    const theme = describeAll(letters, true);
    expect(theme).toMatchObject({ title: '工地夜间施工扰民', proposes: false, ask: null });
    expect(theme.supporters.total).toBe(5);
  });

  it('names by what bodies ask where titles are troubles, and by nothing that few name', () => {
    const letters = (asked: string) => [
      contribute('左边的车要等三轮', 0, 0, `早高峰从桥头排到桥尾，半天动不了。建议${asked}。`),
      contribute('一眨眼就变红', 1, 0, '信号灯的秒数不知道是怎么定的。'),
      contribute('天天堵成一锅粥', 2, 0, '信号灯的秒数和早上的车对不上。'),
    ];
    expect(describeAll(letters('优化信号灯秒数'))).toMatchObject({ title: '优化信号灯秒数', proposes: true });
    expect(describeAll(letters('修建羽毛球馆')).title).not.toContain('羽毛球馆');
  });

  it('names by what half of the bodies ask in the same words, though the lexicon knows no such thing', () => {
    const letters = (asks: readonly string[]) =>
      asks.map((ask, i) =>
        contribute(`泳池更衣室${['冷', '冰冷', '凉'][i]!}得像冰窖`, i, 0, `换衣服直打哆嗦。请${ask}。`),
      );
    expect(describeAll(letters(['尽快调整阀门', '调整阀门', '修一修']))).toMatchObject({
      title: '调整阀门',
      ask: '调整',
    });
    expect(describeAll(letters(['调整阀门', '修一修', '看一看'])).title).not.toContain('阀门');
  });

  it('names by what short texts ask after a sentence that only tells, and quotes that', () => {
    const texts = [
      contribute('操场上跑不动的孩子越来越多', 0, 0, '操场上跑不动的孩子越来越多。天天有体育课，老师配够。'),
      contribute('体育老师又请假了', 1, 0, '体育老师又请假了，上数学。请保证每天一节体育课，不许占。'),
    ];
    const theme = describeAll(texts);
    expect(theme).toMatchObject({ title: '保证每天一节体育课', proposes: true });
    expect(theme.quotes.map(({ text }) => text)).toContain('请保证每天一节体育课，不许占。');
  });

  it('says that a wish for an answer alone proposes nothing', () => {
    const complaints = ['停车难', '停车烦', '停车真难'].map((title, i) =>
      contribute(title, i, 0, '车位太少，地下车库只卖不租，业主车开不进去，希望早点落实。'),
    );
    expect(describeAll(complaints).proposes).toBe(false);
  });

  it.each([
    // Nobody's support is part of the ask, and nothing is asked by a verb said twice.
    [['支持修骑行道', '骑行道修一条，锻炼身体', '希望修骑行道'], '修建骑行道'],
    [['滑雪场门票降一降', '滑雪场门票太贵，降一降'], '降低门票价'],
    // Each names another hour.
    [['泳池开到十点', '泳池开到九点半', '泳池开到八点'], '延长泳池开放时间'],
    [['幼儿园必须装护栏', '幼儿园护栏太矮'], '幼儿园安装护栏'],
  ])('prints what %j ask as %s', (titles, title) => {
    expect(describeTitles(titles).title).toBe(title);
  });

  it('names no theme by what one wants all night where others want it longer', () => {
    const titles = ['泳池通宵开放', '泳池延长开放', '泳池开放时间延长', '夏天泳池延长开放时间'];
    expect(describeTitles(titles, [9]).title).not.toContain('通宵');
  });

  it.each([
    [['路口过街太难', '学校门口需要一座天桥', '医院门口缺一座天桥'], '增设天桥'],
    [['医院的停车位严重不足', '停车位太少转三圈'], '增设停车位'],
    [['商场门口的天桥何时能建', '过街像闯关，天桥什么时候建'], '增设天桥'],
  ])('asks for what is said to be needed, too little, or late: %s', (titles, expected) => {
    expect(describeTitles(titles)).toMatchObject({ title: expected, proposes: true });
  });

  it.each([[['这里不需要红绿灯', '路口不需要红绿灯']], [['路灯何时修好', '路灯什么时候修']]])(
    'asks for nothing that is not wanted, or only out of order: %s',
    (titles) => {
      expect(describeTitles(titles).title).not.toContain('增设');
    },
  );

  it('names no theme by one plea among many complaints', () => {
    expect(describeTitles([...complaints, '把泳池的水烧热两度'])).toMatchObject({ proposes: false });
  });

  it('names the object and the asks that most bear where no ask is that of half', () => {
    const titles = ['图书馆增设座位', '建议图书馆增设座位', '图书馆免费', '图书馆应该免费', '取消图书馆', '图书馆取消'];
    expect(describeTitles(titles)).toMatchObject({ title: '图书馆：增设、免费', object: '图书馆', proposes: true });
    expect(describeTitles(titles.slice(0, 3)).title).not.toContain('：');
  });

  it('names first what most like where few texts have most likes', () => {
    const titles = ['建议修建滨江公路', '滨江公路应该免费通行', '滨江公路免费', '希望修建滨江公路', '修建滨江公路'];
    expect(describeTitles(titles).title).toContain('修建');
    expect(describeTitles(titles, [1, 90, 1, 0, 0]).title).toBe('公路：免费、修建');
  });

  it('takes no word for the object that few use where half use the general one', () => {
    const titles = ['加快儿童医院建设', '建设医院', '建议建设医院', '新区要建医院', '希望建设医院'];
    expect(describeTitles(titles)).toMatchObject({ object: '医院' });
  });

  it('names no object that nobody wrote', () => {
    expect(describeTitles(['村干部减负', '给村干部减负', '村干部要减负']).object).toBeNull();
  });

  it('names what is in a bad state, not the state, and no class that one of several names', () => {
    expect(describeTitles(['敬老院破烂，翻新一下', '敬老院破旧，翻新一下', '敬老院破烂，请翻新']).object).toBe(
      '敬老院',
    );
    expect(describeTitles(['合作社建冷库给补助', '建冷库', '多建冷库', '建冷库']).title).not.toContain('补助');
  });

  it('begins no title within a name', () => {
    const titles = ['希望陆开纪念馆周一也开放', '陆开纪念馆应该周一开放', '陆开纪念馆周一开放'];
    expect(describeTitles(titles).title).not.toMatch(/^开/u);
  });

  it('takes the first sign of a longer verb for no verb of its own', () => {
    expect(describeTitles(['建议加强文明养犬管理', '建议加强文明养犬管理', '建议加强文明养犬管理']).title).toBe(
      '加强文明养犬管理',
    );
  });

  it('proposes what half of the letters propose, though its title only names the matter', () => {
    const body = '桃溪路堵得厉害。建议在这一段装电子抓拍。';
    const letters = ['桃溪路违停严重', '柳溪路货车占道', '南门外乱停车'];
    expect(describeAll(letters.map((title, i) => contribute(title, i, 0, body))).proposes).toBe(true);
    const silent = letters.map((title, i) => contribute(title, i, 0, '桃溪路堵得厉害。电子抓拍坏了。'));
    expect(describeAll(silent).proposes).toBe(false);
  });

  it('names by no sentence that says only where somebody lives', () => {
    const letters = ['我家就住在桃溪路附近', '我家就住在柳溪路附近'].map((title, i) =>
      contribute(title, i, 0, `${title}。每天下午全是摆摊的，油烟呛人。`),
    );
    expect(describeAll(letters).title).toBe('每天下午全是摆摊的，油烟呛人');
  });

  it('asks for nothing on behalf of those who have a mind against it', () => {
    const titles = ['业主对学区调整有意见', '家长对学区调整很不满', '我们对学区调整不认可'];
    const { title, ask } = describeTitles(titles);
    expect(title).not.toBe('调整学区');
    expect(ask).not.toBe('调整');
  });

  it('quotes first who has most likes of those that ask what the title asks', () => {
    const titles = ['建议增设路灯', '路口增设路灯', '巷子里请增设路灯', '路灯真漂亮'];
    expect(describeTitles(titles, [0, 0, 7, 99]).quotes[0]?.text).toBe('巷子里请增设路灯');
    expect(describeTitles(titles, [0, 8, 7, 0]).quotes[0]?.text).toBe('路口增设路灯');
  });

  it('counts for its title those alone who ask it, and takes the ask with more people and likes behind it', () => {
    const titles = ['建议修建城南高速公路', '建议外迁穿城高速公路', '穿城高速公路什么时候外迁', '高速公路什么时候免费'];
    const theme = describeTitles(titles, [0, 80, 29, 2]);
    expect(theme.title).toContain('外迁');
    expect(theme.backing_ids).toEqual(['1', '2']);
    expect(theme.supporters).toEqual({ authors: 4, likes: 111, total: 111 });
    expect(theme.quotes.map(({ message_id }) => message_id).sort()).toEqual(['1', '2']);
    const one = describeTitles(['建议增设路灯', '希望增设路灯', '路灯太亮，建议拆除'], [1, 2, 2]);
    expect(one).toMatchObject({ backing_ids: ['0', '1'], supporters: { authors: 3, likes: 5, total: 5 } });
  });
});
