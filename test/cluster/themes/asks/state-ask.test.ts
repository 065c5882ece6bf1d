import { describe, expect, it } from 'vitest';
import { titleLimit } from '../../../../src/cluster/naming/titles.ts';
import { splitClauses } from '../../../../src/cluster/themes/asks/split-clauses.ts';
import { stateAsk, stateInBody } from '../../../../src/cluster/themes/asks/state-ask.ts';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';

const { lexicon } = loadThemeModel(themeSettings.parse({}));

/** What a text says of the class that holds the word. */
function state(title: string, word: string, body = '') {
  const object = lexicon.objects.findIndex(({ words, weak }) => words.includes(word) || weak.includes(word));
  return stateAsk({ title, body }, object, lexicon);
}

describe('stateAsk', () => {
  it('says of what one is to be built, not beside what, and points at nothing', () => {
    expect(state('在湿地公园附近新建一座', '公园')).toBeNull();
    expect(state('建议补齐这些短板', '公园')).toBeNull();
    expect(state('安装路灯.年轻人也走夜路', '路灯')?.text).toBe('安装路灯');
  });

  it.each([
    ['请马上化验河水水质并公布结果', '水质', '化验河水水质并公布结果'],
    ['请环保局派人检测水质并公布结果', '水质', '检测水质并公布结果'],
    ['希望你们查水质并公布结果', '水质', '查水质并公布结果'],
    ['水质检测并公布结果', '水质', '水质检测并公布结果'],
  ])('keeps the verb that an ask goes on from: %s', (title, word, expected) => {
    expect(state(title, word)?.text).toBe(expected);
  });

  it('asks of what an ask holds the beginning of', () => {
    expect(state('延长末班车', '末班车')).toMatchObject({ text: '延长末班车', ask: '延长', objectWord: '末班车' });
    expect(state('延长时间', '末班车')).toBeNull();
  });

  it.each([
    ['建议在县里的收费站增设ETC车道', '车道', '增设ETC车道'],
    ['在各校普及AI教育', '教育', '普及AI教育'],
    ['5G基站多建几个', '基站', '5G基站多建几个'],
    ['建议B3县修建公路', '公路', '修建公路'],
  ])('leaves out codes of places, and no abbreviation: %s', (title, word, expected) => {
    expect(state(title, word)?.text).toContain(expected);
  });

  it('takes no kind of unit for the name of one', () => {
    expect(splitClauses('每个县级医院开24小时急诊').map(({ plain }) => plain)).toEqual(['每个县级医院开24小时急诊']);
    expect(splitClauses('云桥县中心医院开急诊').map(({ plain }) => plain)).toEqual(['中心医院开急诊']);
  });

  it('asks by its form of the object that a clause names beside another', () => {
    for (const word of ['路灯', '长椅']) expect(state('把路灯下的长椅挪一挪', word)?.objectWord).toBe(word);
  });

  it('asks nothing for whom it serves alone', () => {
    expect(state('方便老人小孩', '公园')).toBeNull();
  });

  it.each([
    ['支持禁放鞭炮，建议加强执法', '鞭炮', '支持禁放鞭炮'],
    ['建议继续禁止燃放鞭炮', '鞭炮', '继续禁止燃放鞭炮'],
    ['过年没有鞭炮没有年味，建议放开，望采纳', '鞭炮', '过年没有鞭炮没有年味，建议放开'],
    ['请求取消货车限行', '限行', '取消货车限行'],
    ['建议取消不合理的停车收费', '停车收费', '取消不合理的停车收费'],
    ['建议不要取消公交线路', '公交线路', '不要取消公交线路'],
    ['建议不取消公交线路', '公交线路', '不取消公交线路'],
    ['反对老旧楼房强行加装电梯', '电梯', '反对老旧楼房强行加装电梯'],
    ['希望规划和发展乡村旅游', '旅游', '规划和发展乡村旅游'],
    ['整治松柏苑不牵绳遛狗', '牵绳遛狗', '整治不牵绳遛狗'],
    ['不牵绳遛狗要严查', '牵绳遛狗', '不牵绳遛狗要严查'],
    ['希望多投放共享单车', '共享单车', '多投放共享单车'],
    ['不同意对遛狗限时段', '遛狗', '不同意对遛狗限时段'],
    ['控制停车位的划设', '停车位', '控制停车位的划设'],
    ['学费不能再涨了', '学费', '学费不能再涨'],
  ])('keeps what turns an ask round: %s', (title, word, expected) => {
    expect(state(title, word)?.text).toBe(expected);
  });

  it.each([
    ['希望没修好的不准收费', '收费', '没修好的不准收费'],
    ['晚上十点以后不许燃放鞭炮', '鞭炮', '晚上十点以后不许燃放鞭炮'],
    ['不要打死那些流浪狗', '流浪狗', '不要打死那些流浪狗'],
  ])('forbids nothing but what is forbidden: %s', (title, word, expected) => {
    expect(state(title, word)?.text).toBe(expected);
  });

  it.each([
    ['周六上午图书馆开一开', '图书馆', '周六上午图书馆开一开'],
    ['双休日开放体育馆', '体育馆', '开放体育馆'],
  ])('says when it is to be done where the object stands first: %s', (title, word, expected) => {
    expect(state(title, word)?.text).toBe(expected);
  });

  it.each([
    ['增设公厕是正事', '公厕', '增设公厕'],
    ['增设公厕势在必行', '公厕', '增设公厕'],
    ['增设公厕行不', '公厕', '增设公厕'],
    ['禁放鞭炮这件事', '鞭炮', '禁放鞭炮'],
    ['图书馆免费办卡行不行', '图书馆', '图书馆免费办卡'],
    ['装个信号灯不', '信号灯', '装个信号灯'],
    ['修建公厕（含无障碍）设施', '公厕', '修建公厕设施'],
  ])('ends before what only presses or asks back: %s', (title, word, expected) => {
    expect(state(title, word)?.text).toBe(expected);
  });

  it.each([
    ['加强医德医风建设', '医德医风', '加强医德医风建设'],
    ['垃圾投放应兼顾夜班', '垃圾', '垃圾投放应兼顾夜班'],
  ])('prints whole what is said of an ask: %s', (title, word, expected) => {
    expect(state(title, word)?.text).toBe(expected);
  });

  it('leaves out no thing that it describes, but people', () => {
    expect(state('垃圾投放应兼顾上夜班的', '垃圾')).toBeNull();
    expect(state('窗口多开几个人工的', '窗口')).toBeNull();
    expect(state('严查遛狗不牵绳的', '遛狗')?.text).toBe('严查遛狗不牵绳的');
  });

  it('takes no end of a word for one that asks back', () => {
    expect(state('增设自行车道通行吗', '自行车道')?.text).toBe('增设自行车道通行');
  });

  it('finds no ask within the name of a firm', () => {
    expect(state('对云通公交公司回复的意见', '公交')?.ask ?? null).toBeNull();
  });

  it.each([
    ['建议在青禾县松柏街道增设公厕，方便居民', '公厕', '增设公厕'],
    ['建议青禾县办一张图书馆借书卡，望采纳', '图书馆', '办一张图书馆借书卡'],
    ['图书馆晚上延长开放的建议', '图书馆', '图书馆晚上延长开放'],
    ['希望K7县增设公厕吗', '公厕', '增设公厕'],
    ['K7县市增设公厕的办法', '公厕', '增设公厕'],
    ['给K7县增设公厕提一点建议', '公厕', '增设公厕'],
    ['请在K7县青禾镇松柏路重新划定路段两侧人行道', '人行道', '重新划定人行道'],
    ['建议加大K7县公厕建设力度', '公厕', '加大公厕建设力度'],
    ['建议在青禾县松柏街道多开几趟12路车', '路车', '多开公交车'],
  ])('leaves out places, courtesies and what only says that something is asked: %s', (title, word, expected) => {
    expect(state(title, word)?.text).toBe(expected);
  });

  it.each([
    ['建议12路车改道走柳湾桥', '路车', '12路车改道走柳湾桥'],
    ['希望渡轮码头闸机能支持微信、云闪付', '微信', '渡轮码头闸机能支持微信、云闪付'],
    ['提高Z7市直单位公积金基数', '公积金', '提高Z7市直单位公积金基数'],
    ['建议把革命纪念馆开放夜场的话剧纳入公园演出', '演出', '把革命纪念馆开放夜场的话剧纳入公园演出'],
  ])('cuts nothing off at the beginning that belongs to it: %s', (title, word, expected) => {
    expect(state(title, word)?.text).toBe(expected);
  });

  it('takes a question whether it can be done for an ask, and for no side', () => {
    expect(state('12路公交车能不能加班次', '公交车')).toMatchObject({ text: '12路公交车加班次', direct: false });
  });

  it.each([
    ['松柏幼儿园门口没有减速带', '减速带'],
    ['基站拆除后各家手机没信号', '基站'],
    ['环城北路延伸段停工', '道路'],
    ['加装电梯必须全体业主同意', '电梯'],
  ])('takes what is lacking, was done or has terms for no ask: %s', (title, word) => {
    expect(state(title, word)).toBeNull();
  });

  it.each([
    ['建议增加停车位', '停车位', '增加', '停车位'],
    ['建议安装路灯', '路灯', '安装', '路灯'],
    ['希望延长末班车时间', '延长末班', '延长', '末班车时间'],
    ['请求拉通断头路', '断头路', '拉通', '断头路'],
    ['建议强化对共享单车的管理', '共享单车', '强化', '共享单车'],
    ['希望小学能够安装空调', '小学', '安装', '小学空调'],
    ['建议加快基础设施建设', '基础设施建设', '加快', '基础设施建设'],
    ['建议线网规划进行优化调整', '线网规划', '优化', '线网规划'],
    ['建议用上天然气', '天然气', '增设', '天然气'],
    ['建议增设改签窗口', '改签', '增设', '改签窗口'],
    ['希望取消调休', '取消', '取消', '调休'],
    ['希望延长公交运营时间', '运营时间', '延长', '公交运营时间'],
    ['反对再建垃圾中转站', '垃圾中转站', '反对再建', '垃圾中转站'],
    ['治理不文明养犬', '养犬', '治理', '不文明养犬'],
    ['老旧小区加装电梯', '老旧小区加装电梯', '加装', '老旧小区电梯'],
  ])('tells ask and object apart: %s', (title, word, ask, object) => {
    expect(state(title, word)).toMatchObject({ ask, objectWord: object });
  });

  it.each([
    ['断头路何时拉通', '断头路'],
    ['这条路何时拉通', '拉通'],
    ['请求尽快拉通', '拉通'],
    ['开发商拖欠公厕工钱', '公厕'],
    ['绿地建设不到位', '绿地'],
    ['提高了消防管理水平', '消防管理'],
    ['《公厕规划》的修改', '公厕'],
    ['请重新设计公厕', '公厕'],
  ])('takes neither a question nor a bare ask nor a name for a title: %s', (title, word) => {
    const stated = state(title, word);
    expect(stated?.text ?? '').not.toMatch(/何时|^尽快拉通$|开发|不到位|提高了|》|^新/u);
  });

  it('cuts no qualifier out of a longer word, and names what a road becomes', () => {
    expect(state('建议按工作年限增加退休金', '退休金')?.text).toBe('增加退休金');
    expect(state('尽早给柳林镇居民办理房产证', '房产证')?.text).toMatch(/办理房产证$/u);
    expect(state('建议柳林镇北湖路拓宽为六车道', '六车道')?.text).toBe('拓宽为六车道');
  });

  it.each([
    ['没有预约就不让进公厕', '公厕'],
    ['公交车定位不准', '公交车'],
    ['公厕为啥取消', '公厕'],
    ['河边修公厕背过沙', '公厕'],
    ['公厕边的人装糊涂', '公厕'],
    ['开会说公厕要统一到镇上去', '公厕'],
    ['村里几千人一个公厕都没有', '公厕'],
    ['公厕里堵了没人清理', '公厕'],
    ['小区私自加装公厕', '公厕'],
    ['公厕违规开放', '公厕'],
    ['重复增设公厕', '公厕'],
  ])('takes for no ask what is told of: %s', (title, word) => {
    expect(state(title, word)).toBeNull();
  });

  it.each([
    ['公厕的门开不了，改造', '公厕', '公厕的门开不了，改造'],
    ['公厕太脏，派个人来', '公厕', '公厕太脏，派个人来'],
    ['公厕很远，再建一所', '公厕', '公厕很远，再建一所'],
    ['添些公厕吧公园里', '公厕', '添些公厕'],
    ['北面7号出口尽快开通', '号出口', '7号出口尽快开通'],
    ['公厕很远，希望开夜门诊', '公厕', '开夜门诊'],
  ])('says what is asked for by whoever writes as they speak: %s', (title, word, expected) => {
    expect(state(title, word)?.text).toBe(expected);
  });

  it('asks for an end of what is done unlawfully', () => {
    expect(state('拆除私自加装的公厕', '公厕')).toMatchObject({ text: '拆除私自加装的公厕', ask: '拆除' });
    expect(state('公厕违规整治', '公厕')?.ask).toBe('整治');
  });

  it.each([
    ['夜市管理费降下来吧', '夜市管理', '夜市管理费'],
    ['开办公益暑托班', '公益暑托', '公益暑托班'],
    ['灯光秀多办几场', '灯光秀', '灯光秀'],
    ['夜市费时费力，取消', '夜市', '夜市'],
  ])('names the whole object: %s', (title, word, expected) => {
    expect(state(title, word)?.objectWord).toBe(expected);
  });

  it('names no time for what is asked', () => {
    expect(state('公厕延长到零点', '公厕')?.objectWord).toBe('公厕');
    expect(state('周末加密班次', '周末')?.objectWord).toBe('班次');
    expect(state('每次可取的数量放宽些呗', '公厕')?.objectWord ?? null).toBeNull();
  });

  it('calls a line by its number', () => {
    const stated = state('希望三号线往南延伸', '号线');
    expect(stated).toMatchObject({ text: '三号线往南延伸', objectWord: '三号线' });
  });

  it('reads the body where the title states nothing of it', () => {
    const stated = state('关于公厕的几点意见', '公厕', '这里人很多。建议增设公厕，方便游客。');
    expect(stated).toMatchObject({ text: '增设公厕', ask: '增设', direct: true });
    expect(state('公厕太脏', '公厕', '没有人打扫。')).toBeNull();
  });

  it.each(['建议利用空地建口袋公园，方便居民', '建议利用空地建口袋公园方便居民'])(
    'takes no courtesy for an ask: %s',
    (title) => {
      expect(state(title, '口袋公园')).toMatchObject({ text: '建口袋公园', ask: '增设' });
    },
  );

  it.each([
    ['公厕太少，别再拖了', '公厕', null],
    ['一号楼旁增设公厕拜托了', '公厕', '增设公厕'],
    ['请增设公厕谢谢[流泪]', '公厕', '增设公厕'],
    ['增设公厕🙏🏻', '公厕', '增设公厕'],
    ['装个红绿灯很难吗', '红绿灯', '装个红绿灯'],
    ['我是柳湾小区居民，公厕太脏，取消吧', '公厕', '公厕太脏，取消'],
    ['我妈七十多了，公厕太脏，取消吧', '公厕', '公厕太脏，取消'],
    ['领导好，公厕太脏，取消吧，已经反映好几次了', '公厕', '公厕太脏，取消'],
    ['学区公厕太脏，取消吧', '公厕', '学区公厕太脏，取消'],
  ])('takes neither who writes nor how they plead for what is asked: %s', (title, word, expected) => {
    expect(state(title, word)?.text ?? null).toBe(expected);
  });

  it.each([
    ['公厕延长到晚上十点', '公厕', '延长到', '公厕'],
    ['残疾人补贴提高', '残疾人补贴', '提高', '残疾人补贴'],
    ['自来水发黄，更换老水管', '自来水', '更换', '老水管'],
    ['设一站式服务窗口', '服务窗口', '增设', '服务窗口'],
    ['给老人装一键呼叫', '一键呼叫', '增设', '一键呼叫'],
  ])('names ask and object of %s', (title, word, ask, objectWord) => {
    expect(state(title, word)).toMatchObject({ ask, objectWord });
  });

  it.each([
    ['建议取消停车收费', '停车收费', true],
    ['建议取消停车收费员的奖金', '停车收费', false],
    ['请求取消货车限行', '货车', false],
    ['反对增设公厕', '公厕', true],
    ['建议增设公厕和路灯', '公厕', true],
  ])('tells whether %s asks just that of %s', (title, word, expected) => {
    expect(state(title, word)?.direct).toBe(expected);
  });

  it('asks for a service that a title ends with, and says nothing of whom it serves', () => {
    expect(state('关于加强养老服务的建议', '养老服务')?.text).toBe('加强养老服务');
    expect(state('增设公厕，更好地服务广大居民', '公厕')?.text).toBe('增设公厕');
  });

  it('leaves out that a title is one of a proposal or a motion', () => {
    expect(state('关于规范停车收费的提案', '停车收费')?.text).toBe('规范停车收费');
    expect(state('关于取消停车收费的议案', '停车收费')?.text).toBe('取消停车收费');
  });

  it('reads a clause that repeats how others end in no time', () => {
    // Read in two ways each, so many take minutes, and twice as many years.
    expect(state(`建议增设公厕，${'有关问题'.repeat(30)}很多`, '公厕')?.text).toBe('增设公厕');
  });

  it('reads no more of a text than a title can have', () => {
    const filler = '一直这样，'.repeat(200);
    expect(state(`${filler}建议增设公厕`, '公厕')?.text).toBe('增设公厕');
    expect(state(`${filler}${filler}建议增设公厕`, '公厕')).toBeNull();
  });

  it('states no more than a title holds', () => {
    const stated = state(`建议${'增设漂亮整洁宽敞明亮'.repeat(4)}的公厕`, '公厕');
    expect(stated?.text.length ?? 0).toBeLessThanOrEqual(titleLimit);
  });
});

describe('stateInBody', () => {
  const inBody = (body: string) => stateInBody({ body }, null, lexicon)?.text ?? null;

  it('takes what a letter asks first, of whatever', () => {
    expect(inBody('一到夏天就停水。建议扩建水厂。另外希望增设公厕。')).toBe('扩建水厂');
  });

  it('takes nothing that leaves open what is asked for', () => {
    expect(inBody('小学不够用。建议片区内再规划一所。')).toBeNull();
    expect(inBody('操场天天锁着。建议节假日对社会开放。')).toBeNull();
    expect(inBody('路灯不亮，天天摸黑。')).toBeNull();
  });
});
