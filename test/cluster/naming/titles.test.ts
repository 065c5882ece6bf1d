import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addPlace,
  cleanTitle,
  isBareFormula,
  isWordOrTwo,
  onlyAsks,
  rateCut,
  rateVagueness,
  shortenTitle,
  titleLimit,
} from '../../../src/cluster/naming/titles.ts';

const isWord = (text: string): boolean => ['停水', '垃圾'].includes(text);

describe('titles', () => {
  it('get the place that they lack, with the problem where they do not say it', () => {
    expect(addPlace('电梯经常坏', '桐花苑', '电梯、维修')).toBe('桐花苑：电梯经常坏');
    expect(addPlace('且在旁边修建', '桐花苑', '搅拌站、噪音')).toBe('桐花苑：搅拌站、噪音');
    expect(addPlace('电梯经常坏，维修人员来了好几次也没有修好，物业不管不问', 'ktv大厦', '电梯、维修')).toBe(
      'KTV大厦：电梯、维修',
    );
    expect(addPlace('且在旁边修建', '桐花苑', null)).toBe('且在旁边修建');
    // With so long a place it would be longer than a title may be.
    expect(addPlace('且在旁边修建', '棠溪'.repeat(12), '搅拌站、噪音')).toBe('且在旁边修建');
    for (const title of [
      '桐花苑电梯经常坏',
      '棠溪市电梯经常坏',
      'b3区电梯经常坏',
      '石桥村电梯经常坏',
      '棠月社区电梯经常坏',
    ]) {
      expect(addPlace(title, '桐花苑', '电梯、维修')).toBe(title);
    }
    for (const title of ['小区电梯经常坏', '我们社区电梯经常坏', '菜市场电梯经常坏']) {
      expect(addPlace(title, '桐花苑', '电梯、维修')).toBe(`桐花苑：${title}`);
    }
    expect(addPlace('电梯经常坏', null, '电梯')).toBe('电梯经常坏');
    // The title leaves out the district, or writes the name otherwise.
    expect(addPlace('云栖柏舍电梯经常坏', '镜塘区云栖柏舍', '电梯')).toBe('云栖柏舍电梯经常坏');
    expect(addPlace('湖栖云庭园电梯经常坏', '栖湖云庭园', '电梯')).toBe('湖栖云庭园电梯经常坏');
    // Hospitals and schools by their numbers, in either form.
    expect(addPlace('第四医院停车难', '四院', '停车')).toBe('第四医院停车难');
    expect(addPlace('九小门口堵得水泄不通', '第九小学', '堵车')).toBe('九小门口堵得水泄不通');
    expect(addPlace('第四医院停车难', '九院', '停车')).toBe('九院：第四医院停车难');
  });

  it.each([
    ['请求解决云栖湖小区正式用电的报告', '请求解决云栖湖小区正式用电'],
    ['请求公开云栖湖水质检测的报告', '请求公开云栖湖水质检测的报告'],
    ['关于云栖湖酒店私建围墙的报告', '云栖湖酒店私建围墙'],
    ['关于对云栖湖酒店违建门面的举报', '云栖湖酒店违建门面'],
    ['关于对口升学的咨询', '咨询对口升学'],
  ])('lose what the letter calls itself: %s', (title, expected) => {
    expect(cleanTitle(title)).toBe(expected);
  });

  it('say little where they only say that it is a letter', () => {
    expect(rateVagueness('致云栖市市长的一封信')).toBeGreaterThan(1);
  });

  it('lose greetings, formulas and marks', () => {
    expect(cleanTitle('强烈投诉X3区云栖湖小区油烟扰民的问题！！！')).toBe('X3区云栖湖小区油烟扰民');
    expect(cleanTitle('关于松鹤路路灯不亮的反映')).toBe('松鹤路路灯不亮');
  });

  it.each([
    ['我想咨询一下云栖湖小区何时通气', '云栖湖小区何时通气'],
    ['想咨询一下，云栖湖小区能不能加装电梯', '云栖湖小区能不能加装电梯'],
    ['我们要举报云栖湖小区油烟扰民', '云栖湖小区油烟扰民'],
    ['咨询下X市云栖湖小区何时通气', 'X市云栖湖小区何时通气'],
    ['反映下栖湖小区油烟扰民', '下栖湖小区油烟扰民'],
    ['问问云栖湖小区的规划', '询问云栖湖小区的规划'],
    ['咨询一下医保事宜', '咨询医保事宜'],
  ])('lose that somebody wants to ask or to tell: %s', (title, expected) => {
    expect(cleanTitle(title)).toBe(expected);
  });

  it('are not cut within a number, nor within that of a document', () => {
    const cut = (title: string): string => shortenTitle(title, null, () => false);
    const long = '云栖湖小区开发商把架空层改成商铺出租';
    expect(cut(`${long}每月向商户收租金23456元还不公示`)).toBe(`${long}每月向商户收租金`);
    const short = '小区开发商把架空层改成商铺出租违反公告';
    expect(cut(`${short}和榆政发〔2031〕117号文件`)).toBe(short);
    expect(cut(`${short}以及[政府发文]【2031】53号文件`)).toBe(short);
  });

  it('lose how often somebody wrote', () => {
    expect(cleanTitle('第三次留言，云栖湖小区停工整整一年')).toBe('云栖湖小区停工整整一年');
    expect(cleanTitle('再次来信：云栖湖小区停水')).toBe('云栖湖小区停水');
    expect(cleanTitle('留言板打不开')).toBe('留言板打不开');
  });

  it('do not take what somebody writes for as the matter', () => {
    expect(addPlace('投诉', '云栖湖小区', '停水')).toBe('云栖湖小区：停水');
    expect(rateVagueness('投诉')).toBeGreaterThan(1);
    expect(rateVagueness('对云栖公交公司回复的意见')).toBeGreaterThan(1);
    expect(rateVagueness('云栖公交公司改线')).toBeLessThan(1);
  });

  it('lose the heads of orders, and say once what the order is', () => {
    expect(cleanTitle('【投诉】关于X3区云栖湖小区供暖不足的投诉')).toBe('X3区云栖湖小区供暖不足');
    expect(cleanTitle('【投诉】关于X3区云栖湖小区供暖的投诉')).toBe('投诉X3区云栖湖小区供暖');
    expect(cleanTitle('【咨询】关于X3区咨询旧楼改造的咨询')).toBe('X3区咨询旧楼改造');
    expect(cleanTitle('【云栖湖小区】供暖不足')).toBe('【云栖湖小区】供暖不足');
    expect(cleanTitle('【投诉】')).toBe('【投诉】');
  });

  it('lose thanks in advance, which say nothing of an answer', () => {
    expect(cleanTitle('希望在松鹤路口加装红绿灯谢谢🙏')).toBe('希望在松鹤路口加装红绿灯');
    expect(rateVagueness('希望在松鹤路口加装红绿灯，谢谢了')).toBe(0);
    expect(rateVagueness('松鹤路的路灯修好了，谢谢')).toBeGreaterThan(0);
  });

  it('have the place that they name with its characters in another order', () => {
    expect(addPlace('滨桐公园天不亮就有人甩鞭子', '桐滨公园', '噪音')).toBe('滨桐公园天不亮就有人甩鞭子');
  });

  it('are a word or two where they are no clause that says what is wrong with what', () => {
    expect(['井盖', '停水', '夜间施工', '路灯不亮', '松鹤路井盖'].map(isWordOrTwo)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('lose what clerks note of the order, before and behind the matter', () => {
    expect(cleanTitle('反映云栖湖小区供水中断问题的工单')).toBe('云栖湖小区供水中断');
    expect(cleanTitle('关于云栖湖小区停水的诉求')).toBe('云栖湖小区停水');
    expect(cleanTitle('已多次致电未果：云栖湖小区反复停电')).toBe('云栖湖小区反复停电');
    expect(isBareFormula('回访不满意，要求重办')).toBe(true);
    expect(isBareFormula('重复收费')).toBe(false);
  });

  it('lose that they are about something, and what they call themselves where they say it', () => {
    expect(cleanTitle('关于开通云栖湖站的建议')).toBe('开通云栖湖站的建议');
    expect(cleanTitle('关于X3区建议开通夜间公交的建议')).toBe('X3区建议开通夜间公交');
    expect(cleanTitle('关于云栖湖小区电梯故障的诉求')).toBe('云栖湖小区电梯故障');
  });

  it('take no time with the square of how many marks somebody sets', () => {
    // Half an hour with the square of the length.
    for (const mark of ['，', '…']) {
      const title = `路灯坏了三个月${mark.repeat(200_000)}晚上漆黑`;
      expect(cleanTitle(title) === title).toBe(true);
    }
  });

  it('lose a last clause that only asks for attention, and keep one that asks for something', () => {
    expect(cleanTitle('云栖湖小学乱收费，家长敢怒不敢言，请尽快解决')).toBe('云栖湖小学乱收费，家长敢怒不敢言');
    expect(cleanTitle('云栖湖小区车位只售不租，恳请领导关注')).toBe('云栖湖小区车位只售不租');
    expect(cleanTitle('云栖湖小区押金不退，希望给个明确说法')).toBe('云栖湖小区押金不退');
    expect(cleanTitle('云栖湖小区押金不退，请相关部门了解')).toBe('云栖湖小区押金不退');
    expect(cleanTitle('松鹤路太黑，请安装路灯')).toBe('松鹤路太黑，请安装路灯');
  });

  it('keep a demand, which would read as if it were met', () => {
    expect(cleanTitle('强烈建议云栖湖公园规划进一步优化')).toBe('建议云栖湖公园规划进一步优化');
    expect(cleanTitle('请求解决松鹤路路口人行天桥问题！')).toBe('请求解决松鹤路路口人行天桥问题');
    expect(cleanTitle('跪求松鹤路安装路灯')).toBe('请求松鹤路安装路灯');
    expect(cleanTitle('对云栖湖夜间演出的建议')).toBe('对云栖湖夜间演出的建议');
  });

  it('lose what a demand calls itself, where nothing else has it', () => {
    expect(cleanTitle('强烈请求将云栖湖旧厂改为书店的建议')).toBe('请求将云栖湖旧厂改为书店');
    expect(cleanTitle('请采纳将云栖湖旧厂改为书店的建议')).toBe('请采纳将云栖湖旧厂改为书店的建议');
    expect(cleanTitle('请求满足云栖湖业主的请求')).toBe('请求满足云栖湖业主的请求');
  });

  it('say who complains or asks where the rest says neither what is wrong nor what is asked', () => {
    expect(cleanTitle('质疑云栖湖6期松鹤公司的收费问题')).toBe('质疑云栖湖6期松鹤公司的收费问题');
    expect(cleanTitle('关于云栖湖翰苑精装房的投诉')).toBe('投诉云栖湖翰苑精装房');
    expect(cleanTitle('强烈投诉松鹤路沿线架设高压电线杆')).toBe('投诉松鹤路沿线架设高压电线杆');
    expect(cleanTitle('咨询云栖湖小学转学')).toBe('咨询云栖湖小学转学');
    expect(cleanTitle('咨询云栖湖小学转学需要什么材料')).toBe('云栖湖小学转学需要什么材料');
    expect(cleanTitle('反映云栖湖事业单位考试')).toBe('云栖湖事业单位考试');
  });

  it('lose a demand that somebody see to what is wrong', () => {
    expect(cleanTitle('望重视云栖湖苑业主违法封闭连廊一事')).toBe('云栖湖苑业主违法封闭连廊');
    expect(cleanTitle('请求处理松鹤中心物业强制收取停车费')).toBe('松鹤中心物业强制收取停车费');
  });

  it('say that something is asked, or the matter, where they would be a name alone', () => {
    expect(cleanTitle('咨询云栖湖小学的招生条件')).toBe('咨询云栖湖小学的招生条件');
    expect(cleanTitle('反映云栖湖小区幼儿园的问题')).toBe('云栖湖小区幼儿园的问题');
    expect(cleanTitle('反映云栖湖小区电梯故障的问题')).toBe('云栖湖小区电梯故障');
  });

  it('lose how often somebody writes', () => {
    expect(cleanTitle('第二次投诉云栖湖小区油烟扰民')).toBe('云栖湖小区油烟扰民');
    expect(cleanTitle('云栖湖小区油烟扰民问题的第四次反映')).toBe('云栖湖小区油烟扰民问题');
    expect(cleanTitle('云栖湖小区油烟扰民，反映过无数次')).toBe('云栖湖小区油烟扰民');
    expect(cleanTitle('三问云栖湖小区何时能通水')).toBe('云栖湖小区何时能通水');
    expect(cleanTitle('第三次请求硬化云栖湖村道路')).toBe('请求硬化云栖湖村道路');
  });

  it('lose a last clause that says that nobody cares', () => {
    expect(cleanTitle('云栖湖小区电梯故障，请相关部门严查')).toBe('云栖湖小区电梯故障');
    expect(cleanTitle('云栖湖小区电梯故障，一直没人管，何时能解决')).toBe('云栖湖小区电梯故障');
    expect(cleanTitle('建议云栖湖建公园，望采纳')).toBe('建议云栖湖建公园');
  });

  it('are vague where they count matters instead of naming them, name a place alone, or thank', () => {
    const vague = [
      '反映松鹤路校车的三点问题',
      '给城区校车的几点建议',
      '云栖湖业主的心声',
      '云栖湖小区停车问题',
      '云栖湖第二小学',
      '松鹤路的路灯修好了，感谢关心',
      '投诉云栖湖小区开发商',
      '云栖湖业主求助',
      '云栖湖幼儿园有关违规事宜',
    ];
    expect(vague.map(rateVagueness).every((rate) => rate > 0)).toBe(true);
    const telling = ['松鹤路两个路灯不亮', '云栖湖3个月没有热水', '建议松鹤路增设路灯', '松鹤路何时通车'];
    expect(telling.map(rateVagueness)).toEqual([0, 0, 0, 0]);
  });

  it('are vague where they demand justice for somebody, not where they say what is wrong, too', () => {
    expect(rateVagueness('请给云栖湖菜农一个保障')).toBeGreaterThan(0);
    expect(rateVagueness('还云栖湖业主公道')).toBeGreaterThan(0);
    expect(rateVagueness('云栖公司拖欠工资，请给工人一个说法')).toBe(0);
    expect(rateVagueness('请给松鹤路装一个路灯')).toBe(0);
  });

  it('are vague where they only say that somebody writes once more, or that there is a series of problems', () => {
    expect(rateVagueness('云栖湖供水问题的再次反映')).toBe(rateVagueness('云栖湖供水问题'));
    expect(rateVagueness('云栖湖停水第三次投诉')).toBe(0);
    expect(rateVagueness('云栖湖水质问题反映三回了')).toBe(rateVagueness('云栖湖水质问题'));
    expect(rateVagueness('云栖湖存在一系列问题')).toBeGreaterThan(1);
    expect(rateVagueness('呼吁云栖公司客观、公正地对待职工')).toBeGreaterThan(0);
    expect(rateVagueness('云栖湖延期交付一年了')).toBe(0);
    expect(rateVagueness('第三次诚请硬化松鹤路')).toBe(0);
  });

  it('say what the matter is by the kind of danger', () => {
    expect(rateVagueness('云栖湖小学门口的交通安全问题')).toBe(0);
    expect(rateVagueness('云栖湖小学门口的交通问题')).toBeGreaterThan(0);
  });

  it('rates what only calls something a problem the vaguest, unless it asks that something be done', () => {
    const vague = rateVagueness('反映云栖湖供水问题！');
    expect(vague).toBeGreaterThan(rateVagueness('云栖湖二期供水'));
    expect(vague).toBeGreaterThan(rateVagueness('请求解决云栖湖供水问题'));
    expect(rateVagueness('云栖湖水压不足的问题')).toBe(0);
  });

  it('are vaguer where they only call for help than where they leave out what is wrong', () => {
    expect(rateVagueness('云栖湖业主求助')).toBeGreaterThan(rateVagueness('云栖湖业主停车'));
    expect(rateVagueness('云栖湖加装电梯的求助')).toBe(rateVagueness('云栖湖加装电梯'));
  });

  it('only ask where they say nothing that is wrong or demanded', () => {
    expect(['松鹤路何时通车', '云栖湖水泵更换费用由谁承担'].every(onlyAsks)).toBe(true);
    expect(['松鹤路何时能修好破损路面', '建议松鹤路何时限行', '松鹤路路灯不亮'].some(onlyAsks)).toBe(false);
  });

  it('keep an opening that the rest cannot do without', () => {
    expect(cleanTitle('请求将云栖湖泵站移交县水务所')).toBe('请求将云栖湖泵站移交县水务所');
    expect(cleanTitle('对云栖湖停运不解')).toBe('对云栖湖停运不解');
  });

  it('leave out what they can do without before they are cut, and open no quotation that they do not close', () => {
    const long = '云栖湖水务所尽快查清退还松鹤片区多收居民的三个季度垃圾清运费用';
    expect(shortenTitle(long, null, isWord)).toBe(long.replace('尽快', ''));
    expect(shortenTitle('云栖湖小区一楼门面房违规经营的网吧和棋牌室和“松鹤夜色音乐餐吧”扰民', null, isWord)).toBe(
      '云栖湖小区一楼门面房违规经营的网吧和棋牌室和',
    );
  });

  it('do not end with a word that what was cut off would have to follow', () => {
    const long = '请求解决云栖湖小区三期七栋租户父亲住院护理补贴以及伙食补助的问题';
    expect(shortenTitle(long, null, isWord)).toBe('请求解决云栖湖小区三期七栋租户父亲住院护理补贴以及伙食补助');
  });

  it('suffer most from a cut that leaves out what the matter is', () => {
    const [short, long] = ['云栖湖小区停水', '云栖湖小区停水，居民到松鹤路提水，老人和孩子到青禾路的亲戚家做饭洗澡'];
    const names = '云栖湖小区三期业主群管理员“松鹤先生”和公众号“云栖湖生活指南”虚假宣传';
    expect([short, long, names].map((title) => rateCut(title, isWord))).toEqual([0, 4, 20]);
  });

  it('are cut at a part of a list or a word, after the province is left out', () => {
    const list = '云栖湖大道松鹤大厦地下一层停车场出口坡道上堆放装修材料、旧家具和空箱子';
    expect(shortenTitle(list, null, isWord)).toBe('云栖湖大道松鹤大厦地下一层停车场出口坡道上堆放装修材料');
    const city = 'X市X3区松鹤路农贸市场东侧三栋楼之间的空地每到雨天就积起深水';
    expect(shortenTitle(city, null, isWord)).toBe(city.replace('X市', ''));
    const street = '松鹤路农贸市场东侧三栋楼之间的空地上堆着附近商户运来的';
    const long = `${street}多年垃圾`;
    expect([...long].indexOf('垃')).toBe(titleLimit - 1);
    expect(shortenTitle(long, null, isWord)).toBe(long.replace('垃圾', ''));
    expect(shortenTitle('邻里之间的路还能好好走吗——云栖湖小区北门通道被商户用铁链锁住', '云栖湖', isWord)).toBe(
      '云栖湖小区北门通道被商户用铁链锁住',
    );
  });

  it('stay as they are where nothing would be left', () => {
    expect(cleanTitle('投诉')).toBe('投诉');
  });

  it('keep the clause with the place', () => {
    const title = '尊敬的各位领导请你们一定要看看我们的难处，云栖湖小区连续停水半个月无人管';
    expect(shortenTitle(title, '云栖湖', isWord)).toBe('云栖湖小区连续停水半个月无人管');
  });

  it('are never longer than the limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'云栖湖小区，。！ 停水😀'), maxLength: 120 }), (text) => {
        expect([...shortenTitle(cleanTitle(text), null, isWord)].length).toBeLessThanOrEqual(titleLimit);
      }),
    );
  });

  it('only ask where somebody does not know', () => {
    expect(onlyAsks('不知道是不是水管的原因')).toBe(true);
    expect(onlyAsks('不知道是不是水管漏水')).toBe(false);
  });
});
