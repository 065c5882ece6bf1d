import { beforeAll, describe, expect, it } from 'vitest';
import { findPlaces } from '../../../src/segment/places/find-places.ts';
import { type Gazetteer, loadGazetteer } from '../../../src/segment/places/gazetteer.ts';
import { isGeneralName } from '../../../src/segment/places/general-heads.ts';
import { phrase } from '../../../src/segment/places/quoted-names.ts';
import { createSegmenter, type Segmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

let segmenter: Segmenter;
let gazetteer: Gazetteer;

beforeAll(async () => {
  segmenter = await createSegmenter(segmentSettings.parse({}));
  gazetteer = loadGazetteer();
});

/** Names found that tell more than a kind. */
function namesIn(body: string): string[] {
  return findPlaces(segmentMessage(segmenter, { title: '', body }), gazetteer)
    .filter(({ type, name }) => type !== phrase && !isGeneralName(name))
    .map(({ type, name }) => `${type}:${name}`);
}

describe('what stands in quotation marks and is no name', () => {
  it('is told from names, and stays for those who compare messages', () => {
    const segmented = segmentMessage(segmenter, { title: '', body: '打通“最后一公里”，“榆庭云著”没有路灯' });
    const found = findPlaces(segmented, gazetteer).map(({ type, name }) => `${type}:${name}`);
    expect(found).toEqual(['phrase:最后一公里', 'quoted:榆庭云著']);
  });
});

describe('findPlaces finds by what stands beside them', () => {
  it.each([
    ['我是X3县汤家乡石榆村尹家湾组的村民', ['region:X3县', 'region:汤家乡', 'village:石榆村', 'village:尹家湾']],
    ['X3县云榆村戴田组没有路灯', ['region:X3县', 'village:云榆村', 'village:戴田组']],
    ['家住在榆陵办事处桨岭村，榆陵街道办事处答复', ['region:榆陵办事处', 'village:桨岭村', 'region:榆陵街道']],
    ['找社区办事处，驻京办事处，由拆迁办事处负责', []],
    ['X5区桨林寨办事处不作为', ['region:X5区', 'region:桨林寨办事处']],
    ['住在X5区万榆路', ['region:X5区', 'road:万榆路']],
    ['X5区五马路没有路灯', ['region:X5区', 'road:五马路']],
    ['X3县公园路西段积水', ['region:X3县', 'road:公园路']],
    ['X5区和榆路社区都停水', ['region:X5区', 'village:榆路社区']],
    ['X3县老家乡下没有水', ['region:X3县']],
    ['X3县石榆村三组没有路灯', ['region:X3县', 'village:石榆村']],
    ['X5区街道办事处不管', ['region:X5区']],
    ['X5区当街摆摊，修路不通知', ['region:X5区']],
  ])('parts of addresses: %s', (body, names) => expect(namesIn(body)).toEqual(names));

  it.each([
    ['学区只划到海榆街东', ['road:海榆街']],
    ['来电人称榆桨菜市场太乱，来电人系石榆村村民', ['project:榆桨菜市场', 'village:石榆村']],
    [
      '浔榆区丹桨路施工，浔榆区锦榆澜庭小区没水，浔榆区实验小学',
      ['road:丹桨路', 'estate:锦榆澜庭小区', 'school:浔榆区实验小学'],
    ],
    ['西九路下穿榆桨高速，榆桨名邸二期小区没有路灯', ['road:西九路', 'road:榆桨高速', 'estate:榆桨名邸']],
    ['途经下榆路、站榆路和惠榆路', ['road:下榆路', 'road:站榆路', 'road:惠榆路']],
    ['金榆路与和榆路交口', ['road:金榆路', 'road:和榆路']],
    ['停水了，八都路对面也停了', ['road:八都路']],
    ['通往沿街的支路坏了', []],
    ['在沿路停车', []],
  ])('roads: %s', (body, names) => expect(namesIn(body)).toEqual(names));

  it.each([
    ['田榆到海桨的路段没有硬化', ['village:田榆', 'village:海桨']],
    ['如榆坳口至云塔、三医院至文桨', ['village:榆坳口', 'village:云塔', 'hospital:三医院']],
    ['从家里到学校的路段没有灯', []],
    ['早上到晚上的公交太少', []],
  ])('names that a way joins: %s', (body, names) => expect(namesIn(body)).toEqual(names));

  it.each([
    ['孩子在五中、二小上学', ['school:五中', 'school:二小']],
    ['我住四中六小附近', ['school:四中', 'school:六小']],
    ['转到三医院看病', ['hospital:三医院']],
    ['坐18路到菜场，转K5路车', ['road:18路', 'road:k5路']],
    ['12、38路车太少', ['road:12路', 'road:38路']],
    ['公交车取消了16线', ['metro:16线']],
    ['7号线什么时候开工', ['metro:7号线']],
    ['五环外没有公交', ['road:五环']],
    ['从东客站打车', ['metro:东客站']],
    ['等了二小时，三中全会开过了', []],
    ['装了3路灯，第2路口，其中一中年人', []],
    ['X3县一中补课，X5市二中收费', ['region:X3县', 'school:一中', 'region:X5市', 'school:二中']],
    ['市二院新楼停车难，小女在县一中读高二', ['hospital:二院', 'school:一中']],
    ['X5市二十五中招生，X5市16中学补课', ['region:X5市', 'school:二十五中', 'region:X5市', 'school:16中学']],
    ['希望X5市一完小不收费，转到187医院', ['region:X5市', 'school:一完小', 'hospital:187医院']],
    ['校牌是九中初二女生的，还有九医院', ['school:九中', 'hospital:九医院']],
    ['X3县中医院停车难，X5市西站没有公交', ['region:X3县', 'hospital:中医院', 'region:X5市', 'metro:西站']],
    ['西七线没有路灯，沿北十二线走', ['road:西七线', 'road:北十二线']],
    ['走北三环线，四环的车多', ['road:北三环线', 'road:四环']],
    ['即省道S417线，Y306乡道和052乡道没修', ['road:s417线', 'road:y306乡道', 'road:052乡道']],
    ['从三桥到四桥堵车', ['project:三桥', 'named:四桥']],
    ['四号线、六号线都停了', ['metro:四号线', 'metro:六号线']],
    [
      'X5市一小部分人，X5市三中全会，X5市二小时，X5市一中队',
      ['region:X5市', 'region:X5市', 'region:X5市', 'region:X5市'],
    ],
    ['第三环节，在东一线城市，湖东一线', []],
    ['还有三桥牌的，有二中间商，1、5医院收费', []],
    ['九中违规补课', ['school:九中']],
    ['三中强制订校服', ['school:三中']],
    ['八中为什么不放假', ['school:八中']],
    ['带孩子去三院打针', ['hospital:三院']],
    ['其中违规收费，集中要求，四中全会', []],
    ['二十五路到站不停，坐十二路车上班', ['road:二十五路', 'road:十二路']],
    ['十七路公交甩站', ['road:十七路']],
    ['经十路车太多，三路车辆剐蹭', []],
  ])('numbers: %s', (body, names) => expect(namesIn(body)).toEqual(names));

  it.each([
    ['云榆场村停水。云榆场的井干了', ['village:云榆场村', 'village:云榆场']],
    ['云榆场村停水。云榆场村民没有水', ['village:云榆场村', 'village:云榆场村']],
  ])('names said again without their end: %s', (body, names) => expect(namesIn(body)).toEqual(names));

  it.each([
    ['就在大榆小学旁边', ['school:大榆小学']],
    ['X3县大板小学没有操场', ['region:X3县', 'school:大板小学']],
    ['榆安住宅小区停水', ['estate:榆安住宅小区']],
    ['封闭的住宅小区', []],
    ['财政局家属院停水', ['estate:财政局家属院']],
  ])('names of which a word is one of its own: %s', (body, names) => expect(namesIn(body)).toEqual(names));
});

describe('findPlaces parts', () => {
  it.each([
    ['城榆路仁桨村停水', ['road:城榆路', 'village:仁桨村']],
    ['云榆街梨桨社区停水', ['road:云榆街', 'village:梨桨社区']],
    ['云榆路小学停水', ['school:云榆路小学']],
    ['榆镜路至白桨广场没有路灯', ['road:榆镜路', 'project:白桨广场']],
    ['金榆路路口没有信号灯', ['road:金榆路']],
    ['东南角榆机家属院停水', ['estate:榆机家属院']],
    ['榆江县金桨水泥厂欠薪', ['region:榆江县', 'company:金桨水泥厂']],
    ['老城区榆栖路积水', ['road:榆栖路']],
    ['坐58路公交', ['road:58路']],
    ['给仁桨村修路，原榆桨大道不通', ['village:仁桨村', 'road:榆桨大道']],
  ])('names that run together: %s', (body, names) => expect(namesIn(body)).toEqual(names));

  it.each([
    '责令公司整改，是不是学校收费',
    '平时学校不管，好几家工厂，合格小区，未见物业，这是大相径庭',
    '好多小区没有路灯，现有学校太少，宣传物业',
    '医院互相推脱，严格执行小区规定',
    '往年小区不停水，明明学校离得很近',
    '孩子在念幼儿园，撤学校',
    '把车开进广场，离该小区远',
    '这一段路不修，十几名职工被欠薪，两间工厂',
    '拨打“12345”热线，最后“一公里”',
    '没有“用武之地”，这是“民生工程”，说“没办法了”',
    '曾打过物业电话，打供水公司电话一直占线，无法贷款过户',
    '每晚跳广场舞，请主管部门约谈物业，丢了两辆电动车物业不管',
    '老人要走一里路去取，早晚高峰排到桥上，刷老年卡时司机态度恶劣',
    '一是工业园区没有食堂，二是中心小学太远，多建公益性公墓，最后广场上的灯不亮',
  ])('no name from what is said: %s', (body) => expect(namesIn(body)).toEqual([]));

  it('but leaves names that count or do', () => {
    expect(namesIn('五一大道没有路灯')).toEqual(['road:五一大道']);
    expect(namesIn('推脱云栖桥的事')).toEqual(['project:云栖桥']);
    expect(namesIn('一是石桨路没灯，二是石桨小学门口太堵')).toEqual(['road:石桨路', 'school:石桨小学']);
    expect(namesIn('村民遭受着石桨砖瓦厂的污染')).toEqual(['company:石桨砖瓦厂']);
    expect(namesIn('去年提及过石桨家园的事')).toEqual(['estate:石桨家园']);
    expect(namesIn('去年搬入石桨校区以后')).toEqual(['project:石桨校区']);
    expect(namesIn('前段时间石桨西路施工，现有石桨大桥太窄')).toEqual(['road:石桨西路', 'road:石桨大桥']);
    expect(namesIn('距石桨小学不到百米，或云榆村')).toEqual(['school:石桨小学', 'village:云榆村']);
    expect(namesIn('石桨化工夜里偷排，云榆药业也是，附近都是磷化工企业')).toEqual([
      'company:石桨化工',
      'company:云榆药业',
    ]);
    expect(namesIn('二高食堂涨价，三高学生家长不满，运东菜场太脏')).toEqual([
      'school:二高',
      'school:三高',
      'project:运东菜场',
    ]);
    expect(namesIn('老人有三高的多，到一高层住宅，在二高速路口')).toEqual([]);
    expect(namesIn('过江隧道不通')).toEqual(['road:过江隧道']);
    expect(namesIn('从未提及过污水泵站，难道可学校不管，挤公交太累')).toEqual([]);
    expect(namesIn('住“榆庭云著”和“榆桨”小区')).toEqual(['quoted:榆庭云著', 'quoted:榆桨']);
  });
});

describe('names in work orders', () => {
  it.each([
    ['溪芷名都燃气压力不足', ['estate:溪芷名都']],
    ['麓芷苑绿化带枯死', ['estate:麓芷苑']],
    ['桂榆嘉苑到了冬天壁挂炉点不着', ['estate:桂榆嘉苑']],
    ['位于汤家镇的溪芷名都的垃圾池', ['region:汤家镇', 'estate:溪芷名都']],
    ['嘉春健身会所突然停业', ['company:嘉春健身会所']],
    ['在小榆舞蹈培训办了卡', ['company:小榆舞蹈培训']],
    ['德福纸业排放刺鼻气体', ['company:德福纸业']],
    ['悦桐健身房关门了', ['company:悦桐健身房']],
    ['宏榆化工厂味道刺鼻', ['company:宏榆化工厂']],
  ])('whose end the segmenter cut to other words: %s', (body, names) => expect(namesIn(body)).toEqual(names));

  it.each(['小区健身器材坏了', '去健身房办卡', '附近一家健身房关门', '孩子在少儿英语培训报了班', '化工园区有异味'])(
    'but no kind of shop or firm: %s',
    (body) => expect(namesIn(body)).toEqual([]),
  );

  it('where a road’s state is told after it', () => {
    expect(namesIn('砚北大道路灯从三月初起不亮')).toEqual(['road:砚北大道']);
    expect(namesIn('文榆路自去年埋管道')).toEqual(['road:文榆路']);
  });

  it('of towns behind a county that no list knows, and of what lies in them', () => {
    expect(namesIn('禾榆县砚桥镇停水')).toEqual(['region:砚桥镇']);
    expect(namesIn('我县云榆乡云上路自去年没有恢复')).toEqual(['region:云榆乡', 'road:云上路']);
    expect(namesIn('市民称石榆镇停水')).toEqual(['region:石榆镇']);
  });
});

describe('ways under bridges', () => {
  it.each([
    ['云榆桥下穿一下雨就积水', ['road:云榆桥下穿']],
    ['榆坳涵洞一下雨就淹', ['road:榆坳涵洞']],
    ['走铁路涵洞', []],
    ['在桥下穿过', []],
    ['那座大桥下穿过铁路', []],
  ])('in %s', (body, names) => expect(namesIn(body)).toEqual(names));
});
