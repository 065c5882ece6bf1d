import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../../../src/core/message.ts';
import { findPlaces } from '../../../src/segment/places/find-places.ts';
import { findRegion } from '../../../src/segment/places/find-region.ts';
import { type Gazetteer, loadGazetteer } from '../../../src/segment/places/gazetteer.ts';
import { gazetteerVersion } from '../../../src/segment/places/gazetteer-version.ts';
import { listOwnNames } from '../../../src/segment/places/own-places.ts';
import { repairCodes } from '../../../src/segment/places/repair-codes.ts';
import { createSegmenter, type Segmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';
import { keepScript, openSimplifier } from '../../../src/segment/simplify.ts';
import { describeInCi } from '../../describe-in-ci.ts';

const basis = { givenRegion: null, title: '', body: '', addressedTo: null };

let segmenter: Segmenter;
let gazetteer: Gazetteer;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-places-'));
  segmenter = await createSegmenter(segmentSettings.parse({}));
  gazetteer = loadGazetteer();
});
afterAll(() => rm(folder, { recursive: true }));

function placesIn(title: string, body = '') {
  return findPlaces(segmentMessage(segmenter, { title, body }), gazetteer);
}

function namesIn(title: string, body = ''): string[] {
  return placesIn(title, body).map(({ type, name }) => `${type}:${name}`);
}

describeInCi('findPlaces in a text of any length', () => {
  // Where the work grew with the square or the cube of the names, these took minutes.
  it.each([
    '12路、',
    '石榆村和石榆、',
    '在下榆路、',
    '从石桨到海榆的路段、',
    '住在榆陵办事处桨岭村，',
    '榆桨嘎查、',
    '麓芷苑，',
  ])('comes to the end of %s over and over', (piece) => {
    const body = piece.repeat(100_000 / piece.length);
    const found = findPlaces(segmentMessage(segmenter, { title: '', body }), gazetteer);
    expect(found.length).toBeGreaterThan(5000);
    for (const [at, { start }] of found.entries()) expect(start).toBeGreaterThanOrEqual(found[at - 1]?.end ?? 0);
  });

  it('comes to the end of far more pastures', () => {
    expect(placesIn('', '榆桨嘎查、'.repeat(200_000))).toHaveLength(200_000);
  });
});

describe('findPlaces', () => {
  it('finds anonymised codes as regions, in capitals', () => {
    expect(namesIn('建议X3县Y7区修路')).toEqual(['region:X3县', 'region:Y7区']);
  });

  it('takes no code out of the middle of a word', () => {
    expect(namesIn('购买VX3区块链产品')).toEqual([]);
  });

  it('finds estates, roads, schools and companies by the ends of their names', () => {
    expect(namesIn('云栖湖小区没有路灯')).toEqual(['estate:云栖湖小区']);
    expect(namesIn('请求修好松鹤路')).toEqual(['road:松鹤路']);
    expect(namesIn('举报青禾小学乱收费')).toEqual(['school:青禾小学']);
  });

  it('takes what is pointed at, or something is done to, for no name', () => {
    for (const title of ['因该公司拖欠工资', '多次找过社区反映', '因在小区停车']) expect(namesIn(title)).toEqual([]);
  });

  it('takes a bare end for no name', () => {
    expect(namesIn('我们小区的道路坏了，学校和医院都不管')).toEqual([]);
  });

  it('does not take the words before a name into it', () => {
    expect(namesIn('投诉位于云栖湖小区的餐馆')).toEqual(['estate:云栖湖小区']);
  });

  it.each([
    ['打通云栖湖公园', 'project:云栖湖公园'],
    // The segmenter makes words of 在霞, 因对福岗村, 找恒泰 and 往松岭.
    ['孩子就读在霞岭小学', 'school:霞岭小学'],
    ['因对福岗村处理不公', 'village:福岗村'],
    // And of 已转.
    ['已转供水公司处理', 'general:供水公司'],
    ['找恒泰地产公司', 'company:恒泰地产公司'],
    ['往松岭大道方向', 'road:松岭大道'],
    // 由西柳, 省润荫: a direction and more.
    ['由西柳省润荫置业有限公司承建', 'company:西柳省润荫置业有限公司'],
    ['从北九路到云栖', 'road:北九路'],
    ['将军巷没有路灯', 'road:将军巷'],
    ['从化路堵车', 'road:从化路'],
    ['包括青禾小学都在补课', 'school:青禾小学'],
    ['且青禾小学没有食堂', 'school:青禾小学'],
    ['督促云栖湖小区整改', 'estate:云栖湖小区'],
    ['解放路没有路灯', 'road:解放路'],
    ['云栖北大道没有路灯', 'road:云栖北大道'],
  ])('begins no name with a word that says or joins something: %s', (title, name) => {
    expect(namesIn(title)).toEqual([name]);
  });

  it('takes a name that ends in a line or an estate without a kind whole', () => {
    expect(namesIn('四号线南延线何时动工')).toEqual(['road:四号线南延线']);
    expect(namesIn('请打通云栖联络线')).toEqual(['road:云栖联络线']);
    expect(namesIn('翠屿雅居业主')).toEqual(['estate:翠屿雅居']);
  });

  it('takes who ran away for no road', () => {
    expect(namesIn('开发商关门跑路')).toEqual([]);
  });

  it('takes no idiom and no count of things for a name', () => {
    expect(namesIn('走投无路，希望增加一趟公交')).toEqual([]);
  });

  it('finds roads and villages of whose end the segmenter made a word', () => {
    const words = ['修', '好', '青', '禾路'];
    const text = words.join('');
    const title = { text, words, starts: [0, 1, 2, 3], offsets: null };
    const body = { text: '', words: [], starts: [], offsets: null };
    expect(findPlaces({ title, body }, gazetteer).map(({ name }) => name)).toEqual(['青禾路']);
  });

  it.each([
    ['建设东街路灯不亮', ['road:建设东街']],
    ['奋斗东路路面坑洼', ['road:奋斗东路']],
    ['胜利西街没有路灯', ['road:胜利西街']],
    ['创新大道路面坑洼', ['road:创新大道']],
    ['位于开放北路的小店', ['road:开放北路']],
    ['拥军路路灯坏了', ['road:拥军路']],
    ['通往车站西路', ['road:车站西路']],
    ['请修一修云溪路', ['road:云溪路']],
    ['摊位摆到路中间', []],
    ['两边都被炸街的摩托吵', []],
    ['X3县培训机构跑路', ['region:X3县']],
    ['两岸嘅工厂偷排', []],
    ['我哋喺石榆村住，冇水', ['village:石榆村']],
    ['位于广元路', ['road:广元路']],
    ['在创新大道与建设东街交叉口', ['road:创新大道', 'road:建设东街']],
    ['同心小区路灯坏了', ['estate:同心小区']],
    ['和平里小区停水', ['estate:和平里小区']],
    ['家住共建新村', ['estate:共建新村']],
    ['同济医院排队', ['hospital:同济医院']],
    ['第五中学食堂', ['school:第五中学']],
    ['松澜第二小学食堂', ['school:松澜第二小学']],
    ['松澜中医院排队', ['hospital:松澜中医院']],
    ['松澜妇幼保健院停车', ['hospital:松澜妇幼保健院']],
    ['观澜壹号院漏水', ['estate:观澜壹号院']],
    ['松澜房地产开发有限公司拖欠工资', ['company:松澜房地产开发有限公司']],
    ['城乡园林建设有限公司拖欠工资', []],
    ['居民楼后面建设松澜变电站', ['company:松澜变电站']],
    ['松澜二路没有路灯', ['road:松澜二路']],
    ['沿北九路没有路灯', ['road:北九路']],
    ['龙潭服务区收费', ['metro:龙潭服务区']],
    ['桂桥行政村停水', ['village:桂桥行政村']],
    ['松澜购物中心关门', ['project:松澜购物中心']],
    ['松东小学门口', ['school:松东小学']],
    ['前垟村停水', ['village:前垟村']],
    ['后孟各庄停水', ['village:后孟各庄']],
  ])('finds names that begin with a word of a sentence where their form is that of a name: %s', (title, names) => {
    expect(namesIn(title)).toEqual(names);
  });

  it.each([
    ['云栖之城小区油烟扰民', ['estate:云栖之城小区']],
    ['投诉澜岸之星幼儿园乱收费', ['school:澜岸之星幼儿园']],
    ['维权之路小区业主很苦', []],
    ['两年之内小区业主没有热水', []],
    ['业主之间小区里吵架', []],
  ])('finds names that have 之 in them, and none where it says something else: %s', (title, names) => {
    expect(namesIn(title)).toEqual(names);
  });

  it.each([
    '维修东路',
    '建设道路',
    '打通断头路',
    '创新工作路',
    '建议建设公园',
    '希望小学能减负',
    '开发新建小区',
    '建议新建社区',
    '全市小学',
    '同一小区',
    '修好8盏路灯',
    '有8盏路灯不亮',
    '保安站在门口',
    '问物业为什么',
    '要求开发公司退款',
    '医院住院费',
  ])('takes no sentence for such a name: %s', (title) => {
    expect(namesIn(title)).toEqual([]);
  });

  it('makes no road of the rest of a road’s name and a lamp', () => {
    const words = ['维修', '东路', '路', '灯不亮'];
    const title = { text: words.join(''), words, starts: [0, 2, 4, 5], offsets: null };
    const body = { text: '', words: [], starts: [], offsets: null };
    expect(findPlaces({ title, body }, gazetteer)).toEqual([]);
  });

  it.each([
    ['云帆国际3号楼停电', ['estate:云帆国际']],
    ['我是松鹤天地12栋业主', ['estate:松鹤天地']],
    ['云栖小区3栋停电', ['estate:云栖小区']],
    ['我们小区3栋停电', []],
    ['公寓楼17栋停电', []],
    ['二期洋房共13栋', []],
    ['现有住房21栋', []],
    ['小区的3号楼停电', []],
  ])('takes what counts its buildings for a name without a telling end: %s', (title, names) => {
    expect(namesIn(title)).toEqual(names);
  });

  it('leaves the sign of a number before a name out', () => {
    const words = ['168', '号云', '栖', '家园'];
    const text = words.join('');
    const title = { text, words, starts: [0, 3, 5, 6], offsets: null };
    const body = { text: '', words: [], starts: [], offsets: null };
    expect(findPlaces({ title, body }, gazetteer).map(({ name }) => name)).toEqual(['云栖家园']);
  });

  it('mends codes that the segmenter glued to a name', () => {
    const text = 'X3区云栖湖小区漏水';
    expect(namesIn(text)).toEqual(['region:X3区', 'estate:云栖湖小区']);
    expect(placesIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(['X3区', '云栖湖小区']);
  });

  it('leads mended names back to where they stand', () => {
    // The first character of the name came glued to the unit, the rest as a word of its own.
    const words = ['x3', '区云', '栖湖', '小区', '漏水'];
    const text = { text: words.join(''), words, starts: [0, 2, 4, 6, 8], offsets: null };
    const mended = repairCodes(text);
    expect(mended.words.map((word, i) => text.text.slice(mended.starts[i], mended.starts[i]! + word.length))).toEqual(
      mended.words,
    );
    expect(mended.words).toEqual(['x3', '区', '云栖湖', '小区', '漏水']);
  });

  it.each([
    ['百合小区路灯不亮', 'estate:百合小区'],
    ['幸福村路灯不亮', 'village:幸福村'],
    ['幸福村路面破损', 'village:幸福村'],
    ['百合小区路沿石破损', 'estate:百合小区'],
    ['百合小区路坑洼不平', 'road:百合小区路'],
    ['松鹤路灯不亮', 'road:松鹤路'],
  ])('leaves 路 to the word after it where a name ends before: %s', (title, name) => {
    expect(namesIn(title)).toEqual([name]);
  });

  it.each(['灯', '灯不亮', '面', '口', '边', '段', '沿石'])(
    'takes no 路 before %s into a name that has an end',
    (next) => {
      const words = ['百合', '小区', '路', next];
      const title = { text: words.join(''), words, starts: [0, 2, 4, 5], offsets: null };
      const body = { text: '', words: [], starts: [], offsets: null };
      expect(findPlaces({ title, body }, gazetteer).map(({ name }) => name)).toEqual(['百合小区']);
    },
  );

  it.each([
    ['云栖小区M区停电', ['estate:云栖小区']],
    ['碧云湾E区停电', ['estate:碧云湾']],
    ['万象城B区停车', ['project:万象城']],
    ['云栖家园三期D区漏水', ['estate:云栖家园']],
    ['我们小区B区停电', []],
    ['云栖小区A3区停电', ['estate:云栖小区', 'region:A3区']],
    ['X市M区云栖小区停电', ['region:X市', 'region:M区', 'estate:云栖小区']],
    ['近期M区停电', ['region:M区']],
    ['云栖小区位于M区', ['estate:云栖小区', 'region:M区']],
  ])('takes a letter and 区 after a name for a zone of it: %s', (title, names) => {
    expect(namesIn(title)).toEqual(names);
  });

  it('finds a code with a blank before the kind of region', () => {
    const title = '投诉X12 县云栖小区停电';
    const [region, estate] = placesIn(title);
    expect(region).toMatchObject({ name: 'X12县', type: 'region' });
    expect(title.slice(region!.start, region!.end)).toBe('X12 县');
    expect(estate).toMatchObject({ name: '云栖小区', type: 'estate' });
    expect(namesIn('X12 县政府不管')).toEqual(['region:X12县']);
    expect(namesIn('买了x 区的票')).toEqual([]);
    expect(namesIn('X12 县到云栖山的路')).toEqual(['region:X12县', 'project:云栖山']);
  });

  it('finds administrative names and short names of provinces', () => {
    expect(namesIn('湖南省岳麓区的政策')).toEqual(['region:湖南省', 'region:岳麓区']);
    expect(namesIn('从广东回来')).toEqual(['region:广东省']);
  });

  it('leaves ordinary words alone that are also names of townships or cities', () => {
    expect(namesIn('城镇化建设和老城区的朝阳产业')).toEqual([]);
    expect(namesIn('前面的楼影响我家日照采光，日照时间不足两小时')).toEqual([]);
    expect(namesIn('现货白银亏损严重')).toEqual([]);
    expect(namesIn('日照市和白银市')).toEqual(['region:日照市', 'region:白银市']);
  });

  it('finds mines and farms of animals by their names', () => {
    expect(namesIn('桐花煤矿污染农田')).toEqual(['company:桐花煤矿']);
    expect(namesIn('要求关停桐花磷矿')).toEqual(['company:桐花磷矿']);
    expect(namesIn('举报桐花养猪场排污')).toEqual(['company:桐花养猪场']);
    expect(namesIn('非法开采煤矿，村里办养猪场，附近养鸡场很臭')).toEqual([]);
  });

  it('begins no name with who somebody is, how many or what is taken', () => {
    expect(namesIn('信访人原系桐花糖厂职工')).toEqual(['people:桐花糖厂职工']);
    expect(namesIn('背药箱走村串寨三十年')).toEqual([]);
    expect(namesIn('我家的地被桐花高速公路占了')).toEqual(['road:桐花高速公路']);
    expect(namesIn('六层好几个宿舍漏雨')).toEqual([]);
  });

  it('takes no city from where two other words meet', () => {
    expect(namesIn('赔偿连评估价的六成都没有')).toEqual([]);
    expect(namesIn('表扬州政务大厅的工作人员')).not.toContain('region:扬州市');
    expect(namesIn('从成都到扬州')).toEqual(['region:成都市', 'region:扬州市']);
  });

  it('gives offsets in the stored text', () => {
    const title = '投诉:Ｘ３县云栖湖小区';
    const [region, estate] = placesIn(title);
    expect(title.slice(region!.start, region!.end)).toBe('Ｘ３县');
    expect(title.slice(estate!.start, estate!.end)).toBe('云栖湖小区');
  });

  it('knows the deployment’s own names', async () => {
    const path = join(folder, 'places.txt');
    // As editors of Windows save it.
    await writeFile(path, iconv.encode('# own\n幸福里\testate\tX3区\n', 'gb18030'));
    const own = loadGazetteer({ ownPlaces: path, nationalGazetteer: false, maximumNameLength: 14 });
    const places = findPlaces(segmentMessage(segmenter, { title: '幸福里停电', body: '' }), own);
    expect(places.map(({ name, type }) => [name, type])).toEqual([['幸福里', 'estate']]);
    expect(findRegion({ ...basis, title: '幸福里停电' }, places, own).region).toBe('X3区');
  });

  it('knows names of the deployment in traditional characters where texts are simplified', async () => {
    const path = join(folder, 'traditional.tsv');
    await writeFile(path, '霧汐庭\testate\t雲溪區\n');
    const settings = { ownPlaces: path, nationalGazetteer: false, maximumNameLength: 14 };
    const simplify = openSimplifier({ simplify: true });
    const simplifying = await createSegmenter(segmentSettings.parse({ simplify: true }));
    const own = loadGazetteer(settings, simplify);
    const find = (title: string) => findPlaces(segmentMessage(simplifying, { title, body: '' }), own);
    for (const title of ['霧汐庭路燈不亮', '雾汐庭路灯不亮']) {
      expect(find(title)).toMatchObject([{ name: '雾汐庭', type: 'estate', start: 0, end: 3 }]);
      expect(findRegion({ ...basis, title }, find(title), own).region).toBe('云溪区');
    }
    expect(listOwnNames(path, simplify)).toEqual(['雾汐庭']);
    expect(loadGazetteer(settings, keepScript).ownNames.has('霧汐')).toBe(true);
  });

  it('never takes one of the deployment’s own names for a kind of thing, however it is written', async () => {
    const path = join(folder, 'kinds.txt');
    await writeFile(path, '人行天桥２号\troad\n热力公司（东）\tcompany\n热力总站\tcompany\n球场\tcompany\n');
    const own = loadGazetteer({ ownPlaces: path, nationalGazetteer: false, maximumNameLength: 14 });
    const typesIn = (body: string) =>
      findPlaces(segmentMessage(segmenter, { title: '', body }), own).map(({ type }) => type);
    expect(typesIn('建一座人行天桥２号给大家')).toEqual(['road']);
    expect(typesIn('昨天起热力公司（东）不供热')).toEqual(['company']);
    expect(typesIn('昨天起热力总站不供热')).toEqual(['company']);
    expect(typesIn('学校球场')).toEqual(['company']);
    expect(typesIn('昨天起热力公司不供热')).toEqual(['general']);
  });

  it('finds the deployment’s own names behind what the segmenter glued on to them', async () => {
    const path = join(folder, 'glued.txt');
    await writeFile(path, '榆陵\tregion\n汐岸\testate\n蔚桥里\testate\n对岳坊\troad\n');
    const own = loadGazetteer({ ownPlaces: path, nationalGazetteer: true, maximumNameLength: 14 });
    const find = (body: string) =>
      findPlaces(segmentMessage(segmenter, { title: '', body }), own).map(({ name, start }) => [name, start]);
    expect(find('请对榆陵进行整治')).toEqual([['榆陵', 2]]);
    expect(find('住汐岸的人')).toEqual([['汐岸', 1]]);
    expect(find('该汐岸小区')).toEqual([['汐岸', 1]]);
    expect(find('从蔚桥里出来')).toEqual([['蔚桥里', 1]]);
    expect(find('对岳坊停电')).toEqual([['对岳坊', 0]]);
  });
});

describe('loadGazetteer', () => {
  const load = async (text: string) => {
    const path = join(folder, 'places.tsv');
    await writeFile(path, text);
    return loadGazetteer({ ownPlaces: path, nationalGazetteer: false, maximumNameLength: 14 });
  };

  it('takes an ending for a type', async () => {
    expect((await load('青柳坡\t小区\n')).roles.get('青柳坡')?.ownType).toBe('estate');
  });

  it('says which file cannot be read', () => {
    const ownPlaces = join(folder, 'none.tsv');
    for (const use of [loadGazetteer, gazetteerVersion]) {
      expect(() => use({ ownPlaces, nationalGazetteer: false, maximumNameLength: 14 })).toThrow(
        expect.objectContaining({ code: 'PLACES_UNREADABLE', stage: 'segment', data: { file: ownPlaces } }),
      );
    }
  });

  it.each([
    ['青柳坡\t地名\n', 'a type among estate, road, metro,'],
    ['青柳坡\testate\n青柳坡\troad\n', 'Expected 青柳坡 to be estate as before in line 2'],
    ['青柳坡\n', 'name<TAB>type'],
  ])('refuses %j', async (text, reason) => {
    await expect(load(text)).rejects.toMatchObject({
      code: 'PLACES_SHAPE',
      message: expect.stringContaining(reason),
    });
  });
});

describe('findRegion', () => {
  const regionOf = (
    title: string,
    body: string,
    givenRegion: string | null = null,
    addressedTo: string | null = null,
  ) => findRegion({ ...basis, givenRegion, title, body, addressedTo }, placesIn(title, body), gazetteer);

  it('prefers the input’s own region', () => {
    expect(regionOf('X3县修路', '', '东湖区')).toEqual({ region: '东湖区', source: 'input' });
  });

  it('takes the most specific name, the title first', () => {
    expect(regionOf('X市Y3区停水', '隔壁Z4县不停')).toEqual({ region: 'Y3区', source: 'title' });
    expect(regionOf('X市停水', '我住X3区，X3区一直停水')).toEqual({ region: 'X3区', source: 'body' });
  });

  it('prefers a district of the city that the title names', () => {
    expect(regionOf('X市停水', '老家在Y2县，现住X5区').region).toBe('X5区');
  });

  it('takes a farm of the corps for what a county is elsewhere', () => {
    expect(regionOf('第七师一四三团五连停水', '').region).toBe('第七师一四三团');
    expect(regionOf('停水', '我住231团5连').region).toBe('231团');
    expect(regionOf('参加三十团购活动', '').region).toBeNull();
  });

  it('says where nothing was found', () => {
    expect(regionOf('停水了', '怎么办')).toEqual({ region: null, source: null });
  });

  it('takes no region that the message is compared with', () => {
    expect(regionOf('隔壁X3区都修了', '').region).toBeNull();
    expect(regionOf('人家X3区都修了，Y2县没有修', '').region).toBe('Y2县');
    expect(regionOf('隔壁小区X3区都修了', '邻近的X4县').region).toBe('X3区');
  });

  it('takes the county that stands before a town, though no list knows it, and no town alone', () => {
    const found = { region: '云溪县', source: 'title' };
    expect(regionOf('云溪县石桥镇停水', '')).toEqual(found);
    expect(regionOf('青石市云溪县石桥镇停水', '')).toEqual(found);
    expect(regionOf('反映云溪县石桥镇停水', '')).toEqual(found);
    expect(regionOf('停水三天', '石料车从云溪县石桥镇过')).toEqual({ region: '云溪县', source: 'body' });
    expect(regionOf('反映榆江新区石桥镇停水', '').region).toBe('榆江新区');
    expect(regionOf('石桥镇停水', '我是云溪区石桥镇的')).toEqual({ region: '云溪区', source: 'body' });
    for (const title of ['石桥镇停水', '县石桥镇停水', '我县石桥镇停水', '贫困县石桥镇停水', '山区石桥镇停水'])
      expect(regionOf(title, '').region).toBeNull();
  });

  it('takes the only county that has a town of the name, unless the addressee is in office elsewhere', () => {
    const [town, county, city] = [...gazetteer.units].flatMap(([name, { level, parent }]) => {
      const cities = [...(gazetteer.holders.get(parent ?? '') ?? [])];
      return level === 'street' && /^..镇$/u.test(name) && cities.length === 1 ? [[name, parent!, cities[0]!]] : [];
    })[0]!;
    expect(regionOf(`${town}停水`, '').region).toBe(county);
    expect(regionOf(`${town}停水`, '', null, `${city}委书记`).region).toBe(county);
    expect(regionOf(`${town}停水`, '', null, '湖海省委书记').region).toBe(county);
    expect(regionOf(`231团${town}停水`, '').region).toBe('231团');
    expect(regionOf(`${town}停水`, '', null, '云溪县委书记').region).toBeNull();
    expect(regionOf(`${town}停水`, '', null, '青石市委书记').region).toBeNull();
  });

  describe('chooses', () => {
    const place = (name: string, field: 'title' | 'body'): Place => ({ name, type: 'region', field, start: 0, end: 0 });
    const choose = (title: readonly string[], body: readonly string[], givenRegion: string | null = null) =>
      findRegion(
        { ...basis, givenRegion },
        [...title.map((name) => place(name, 'title')), ...body.map((name) => place(name, 'body'))],
        gazetteer,
      ).region;

    it('among any number of names in time', () => {
      // As above: minutes with the square of their number.
      const names = Array.from({ length: 200_000 }, (_, i) => `${i}街道`);
      expect(choose([], [...names, 'X3县'])).toBe('X3县');
    });

    it('what is most specific, however often something wider is named', () => {
      expect(choose([], [...Array<string>(5).fill('X市'), 'X3县'])).toBe('X3县');
      expect(choose([], [...Array<string>(500).fill('X市'), 'X3县'])).toBe('X3县');
      expect(choose(['X3县'], Array<string>(500).fill('X4县'))).toBe('X3县');
      // A numbered city is one of county rank.
      expect(choose([], ['X7街道', 'X9市'])).toBe('X9市');
    });

    it('of one level the title’s, then what is named most often, then what is named first', () => {
      expect(choose(['青禾县'], ['柳湾县', '柳湾县'])).toBe('青禾县');
      expect(choose([], ['X3县', 'Y5县', 'Y5县'])).toBe('Y5县');
      expect(choose([], ['X3县', 'Y5县'])).toBe('X3县');
    });

    it('the county of a street that lies in one alone', () => {
      const units = [...gazetteer.units];
      const [street, { parent }] = units.find(([, unit]) => unit.level === 'street' && unit.parent !== null)!;
      expect(choose([], [street])).toBe(parent);
      const [shared] = units.find(([, unit]) => unit.level === 'street' && unit.parent === null)!;
      expect(choose([], [shared])).toBeNull();
    });

    it('from the text where the input gives a blank', () => {
      expect(choose([], ['X3县'], ' ')).toBe('X3县');
    });
  });
});
