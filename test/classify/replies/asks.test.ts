import { expect, it } from 'vitest';
import { findAsks } from '../../../src/classify/replies/asks.ts';

function asksOf(body: string, title = ''): string[] {
  return findAsks({ title, body }).map(({ text }) => text.trim());
}

function mattersOf(body: string, title = ''): string[] {
  return findAsks({ title, body }).map(({ matter }) => matter.replace(/\s+/gu, ''));
}

it('finds what clauses ask for, with question marks or without, but not what they tell', () => {
  const body = '我家门前的路坏了两年。请问路面什么时候修，路灯还装不装？另外希望增设垃圾桶。';
  expect(mattersOf(body)).toEqual(['路面修', '路灯还装不装？', '增设垃圾桶']);
});

it('names no matter where clauses only ask for help', () => {
  expect(mattersOf('路灯坏了。请有关部门予以关注！怎么办？').join('')).not.toMatch(/\p{Script=Han}/u);
});

it.each([
  ['建议划线停放,并限制投放数量', ['建议划线停放', '限制投放数量']],
  ['请检测水质,说明水费怎么算的,并给我家换新水表。', ['请检测水质', '说明水费怎么算的', '给我家换新水表']],
  ['请公开账目、分到户,查处截留', ['请公开账目', '分到户', '查处截留']],
  ['要求十倍赔偿并查他的证照', ['要求十倍赔偿', '查他的证照']],
])('goes on asking until the sentence ends: %s', (body, asks) => {
  expect(asksOf(body)).toEqual(asks);
});

it('stops where a clause tells why, or thanks', () => {
  expect(asksOf('请增设路灯，因为晚上看不见，万分感谢。')).toEqual(['请增设路灯']);
  expect(asksOf('我申请过两次，单位不赔，一直拖着。')).toEqual([]);
});

it('reads each point of a list behind a colon', () => {
  const plain = '请求:增设红绿灯;装减速带;公布上次来信的办理情况。路很窄。';
  expect(asksOf(plain)).toEqual(['增设红绿灯', '装减速带', '公布上次来信的办理情况']);
  const numbered = '我们要求:1、明确学校何时开工、何时招生;2、这笔钱归村里。\n3、退还押金。学生太多。';
  expect(asksOf(numbered)).toEqual(['明确学校何时开工', '何时招生', '这笔钱归村里', '退还押金']);
});

it.each(['请', '恳求', '我们要', '望街道办', '希望相关部门帮我们'])(
  'reads the list behind %s and a colon',
  (opening) => {
    expect(asksOf(`楼道堆满杂物。${opening}：清走杂物；装喷淋；公布检查结果。`)).toEqual([
      '清走杂物',
      '装喷淋',
      '公布检查结果',
    ]);
  },
);

it('asks for each of the problems listed where what asks names none', () => {
  const problems = ['车棚漏雨', '充电桩不通电', '垃圾桶太少'];
  expect(asksOf(`反映三个问题：${problems.join('；')}。请全面治理。`)).toEqual(problems);
  expect(asksOf(`1、${problems[0]}，2、${problems[1]}，3、${problems[2]}。请一并处理。`)).toEqual(problems);
  expect(asksOf(`反映三个问题：${problems.join('；')}。请先修车棚。`)).toEqual(['请先修车棚']);
  expect(asksOf('车棚漏雨，请尽快解决。')).toEqual(['请尽快解决']);
});

it('takes from the title what the body does not ask for', () => {
  expect(asksOf('老人摸黑走路。', '路灯全坏了，请问什么时候修')).toEqual(['请问什么时候修']);
  expect(asksOf('绕到开发区去了，多走半小时。', '公交9路为何改道')).toEqual(['公交9路为何改道']);
  expect(asksOf('老街没有路灯，希望装路灯。', '希望老街装路灯')).toEqual(['希望装路灯']);
});

it('ends a numbered list of questions with what has no number, and asks for no case that it only supposes', () => {
  const body = '想问一下：1.店面算不算沿街？2.如果不算，会划到哪一类？3.材料几号交？一家人愁得睡不着，孩子还小。';
  expect(asksOf(body)).toEqual(['店面算不算沿街？', '会划到哪一类？', '材料几号交？']);
  const split = '要求：1、公布账目？为什么不贴出来？2、退还押金。楼道很黑。';
  expect(asksOf(split)).toEqual(['公布账目？', '为什么不贴出来？', '退还押金']);
});

it('asks by no word of a question that denies or tells of all (什么都没有, 谁也不管)', () => {
  expect(asksOf('跑了半天什么都没办成，谁也不管，哪里都堵，电话怎么都打不通。')).toEqual([]);
  expect(asksOf('为什么都要交两次？')).toEqual(['为什么都要交两次？']);
});

it('hears what is wanted at once or back', () => {
  expect(asksOf('井盖没了。赶紧补上！把押金退给我！')).toEqual(['赶紧补上', '把押金退给我']);
  expect(asksOf('他们赶紧把门锁了，押金没退给我。')).toEqual([]);
});
