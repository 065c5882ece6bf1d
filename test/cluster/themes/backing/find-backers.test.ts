import { describe, expect, it } from 'vitest';
import { findProposals, parseProposal } from '../../../../src/cluster/themes/asks/parse-proposal.ts';
import { findBackers, type TitledAsk, widenAsk } from '../../../../src/cluster/themes/backing/find-backers.ts';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';
import { hearDoubt } from '../../../../src/cluster/themes/stands/hear-doubts.ts';
import { standsOf } from '../../../../src/cluster/themes/stands/read-stands.ts';

const { lexicon } = loadThemeModel(themeSettings.parse({}));

function read({ title, body = '' }: { title: string; body?: string }) {
  const passages = findProposals(body).map((text) => parseProposal(text, lexicon));
  return { title: parseProposal(title, lexicon), passages };
}

/** A letter: short texts are taken by what they do not say. */
const long = ({ title, body = '' }: { title: string; body?: string }) => ({
  title,
  body: `${body}${'此致敬礼。'.repeat(30)}`,
});

/** What a title asks of its main object. */
function askOf(text: string, objectWord: string): TitledAsk {
  const { objects, asks } = parseProposal(text, lexicon);
  return { groups: asks.map(({ ask }) => lexicon.asks[ask]!.group), object: objects.at(-1)!.object, objectWord };
}

const findAmong = (
  contributions: readonly { title: string; body: string }[],
  readings: readonly ReturnType<typeof read>[],
  asked: TitledAsk,
) =>
  findBackers(
    contributions,
    readings,
    contributions.map((one) => hearDoubt(one, lexicon)),
    contributions.map((one) => standsOf(one, lexicon)),
    asked,
    lexicon,
  );

const back = (asked: TitledAsk, ...texts: { title: string; body?: string }[]) =>
  findAmong(texts.map(long), texts.map(read), asked);

it('takes nobody for a backer who is for another thing, however short the text', () => {
  const graves = { groups: ['add'], object: null, objectWord: '公益性公墓' };
  const texts = ['支持迁坟复耕，机子过得去', '支持多修公墓', '每个村划块地做墓园'];
  const contributions = texts.map((text) => ({ title: text, body: text }));
  const readings = texts.map((title) => read({ title }));
  expect(findAmong(contributions, readings, graves)).toEqual([false, true, true]);
});

describe('findBackers', () => {
  const road = askOf('修建高速公路', '高速公路');

  it('takes those for backers who ask the same of the same object, and not who asks something else of it', () => {
    expect(
      back(
        road,
        { title: '希望早日修建青川高速公路' },
        { title: '建议尽快外迁穿城的高速公路' },
        { title: '高速公路什么时候免费？' },
        { title: '建议修建图书馆', body: '图书馆太少了，希望修建图书馆' },
      ),
    ).toEqual([true, false, false, false]);
  });

  it('takes nobody for a backer who asks for another thing of the same class', () => {
    const lights = askOf('增设红绿灯', '红绿灯');
    const others = [
      { title: '建议修建人行天桥' },
      { title: '关于路口的一点想法', body: '希望在路口修建一座人行天桥' },
      { title: '请求增设斑马线' },
    ];
    const backers = [
      { title: '请求在路口增设交通信号灯' },
      { title: '学生过马路危险，建议增设信号灯' },
      { title: '增设红绿灯或人行天桥' },
      { title: '关于路口的一点想法', body: '希望在路口增设一个信号灯，方便过马路' },
    ];
    expect(back(lights, ...others, ...backers)).toEqual([...others.map(() => false), ...backers.map(() => true)]);
    const short = ['建个人行天桥吧', '装个信号灯吧', '过马路太难了'].map((title) => ({ title, body: '' }));
    expect(findAmong(short, short.map(read), lights)).toEqual([false, true, true]);
    const toilets = askOf('增设公厕', '公厕');
    expect(back(toilets, { title: '建议增设卫生间' }, { title: '请求修建厕所' })).toEqual([true, true]);
  });

  it('reads the body where the title asks nothing', () => {
    expect(
      back(
        road,
        { title: '我们镇的出行', body: '希望修建高速公路，方便大家' },
        { title: '我们镇的出行', body: '建议取消高速公路收费站' },
        { title: '请给大家留一片绿地', body: '建议修建高速公路' },
      ),
    ).toEqual([true, false, false]);
  });

  it('takes an ask that a large part makes of the object for the same in other words, but never its contrary', () => {
    const asked = askOf('硬化道路', '道路');
    const other = (title: string) => Array.from({ length: 4 }, () => ({ title }));
    const texts = [...other('请求硬化村级公路'), ...other('请求修建村级公路'), { title: '建议村级公路调整走向' }];
    const wide = widenAsk(texts, texts.map(read), asked, lexicon);
    expect(wide.groups).toEqual(['repair', 'add']);
    const against = [...other('建议修建高速公路'), ...other('建议取消高速公路')];
    expect(widenAsk(against, against.map(read), road, lexicon).groups).toEqual(['add']);
  });

  it('hears that a thing is needed or lacking', () => {
    const lamps = askOf('增设路灯', '路灯');
    expect(back(lamps, { title: '村口需要路灯' }, { title: '巷子里没有一盏路灯' }, { title: '路灯刺眼' })).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('takes the writers of short texts for backers unless they ask for less where it asks for more', () => {
    const texts = ['高速公路快点通到我们镇', '修高速公路', '希望高速公路免费', '高速公路太吵，外迁'].map((title) => ({
      title,
      body: '',
    }));
    expect(findAmong(texts, texts.map(read), road)).toEqual([true, true, false, false]);
  });

  /** Who backs an ask, of titles that are all that their contributions say. */
  const backTitled = (asked: TitledAsk, ...titles: string[]): boolean[] => {
    const texts = titles.map((title) => ({ title, body: title }));
    return findAmong(
      texts,
      texts.map((one) => read(one)),
      asked,
    );
  };

  it('takes nobody for a backer who refuses it, though another clause of theirs names the same', () => {
    expect(
      backTitled(
        askOf('降低停车费', '停车费'),
        '停车费便宜点',
        '我反对降停车费，管得好比便宜要紧',
        '停车费不能再降了，车都停到人行道上了',
        '停车费不高，不要再降',
      ),
    ).toEqual([true, false, false, false]);
    expect(
      backTitled(
        askOf('延长夜市营业时间', '夜市'),
        '夜市延时到十二点吧',
        '延时到十二点，楼下的人还睡不睡？不要再延了',
        '夜市营业时间我们不愿意延',
      ),
    ).toEqual([true, false, false]);
    expect(
      backTitled(
        askOf('增设停车位', '停车位'),
        '停车位太少',
        '控制停车位的增设',
        '减少增设停车位，多留点绿地',
        '小区停车位我们不想划',
      ),
    ).toEqual([true, false, false, false]);
  });

  it('takes nobody for a backer who is content with what others want changed, and asks nothing', () => {
    expect(
      backTitled(
        askOf('降低停车费', '停车费'),
        '停车费一小时两块，不贵',
        '停车费还算合理的',
        '停车费吓人',
        '工资不高，停车费一个月六百',
      ),
    ).toEqual([false, false, true, true]);
    expect(
      backTitled(askOf('增设路灯', '路灯'), '路灯够用了', '路灯维持现状就行', '路灯不够用了', '晚上一片漆黑'),
    ).toEqual([false, false, true, true]);
  });

  it('takes nobody for a backer who names without a side what others are against', () => {
    const texts = ['加装电梯', '允许我们装个电梯', '老楼的电梯', '七楼买袋米歇四回，说说电梯'];
    const asked = askOf('加装电梯', '电梯');
    expect(backTitled(asked, ...texts)).toEqual([true, true, true, true]);
    expect(backTitled({ ...asked, contrary: ['remove'] }, ...texts)).toEqual([true, true, false, false]);
  });

  it('takes who wants a limit for one who wants less of it, and not for one who wants more', () => {
    const texts = ['限制遛狗和养鸡', '公园应限时遛狗'].map((title) => ({ title, body: title }));
    const readings = texts.map((one) => read(one));
    expect(findAmong(texts, readings, askOf('整治遛狗', '遛狗'))).toEqual([true, true]);
    expect(findAmong(texts, readings, askOf('放开遛狗', '遛狗'))).toEqual([false, false]);
  });

  it('takes a letter for one that objects to what its title only names', () => {
    const body =
      '先说明我不是不讲道理的人，住了二十年和邻居从没红过脸，也知道大家用车不方便。可是建充电桩我是不同意的，地下室没有消防通道，一旦着火楼上的人跑都跑不掉，前年隔壁小区就烧过一回，希望大家想想清楚再签字，也希望物业先把通道清出来。';
    const texts = [{ title: '建充电桩的另一种声音', body }];
    expect(findAmong(texts, texts.map(read), { ...askOf('反对建充电桩', '充电桩'), groups: ['remove'] })).toEqual([
      true,
    ]);
    expect(findAmong(texts, texts.map(read), askOf('建充电桩', '充电桩'))).toEqual([false]);
  });

  it('reads what the body asks where the title only tells a trouble', () => {
    const windows = askOf('增设挂号窗口', '挂号窗口');
    const body = '每次看病都要排两个小时。请增设挂号窗口。';
    const texts = [
      { title: '挂号排队太长', body },
      { title: '挂号排队太长', body: '每次看病都要排两个小时。请医生早点上班。' },
      { title: '建议取消挂号窗口', body: '手机上挂号就行。请增设自助机。' },
    ];
    const readings = texts.map(read);
    expect(findAmong(texts, readings, windows)).toEqual([true, false, false]);
  });

  it('lets all stand behind a title that asks in no known words', () => {
    expect(back({ groups: [], object: null, objectWord: null }, { title: '夜里很吵' })).toEqual([true]);
  });
});
