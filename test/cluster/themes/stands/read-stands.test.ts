import { describe, expect, it } from 'vitest';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';
import { excludes, readStands, standsOf } from '../../../../src/cluster/themes/stands/read-stands.ts';

const { lexicon } = loadThemeModel(themeSettings.parse({}));

/** Texts for something, and texts against it: ask and object in one clause or in two. */
const sides: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    '电梯',
    ['建议加装电梯', '老楼爬不动，请加装电梯'],
    ['不要强推加装电梯，低层住户怎么办', '楼上要装电梯，一楼不同意'],
  ],
  ['路边摊', ['不要取缔路边摊', '路边摊买菜近，请保留'], ['请取缔路边摊', '路边摊占道油烟大，请取缔']],
  ['限行', ['继续限行，缓解拥堵', '建议扩大限行范围'], ['建议取消限行', '限行苦了上班族，尽快放开']],
  ['遛狗', ['公园应该允许遛狗', '遛狗是刚需，公园请放开'], ['禁止遛狗进公园', '公园遛狗太危险，请禁止']],
  ['烟花', ['过年允许放烟花', '烟花是年味，希望放开'], ['继续禁止燃放烟花', '烟花太吵，坚决禁止']],
  ['广场舞', ['建议增设广场舞场地', '广场舞让老人开心，请支持'], ['禁止广场舞', '广场舞扰民，请取缔']],
  ['减速带', ['建议增设减速带', '校门口减速带有用，请保留'], ['建议取消减速带', '减速带太颠，请拆除']],
  ['停车费', ['停车费应该提高', '停车费太低，建议提高'], ['建议降低停车费', '停车费太贵，应该降低']],
  [
    '垃圾中转站',
    ['支持建垃圾中转站', '垃圾中转站很有必要，请尽快建设'],
    ['反对建垃圾中转站', '垃圾中转站太臭，请搬走'],
  ],
  ['报刊亭', ['保留报刊亭', '报刊亭有回忆，别拆'], ['拆除报刊亭', '报刊亭占道，建议拆除']],
  ['村小', ['村小不要撤', '别把村小都撤了', '不要再撤并村小'], ['撤销村小', '建议撤并村小']],
  ['秸秆', ['允许焚烧秸秆', '放开秸秆焚烧'], ['坚持禁烧秸秆', '继续禁烧，秸秆烟太呛', '支持禁烧秸秆']],
  ['烈性犬', ['允许养烈性犬', '反对一刀切禁养烈性犬'], ['坚持禁养烈性犬', '支持禁养烈性犬']],
  ['火葬', ['支持火葬', '推行火葬'], ['反对一刀切火葬', '反对火葬']],
  ['彩礼', ['彩礼政府别干预', '彩礼不用政府管'], ['限制彩礼', '治理高价彩礼']],
  ['禁放', ['禁放太没人情味', '禁放太不近人情'], ['全面禁放', '支持禁放', '全面禁烟花']],
  ['夜市', ['恢复夜市', '夜市热闹，请保留'], ['关停夜市', '夜市油烟大，请关停']],
  [
    '公交专用道',
    ['建议保留公交专用道', '公交专用道效率高，请继续保留'],
    ['建议取消公交专用道', '公交专用道浪费路面，请取消'],
  ],
  [
    '学校操场',
    ['建议开放学校操场', '学校操场空着，请对外开放'],
    ['学校操场不要对外开放', '学校操场开放不安全，请关闭'],
  ],
  ['护栏', ['建议增设护栏', '护栏保护行人，不要拆除'], ['建议拆除护栏', '护栏挡路，请拆掉']],
  ['共享单车', ['建议增加共享单车', '共享单车太少，请增加投放'], ['建议清退共享单车', '共享单车乱停，请取缔']],
];

/** Proposals, and refusals of them in the many forms that people write. */
const refused: readonly (readonly [string, readonly string[]])[] = [
  ['建议降低停车费', ['停车费不能再降了，再降没人管车', '停车费反对再降', '我反对降停车费，停车费便宜了车更多']],
  ['建议提高暖气费', ['暖气费不能再涨了', '暖气费不要再涨', '暖气费我们不想涨']],
  [
    '建议小区增设停车位',
    ['小区停车位我们不愿意划', '停车位不要再划了', '停车位占了绿地，建议减少划设', '减少增设停车位'],
  ],
  [
    '建议加装充电桩',
    ['充电桩装之前请问问低层，我们不愿意装', '装充电桩我是不同意的', '控制充电桩的建设', '停止增设充电桩'],
  ],
  ['建议拆除报刊亭', ['报刊亭居民不愿意拆', '拆除报刊亭，我们不愿意']],
  ['延长夜市营业时间', ['夜市营业时间不要再延了', '不赞成延长夜市营业时间', '没必要再延长夜市营业时间']],
  ['夜市营业延到十二点', ['夜市营业不要再往后延', '反对延长夜市营业时间']],
  ['建议限制遛狗', ['反对限制遛狗', '遛狗不该限制', '限制遛狗坚决不同意', '不要搞什么限制遛狗']],
  ['公园早上限时跳广场舞', ['不同意对广场舞限时段', '广场舞不要搞什么分时段', '公园应该允许跳广场舞']],
  ['支持早上图书馆老人限时', ['取消图书馆对老人的限制', '凭什么限制老人进图书馆']],
];

/** Asks of which the lexicon has no contrary, or does not know the object. */
const phrases = ['更换校服', '合并小学', '统一校服', '公开账目', '改造老街', '拓宽老街', '优化课表'];

/** Texts for something and against it, in words that are no ask of the lexicon's. */
const spoken: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['灯会', ['灯会建议每年都办', '希望明年再办一次灯会', '把灯会办成常态'], ['别再办灯会了', '灯会取消吧', '停办灯会']],
  ['摆摊', ['让大家晚上摆摊吧'], ['占道摆摊太乱了，坚决取缔', '别让他们在街上摆摊']],
  ['宠物', ['宠物应该允许带进公园', '让宠物进公园'], ['宠物别让进', '公园别让宠物进']],
  ['路灯', ['路灯多开一会儿', '把路灯开起来'], ['路灯十二点后关了吧', '少开路灯']],
  ['操场', ['支持操场开放', '操场晚上也开门吧'], ['操场开放我不放心', '操场还是关起来好']],
  ['教学点', ['教学点要留住', '教学点给我们留一个'], ['撤销教学点', '小学和教学点撤并']],
  ['烟花', ['过年烟花松一松吧', '定时定点燃放烟花', '烟花别管了，该松绑了'], ['烟花不能松绑', '烟花不要开口子']],
  ['退休年龄', ['退休年龄往后推', '推迟退休年龄'], ['反对推迟退休年龄', '退休年龄不要推迟']],
  ['光伏', ['屋顶光伏多批一点', '多批一些屋顶光伏'], ['取消屋顶光伏', '叫停屋顶光伏']],
  ['春假', ['给一周春假吧'], ['取消春假']],
  ['上学时间', ['上学时间推迟', '上学时间别这么早'], ['上学时间不要推迟', '上学时间提前']],
];

describe('readStands', () => {
  it.each(spoken)('reads sides in the words that people speak: %s', (_, forIt, against) => {
    const contrary = (a: string, b: string): boolean =>
      readStands(a, lexicon).some((one) => readStands(b, lexicon).some((other) => excludes(one, other, lexicon)));
    for (const one of forIt) for (const other of against) expect([one, other, contrary(one, other)]).toContain(true);
  });

  it.each(['厕所五点就关了', '中考分流能不能松一松', '交房推迟了半年', '图书馆九点才开门', '路灯不亮让人摔跤'])(
    'hears no side in what only tells: %s',
    (text) => {
      expect(
        readStands(text, lexicon).filter(({ group }) => ['remove', 'allow', 'restore', 'later'].includes(group)),
      ).toEqual([]);
    },
  );

  it.each(sides)('sets those for and those against apart: %s', (_, forIt, against) => {
    const contrary = (a: string, b: string): boolean =>
      readStands(a, lexicon).some((one) => readStands(b, lexicon).some((other) => excludes(one, other, lexicon)));
    for (const one of forIt) for (const other of against) expect([one, other, contrary(one, other)]).toContain(true);
    for (const side of [forIt, against]) expect([...side, contrary(side[0]!, side[1]!)]).toContain(false);
  });

  it.each([
    ['加装电梯不能一刀切', 'remove'],
    ['没必要加装电梯', 'remove'],
    ['支持加装电梯', 'add'],
    ['路边摊不能一律取缔', 'restore'],
    ['不能一律取缔路边摊', 'restore'],
    ['缩小限行范围', 'remove'],
    ['放宽限行', 'remove'],
    ['支持限行', 'restore'],
    ['电梯真快', null],
  ])('reads of what is named what is asked: %s', (text, group) => {
    expect(readStands(text, lexicon)[0]?.group ?? null).toBe(group);
  });

  it.each(refused)('hears in a refusal of whatever form the contrary ask: %s', (proposal, refusals) => {
    const [wanted, ...others] = [proposal, ...refusals].map((title) => standsOf({ title, body: title }, lexicon));
    const isContrary = (a: typeof wanted, b: typeof wanted) =>
      a!.some((one) => b!.some((other) => excludes(one, other, lexicon)));
    for (const [i, stands] of others.entries()) {
      expect([refusals[i], isContrary(wanted, stands)]).toContain(true);
      for (const other of others) expect([refusals[i], isContrary(stands, other)]).toContain(false);
    }
  });

  it.each([
    ['反对加装电梯，我们坚决不同意', 'remove'],
    ['公交公司不愿意增加班次', 'add'],
    ['控制建设成本，多建公厕', 'add'],
    ['末班车延到十点，同意的点赞', 'time'],
    ['支持早上公园限时跳广场舞', 'limit'],
    ['垃圾中转站什么时候搬走', 'remove'],
    ['有人反对加装充电桩，希望社区协调', 'add'],
    ['谁反对增设停车位谁出来说', 'add'],
    ['物业公司拒绝安装充电桩', 'add'],
    ['街道办为何不同意加装电梯', 'add'],
    ['不顾反对建垃圾站', null],
    ['公交车发车太不准时', null],
    ['小区门口建医院坚决反对', 'remove'],
    ['我不是反对建停车场，是怕占了绿地', null],
    ['停车费太贵，业主都不愿意交', 'lower'],
    ['拆迁补偿太低，村民不愿意拆', 'raise'],
  ])('turns nothing that no refusal is about: %s', (text, group) => {
    expect(readStands(text, lexicon)[0]?.group ?? null).toBe(group);
  });

  it('sets who lifts a limit not against who wants allowed what it limits', () => {
    const [lifted, allowed] = ['取消县级市限购', '外地户口买房能否放宽'].map((text) => readStands(text, lexicon));
    expect(lifted!.some((one) => allowed!.some((other) => excludes(one, other, lexicon)))).toBe(false);
  });

  it('takes no side where contrary things are asked of one object', () => {
    expect(readStands('取消旧站台的护栏，增设新护栏', lexicon).filter(({ word }) => word === '护栏')).toEqual([]);
  });
});

describe('standsOf', () => {
  it('hears that a letter objects to what its title only names, and not where the title takes a side', () => {
    const groups = (title: string, body: string) => standsOf({ title, body }, lexicon).map(({ group }) => group);
    const body =
      '先说明我不是不讲道理的人，住了二十年和邻居从没红过脸。建充电桩我是不同意的，地下室没有消防通道，出了事跑都跑不掉，希望大家想想清楚再签字。';
    expect(groups('建充电桩的另一种声音', body)).toContain('remove');
    expect(groups('建议建充电桩', body)).not.toContain('remove');
  });

  it('reads a short body where the title takes no side, and of long texts the main object alone', () => {
    const groups = (title: string, body: string) => standsOf({ title, body }, lexicon).map(({ group }) => group);
    expect(groups('关于夜市', '夜市油烟大。请关停')).toContain('remove');
    const letter = '住在夜市旁边三年，天天晚上被喇叭吵得睡不着，家里老人血压也高了。希望早点关停夜市。';
    expect(groups('一点心声', letter)).toContain('remove');
    expect(groups(letter.split('。')[0]!, letter)).toContain('remove');
    expect(groups('', letter.replace('希望早点关停夜市', '有人要关停，我们坚决反对关停夜市'))).toContain('restore');
    const long = '住在夜市旁边三年，从前城管来说要关停，后来又说可以摆，来来回回折腾得大家都累了，我们只想睡个好觉';
    expect(groups('关于夜市', long)).toEqual([]);
  });
});

describe('the stands of who refuses what another asks', () => {
  const isContrary = (a: string, b: string): boolean => {
    const [left, right] = [a, b].map((body) => standsOf({ title: '', body }, lexicon));
    return left!.some((one) => right!.some((other) => excludes(one, other, lexicon)));
  };

  it.each(phrases)('exclude its own, in whatever words both are said: %s', (phrase) => {
    for (const wanted of [phrase, `希望尽快${phrase}`, `支持${phrase}`]) {
      for (const refused of [`不要${phrase}`, `请别${phrase}`, `我们坚决反对${phrase}`]) {
        expect([wanted, refused, isContrary(wanted, refused)]).toContain(true);
      }
    }
    expect(isContrary(`不要${phrase}`, `反对${phrase}`)).toBe(false);
  });

  it.each([
    ['别再噪音扰民', '噪音扰民'],
    ['不要重复收费', '建议查处重复收费'],
    ['反对改造老街', '改造老街夜市的灯光'],
  ])('do not exclude those who complain of it, or ask for something else: %s', (refused, other) => {
    expect(isContrary(refused, other)).toBe(false);
  });

  it.each(['对学区调整有意见', '业主对学区调整很不满', '家长对学区调整不同意', '就学区调整提出异议'])(
    'are against what somebody has a mind against: %s',
    (objection) => {
      expect(isContrary(objection, '建议学区调整')).toBe(true);
      expect(isContrary(objection, '反对学区调整')).toBe(false);
    },
  );

  it.each([
    ['实行垃圾定时投放', '垃圾定时投放不方便，取消'],
    ['清明扫墓实行分时预约', '取消扫墓预约，老人不会弄'],
    ['建议推行弹性上课', '反对推行弹性上课'],
  ])('are against what another introduces, in fewer words, too: %s | %s', (wanted, ended) => {
    expect(isContrary(wanted, ended)).toBe(true);
    expect(isContrary(wanted, wanted)).toBe(false);
    expect(isContrary(ended, '建议增设公厕')).toBe(false);
  });

  it.each([
    ['卫生站不能撤', '把卫生站并到卫生院去'],
    ['村小不要撤', '村小学生太少，都并到镇上'],
    ['不要把村小并到镇上', '把村小并到镇上'],
  ])('are against what is to go into another: %s | %s', (kept, absorbed) => {
    expect(isContrary(kept, absorbed)).toBe(true);
    expect(isContrary(absorbed, absorbed)).toBe(false);
  });

  it('are not against what is done badly', () => {
    const groups = (text: string) => readStands(text, lexicon).map(({ group }) => group);
    expect(groups('对拆迁补偿不满意')).not.toContain('not:raise');
    expect(groups('对物业服务不满意')).toEqual([]);
  });

  it('are those of the refusal where a title names what the body refuses', () => {
    expect(
      standsOf({ title: '建议合并小学', body: '请不要合并小学' }, lexicon).map(({ word, group }) => [word, group]),
    ).toContainEqual(['合并小学', 'not:said']);
    expect(
      standsOf({ title: '建议合并小学', body: '请不要合并小学' }, lexicon).map(({ group }) => group),
    ).not.toContain('said');
  });
});

describe('excludes', () => {
  it('tells what is to rise from another thing of its class that is to fall', () => {
    const ask = (word: string, group: string) => ({ object: 3, word, group });
    expect(excludes(ask('停车费', 'raise'), ask('停车收费', 'lower'), lexicon)).toBe(true);
    expect(excludes(ask('医保缴费', 'lower'), ask('医保报销比例', 'raise'), lexicon)).toBe(false);
  });
});
