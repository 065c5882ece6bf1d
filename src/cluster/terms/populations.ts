import { shared } from '../../core/shared-arrays.ts';
import { type MessageStore, termKinds } from '../store/store.ts';

/**
 * Groups of people whom an office deals with by one rule, in general Chinese: words of one line are of one group, which is written in
 * many ways. What such messages are about has no name and mostly no place. At most 32.
 */
const lines = `
退役 退伍 退役士兵 退伍士兵 退役军人 退伍军人 退伍兵 退伍老兵 老兵 志愿兵 义务兵 转业士官 复员 复员军人 复退军人 参战老兵
军转 军转干部 转业干部 企业军转干部
残疾军人 伤残军人
民办教师 民办老师 民师 代课 代课教师 代课老师 民办代课教师
特岗 特岗教师
临聘教师 编外教师 合同制教师
乡村医生 村医 赤脚医生 老村医
失独 失独家庭 失独父母 失独老人 特扶 计生特扶
环卫工 环卫工人
离任村干部 离职村干部 老村干部
放映员 电影放映员
防疫员 动物防疫员 村防疫员
失地农民 被征地农民
库区移民 水库移民
辅警 协警
网格员
护林员 生态护林员
公益性岗位 公益岗 公益岗位
三支一扶 西部计划
网约车司机
骑手 外卖员 外卖骑手 外卖小哥
定向医学生 免费医学生 定向生
随迁子女 务工子女
灵活就业 灵活就业人员
三轮车夫 货三轮 三轮车主
公费师范生 免费师范生 定向师范生
社区工作者 社区工作人员 专职社工
出租车司机 的哥 的士司机
破产企业退休职工 破产企业职工 改制企业职工
超龄农民工
`;

const groups = lines
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

/** All words for groups of people. */
export const populationWords: readonly string[] = groups.flat();

/** The bit of a group by word. */
const bitOf: ReadonlyMap<string, number> = new Map(
  groups.flatMap((words, group) => words.map((word) => [word, 1 << group] as const)),
);

/**
 * The groups of people that each message speaks of, one bit each.
 * @param isRare whether what so many messages have tells anything: where a board is of one group alone, its name does not
 */
export function findPopulations(
  { keys, vocabulary, starts, terms }: Pick<MessageStore, 'keys' | 'vocabulary' | 'starts' | 'terms'>,
  isRare: (messages: number) => boolean,
): Int32Array {
  const { texts, kinds } = vocabulary;
  const bits = new Int32Array(texts.length);
  for (let id = 0; id < texts.length; id += 1) {
    if (kinds.data[id] !== termKinds.region) bits[id] = bitOf.get(texts[id]!) ?? 0;
  }
  const found = shared.int32(keys.length);
  const messages = new Array<number>(groups.length).fill(0);
  const [ends, ids] = [starts.data, terms.data];
  for (let i = 0; i < found.length; i += 1) {
    for (let at = ends[i]!, end = ends[i + 1]!; at < end; at += 1) found[i]! |= bits[ids[at]!]!;
    if (found[i] === 0) continue;
    for (let group = 0; group < groups.length; group += 1) if (found[i]! & (1 << group)) messages[group]! += 1;
  }
  const rare = messages.reduce((all, count, group) => (isRare(count) ? all | (1 << group) : all), 0);
  for (let i = 0; i < found.length; i += 1) found[i]! &= rare;
  return found;
}
