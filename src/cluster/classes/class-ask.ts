import { saysMatter } from '../naming/titles.ts';
import type { MessageStore } from '../store/store.ts';
import { isAside } from '../terms/asides.ts';
import { kindSlots, readKindSlot } from '../terms/message-kinds.ts';
import { matterOf } from '../terms/problem-lexicon.ts';

/** Issues of a class are this like one kind of asks on average, or it names them not. */
const leastLike = 0.6;
const longestWord = 5;
/** What is asked to be done: who only complains does not say it. */
const measures: ReadonlySet<string> = new Set(
  `取消 规范 治理 整治 降低 提高 改造 改善 改进 反对 监管 监督 允许 开放 建设 新建 修建 扩建 维修 修缮 修复 维护 增加 增设 增开 便利 禁止 严禁 延长 缩短 管理 放宽 放开 清理 清除 办理 引进 打击 严查 查处
   拆除 保障 公开 公示 调整 设置 设立 发展 加强 更换 更新 保护 优化 减少 恢复 落实 提前 安装 加装 提升 完善 扩大 开设 开通 打通 举办 发放 迁移 推进 缓解 统一 交付 成立 移交 减免 简化 兑现`.split(
    /\s+/u,
  ),
);

/** Of these, what one side asks of a matter that others ask about or want otherwise: nobody who asks what it costs has asked to lower it. */
const sided = /降低|提高|减少|减免|取消|放宽|放开|缩短|延长|禁止|严禁|反对|允许/u;

/** What a class says, to whoever looks for an ask that names it. */
export interface SaidByClass {
  /** Number of its issues. */
  readonly issues: number;
  /** Number of its issues that say a word, or another of its matter. */
  readonly issuesWith: (word: string) => number;
  readonly isGeneral: (word: string) => boolean;
}

/**
 * What most issues of a class ask, by the kind of asks that they are likest: in as many words as they say themselves, measures apart.
 * @param names of kinds, by id; of several ways to put one, parted by a slash, the first that says nothing else is taken
 */
export function nameByAsk(
  members: readonly number[],
  problems: MessageStore,
  names: ReadonlyMap<number, string>,
  { issues, issuesWith, isGeneral }: SaidByClass,
): string | null {
  const kind = findCommonKind(members, problems.askKinds.data);
  const name = kind === null ? undefined : names.get(kind);
  if (name === undefined) return null;
  const isSaid = (word: string): boolean => issuesWith(word) * 2 > issues;
  const isAsked = (ask: string): boolean => {
    const side = sided.exec(ask)?.[0];
    return side === undefined || issuesWith(side) > 0;
  };
  for (const ask of name.replace(/（[^）]*）/gu, '').split('/')) {
    const things = listThings(ask, isGeneral);
    if (things.length > 0 && things.every(isSaid) && tellsProblem(ask) && isAsked(ask)) return ask;
  }
  return null;
}

/** What a name speaks of: its words without measures and asides. */
export function listThings(name: string, isGeneral: (word: string) => boolean): string[] {
  return splitWords(name, isGeneral).filter((word) => !measures.has(word) && !isAside(word));
}

/** Whether a name says what is wrong or what is to be done: a thing alone names no problem. */
export function tellsProblem(name: string): boolean {
  return saysMatter(name) || [...measures].some((measure) => name.includes(measure));
}

/** The kind that half or more of the issues are likest, if all are like it. */
function findCommonKind(members: readonly number[], kinds: Uint32Array): number | null {
  const sums = new Map<number, { weight: number; first: number }>();
  for (const i of members) {
    const own: { kind: number; weight: number }[] = [];
    for (let at = kindSlots * i; at < kindSlots * (i + 1) && kinds[at] !== 0; at += 1)
      own.push(readKindSlot(kinds[at]!));
    const most = Math.max(...own.map(({ weight }) => weight));
    for (const { kind, weight } of own) {
      const sum = sums.get(kind) ?? { weight: 0, first: 0 };
      sums.set(kind, sum);
      sum.weight += weight;
      if (weight === most) sum.first += 1;
    }
  }
  const [best] = [...sums].sort(([a, x], [b, y]) => y.weight - x.weight || a - b);
  if (best === undefined) return null;
  const [kind, { weight, first }] = best;
  return weight >= 100 * leastLike * members.length && first * 2 >= members.length ? kind : null;
}

/** Words of two signs or more, at each place the longest that general Chinese or the lexicon of matters has. */
export function splitWords(text: string, isGeneral: (word: string) => boolean): string[] {
  const words: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + longestWord);
    const isWord = (word: string): boolean => matterOf.has(word) || measures.has(word) || isGeneral(word);
    while (end > at + 1 && !isWord(text.slice(at, end))) end -= 1;
    if (end > at + 1) words.push(text.slice(at, end));
    at = end;
  }
  return words;
}
