import { beforeAll, describe, expect, it } from 'vitest';
import { isGeneralName } from '../../../src/segment/places/general-heads.ts';
import { createPlaceFinder } from './place-finder.ts';

let findIn: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  findIn = await createPlaceFinder();
});

/** Names found that tell more than a kind. */
function namesIn(title: string): string[] {
  return findIn({ title })
    .filter(({ name }) => !isGeneralName(name))
    .map(({ type, name }) => `${type}:${name}`);
}

describe('findPlaces in', () => {
  it.each([
    ['金栖路1288弄5号楼下垃圾没人清', ['road:金栖路1288弄']],
    ['我住澜星南路366弄,半夜装修', ['road:澜星南路366弄']],
    ['嘉栖新苑三村没有路灯', ['estate:嘉栖新苑']],
  ])('lanes by their number: %s', (title, names) => expect(namesIn(title)).toEqual(names));

  it.each([
    ['建澜里3号楼楼道灯坏了', ['estate:建澜里']],
    ['我是红澜南里的居民', ['estate:红澜南里']],
    ['我住在凤澜里小区', ['estate:凤澜里小区']],
    ['德澜里业主投诉停车收费', ['estate:德澜里']],
    ['新澜楼群没有物业', ['estate:新澜楼群']],
    ['开源楼小区停暖', ['estate:开源楼小区']],
    ['单位里3号楼停电', []],
    ['园区里业主投诉停车收费', []],
  ])('northern lanes and blocks: %s', (title, names) => expect(namesIn(title)).toEqual(names));

  it.each([
    ['云榆家窝棚屯没有路灯', ['village:云榆家窝棚屯']],
    ['二道沟污水横流', ['village:二道沟']],
    ['白澜敖包苏木的草场补贴', ['village:白澜敖包苏木']],
    // 嘎查 comes glued on to what follows.
    ['哈澜干图嘎查禁牧补助', ['village:哈澜干图嘎查']],
    ['第七师一四三团五连道路没有修', ['village:第七师一四三团五连']],
    ['七十六团团部的集中供热', ['village:七十六团']],
    ['189团9连职工没有补贴', ['village:189团9连']],
    ['一百八十九团九连没有补贴', ['village:一百八十九团九连']],
    ['231团团部云榆花园停水', ['village:231团', 'estate:云榆花园']],
    ['231团团场云榆花园停水', ['village:231团', 'estate:云榆花园']],
    ['云桨旗榆图苏木没有信号', ['region:云桨旗', 'village:榆图苏木']],
    ['石桨旗云榆图嘎查的草场', ['region:石桨旗', 'village:云榆图嘎查']],
    ['榆图红旗嘎查停水', ['village:榆图红旗嘎查']],
    ['药寄到榆图苏木要加钱', ['village:榆图苏木']],
    ['榆布森淖日苏木呼和敖包嘎查停电', ['village:榆布森淖日苏木', 'village:呼和敖包嘎查']],
    ['今日苏木通知开会', []],
    ['铲雪机各嘎查自己买', []],
    ['两三百团员参加', []],
    ['参加三十团购活动', []],
    ['第一师范没有食堂', []],
    ['一团乱麻，两位老师都走了', []],
  ])('the north-east, pastures and regiments: %s', (title, names) => expect(namesIn(title)).toEqual(names));

  it.each([
    ['旧榆经联社几年不公开账目', ['village:旧榆经联社']],
    ['旧榆股份社凭什么停分红', ['village:旧榆股份社']],
    ['石桨村经联社的账目', ['village:石桨村经联社']],
    ['一个经联社的账目', []],
    ['今年经联社不分红', []],
    ['村民小组和股份社', []],
  ])('what villages of the south hold in common: %s', (title, names) => expect(namesIn(title)).toEqual(names));

  it.each([
    ['我在洛榆沟村附近上班', ['village:洛榆沟村']],
    ['家住仁澜蔡村，停水三天', ['village:仁澜蔡村']],
    ['住在南岭子村', ['village:南岭子村']],
    ['关于三岔岭村低保的问题', ['village:三岔岭村']],
    ['我在榆尾村附近上班', ['village:榆尾村']],
    ['茨山村停水', ['village:茨山村']],
    ['偏远山村停水', []],
    ['鹭榆塘村干部不作为', ['village:鹭榆塘村']],
    ['我是榆托村民', ['village:榆托村']],
    ['戴榆庙村委不公开', ['village:戴榆庙村']],
    ['个别村民不同意', []],
    ['方便村民出行', []],
    ['五组村民反对', []],
    ['缺水村民盼望打井', []],
  ])('villages: %s', (title, names) => expect(namesIn(title)).toEqual(names));

  it.each([
    ['X3县云榆镇石榆村没有路灯', ['region:X3县', 'region:云榆镇', 'village:石榆村']],
    ['我们是榆峒乡的群众', ['region:榆峒乡']],
    ['位于原榆澜镇的小店', ['region:榆澜镇']],
    ['打造特色小镇', []],
    ['最近返乡，两镇合并', []],
    // What ends the name of a temple or a street begins the name of a township.
    ['卧佛寺镇没有路灯', ['region:卧佛寺镇']],
  ])('townships that no list knows: %s', (title, names) => expect(namesIn(title)).toEqual(names));

  it.each([
    ['汤家塆的自来水没接通', ['village:汤家塆']],
    ['我住在石榆垟停水', ['village:石榆垟']],
    ['罗榆经济合作社分红不公', ['company:罗榆经济合作社']],
    ['榆澜合作社骗补贴', ['company:榆澜合作社']],
    ['大榆果园被占', ['project:大榆果园']],
  ])('the south: %s', (title, names) => expect(namesIn(title)).toEqual(names));

  it.each([
    ['榆海国际二期漏水', ['estate:榆海国际']],
    ['榆澜天下一二期交房', ['estate:榆澜天下']],
    ['我是翡翠榆江业主', ['estate:翡翠榆江']],
    ['澜榆中央A座电梯坏了', ['estate:澜榆中央']],
    ['顶楼漏水业主维权', []],
    ['大多数业主不同意', []],
    ['原本宣传二期有学校', []],
    ['榆金云著延期交房', ['estate:榆金云著']],
    ['榆湖壹号漏水', ['estate:榆湖壹号']],
  ])('estates without a telling end: %s', (title, names) => expect(namesIn(title)).toEqual(names));

  it.each([
    ['榆溪互通出口标志不清', ['road:榆溪互通']],
    ['门面互通有无', []],
    ['榆州西站出租车拒载', ['metro:榆州西站']],
    ['客运南站没有公交', ['metro:客运南站']],
    ['前往榆澜公园的路', ['project:榆澜公园']],
    ['西三路没有路灯', ['road:西三路']],
    ['榆麓二小学位不够', ['school:榆麓二小']],
    ['旁边有一小块地', []],
    ['榆湖垃圾中转站臭味', ['company:榆湖垃圾中转站']],
    ['榆澜燃气多收开户费', ['company:榆澜燃气']],
    ['家里燃气停了', []],
    ['青岩寺停车场乱收费', ['project:青岩寺']],
    ['榆江自贸区办事大厅排队', ['project:榆江自贸区']],
    ['二七桥桥面开裂', ['project:二七桥']],
    ['铁路小学合并到哪', ['school:铁路小学']],
    ['关于榆木孜口岸堵车', ['project:榆木孜口岸']],
    ['榆尔达坂封了五天', ['project:榆尔达坂']],
    ['玛榆垭口积雪', ['project:玛榆垭口']],
    ['榆木大巴扎搬迁', ['project:榆木大巴扎']],
    ['县道486线积雪没人清', ['road:县道486线']],
    ['大垭口镇停水', ['region:大垭口镇']],
    ['我不懂口岸的事', []],
    ['榆文涌又黑又臭', ['project:榆文涌']],
    ['黑水往上涌，臭', []],
    ['污水涌出来了', []],
    ['我到澜涌电管站去了', ['project:澜涌电管站']],
    ['公司修玛榆达坂风电场', ['project:玛榆达坂']],
    ['河涌发臭', []],
    ['翻过垭口就堵', []],
  ])('towns: %s', (title, names) => expect(namesIn(title)).toEqual(names));
});
