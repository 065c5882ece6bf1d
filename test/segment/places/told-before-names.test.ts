import { beforeAll, describe, expect, it } from 'vitest';
import { createPlaceFinder } from './place-finder.ts';

let find: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  find = await createPlaceFinder();
});

const namesIn = (body: string): string[] => find({ title: '', body }).map(({ type, name }) => `${type}:${name}`);

describe('what stands before a name and is no part of it', () => {
  it.each([
    ['我们镇上一直是喝榆溪水厂的水', ['company:榆溪水厂']],
    ['2021年修榆栗高速占了我家的地', ['road:榆栗高速']],
    ['下学期云坪小学要并走', ['school:云坪小学']],
    ['这个学期云坪小学又收费', ['school:云坪小学']],
    ['上班要绕云湾大桥多走十公里', ['road:云湾大桥']],
    ['校车要绕到云湾大桥', ['road:云湾大桥']],
    ['队伍一直排到云榆路', ['road:云榆路']],
    ['请查云锦印染夜间偷排', ['company:云锦印染']],
    ['我住云巷里5号楼', ['estate:云巷里']],
    ['水库灌溉云坪村的稻田', ['village:云坪村']],
    ['从家里到乡里二十里路', []],
    ['过节的日子一条街都是人', []],
    ['前任镇领导答应过', []],
    ['守住绿水青山', []],
  ])('in %s', (body, names) => {
    expect(namesIn(body)).toEqual(names);
  });

  it('does not begin towns that are called so', () => {
    expect(namesIn('接龙水厂停水')).toEqual(['company:接龙水厂']);
  });
});

describe('what stands behind a village and is no part of its name', () => {
  it.each([
    ['榆溪镇云坪村三组公路没人修', ['region:榆溪镇', 'village:云坪村']],
    ['榆溪镇云坪村高速占地没有补偿', ['region:榆溪镇', 'village:云坪村']],
    ['榆溪镇云坪村宏岳采石场半夜放炮', ['region:榆溪镇', 'village:云坪村', 'company:宏岳采石场']],
  ])('in %s', (body, names) => {
    expect(namesIn(body)).toEqual(names);
  });
});

describe('lists that say at their end only what they are', () => {
  it.each([
    ['云坪、榆岗两村的学生', ['village:云坪村', 'village:榆岗村']],
    ['管道通往云坪、榆岗、石桨三个村', ['village:云坪村', 'village:榆岗村', 'village:石桨村']],
    ['大坝灌溉云坪、榆岗两镇的田', ['region:云坪镇', 'region:榆岗镇']],
  ])('are villages or towns each: %s', (body, names) => {
    expect(namesIn(body)).toEqual(names);
  });

  it('are none where they have another number of names', () => {
    expect(namesIn('云坪、榆岗三个村的学生')).toEqual([]);
  });

  it('are none where it is not told which they are', () => {
    expect(namesIn('云坪、榆岗两个乡镇的学生').join(' ')).not.toContain('region:');
  });

  it('are none where each says what it is', () => {
    expect(namesIn('云坪镇、榆岗乡两个镇的学生')).toEqual(['region:云坪镇', 'region:榆岗乡']);
  });
});

describe('roads that are called after a city', () => {
  it.each([['广元公路坑坑洼洼', ['road:广元公路']]])('%s', (body, names) => {
    expect(namesIn(body)).toEqual(names);
  });
});

describe('where people work', () => {
  it.each([
    ['我在广东打工，家里老人没人管', []],
    ['我长期在深圳打工，过年才回来', []],
    ['我在广东打工被拖欠工资', ['region:广东省']],
    ['我在深圳打工，租的房子漏水', ['region:深圳市']],
  ])('is no region of the matter, but of what is owed there: %s', (body, names) => {
    expect(namesIn(body)).toEqual(names);
  });
});

it.each([
  ['我是X3县榆坪乡石桨坳村村民', '石桨坳村'],
  ['请给X3区汐石河镇高桨村修路', '高桨村'],
  ['我是X3县镇海楼村村民', '镇海楼村'],
])('parts a village from the end of its town: %s', (body, village) => {
  expect(namesIn(body)).toContain(`village:${village}`);
});

it('parts a town from what each of its villages has', () => {
  expect(namesIn('金榆坪乡村卫生室没有药')).toEqual(['region:金榆坪乡']);
  expect(namesIn('乡村卫生室没有药')).toEqual([]);
});

describe('firms by their trade', () => {
  it.each([
    ['我怀疑是宏锦染整趁夜里偷排', ['company:宏锦染整']],
    ['我在云和针织上班三年', ['company:云和针织']],
    ['小海鲸托育的法人变更了', ['company:小海鲸托育']],
    ['校服的服饰费太贵', []],
  ])('are found without more of an end: %s', (body, names) => expect(namesIn(body)).toEqual(names));
});

describe('stages by their number with 第', () => {
  it('count what an estate is called', () => {
    expect(namesIn('泊岸澜庭第二期交付时间又推迟')).toEqual(['estate:泊岸澜庭']);
    expect(namesIn('培训第二期什么时候开始')).toEqual([]);
  });
});

describe('what is done to a place, or done for it', () => {
  it.each([
    ['请给南榆楼村修路', ['village:南榆楼村']],
    ['挖掘机把老榆集村的管子挖断了', ['village:老榆集村']],
    ['请给建汐路装路灯', ['road:建汐路']],
    ['请领导给条活路', []],
    ['被断水断路半年', []],
  ])('leads to its name: %s', (body, names) => expect(namesIn(body)).toEqual(names));

  it('is a station where its name goes on', () => {
    expect(namesIn('处于锦桨路站附近')).toEqual(['project:锦桨路站']);
  });
});
