import type { Place, SegmentedMessage } from '../core/message.ts';
import { stopWords } from '../segment/stop-words.ts';

/** Distinct words of the body that are kept; later ones of very long texts tell little of the matter. */
const bodyLimit = 72;
const placeLimit = 12;

/** Words that any message of this trade may use: they tell neither place nor problem. */
const formulas: ReadonlySet<string> = new Set(
  `手机号 座机号 身份证号 银行卡号 邮箱 车牌号 护照号 x000d nbsp 投诉 举报 咨询 求助 建议 强烈 强烈要求 要求 请求 恳求 解决 处理 回复 答复 谢谢 感谢 反应 呼吁 市民 群众 老百姓 百姓 人民 社会
  政府 市政府 区政府 县政府 书记 市长 县长 区长 省长 局长 市委 省委 县委 区委 您好 尊敬 领导 关心 帮忙 帮助 麻烦 打扰 百忙之中 抽空 工作 生活 时间 今天 昨天 今年 去年 明年 每天 现在 近期 近日 最近 上午 下午 晚上 早上
  多次 至今 希望能 希望能够 严重影响 影响 存在 出现 发现 发生 要求 没人 有人 还给 公道 做主 为民 心声 留言 平台 网友 打电话 电话 联系 告知 了解 提供 提出 具体 实际 任何人 相应 合理 不合理 合法 违法 违规 是否 能否 可否 原因 结果 方面 方式 方法 地方 附近 周边 旁边 对面`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/**
 * The terms by which recurring issues are found, joined by single spaces. A term is a mark, a colon and a word:
 * `t` a word of the title, `b` a word of the body (`b3`: three times), `p` a name of a place, project, organisation or
 * population (`q`: in the title), `r` an administrative region. Adjacent single characters, into which the segmenter
 * breaks unknown names, make one term. At most 72 words of the body and 12 names.
 */
export function represent(segmented: SegmentedMessage, places: readonly Place[]): string {
  const terms: string[] = [];
  const names = new Set<string>();
  const regions = new Set<string>();
  for (const place of places) {
    const name = place.name.replaceAll(' ', '');
    if (name === '') continue;
    if (place.type === 'region') {
      if (regions.size < placeLimit && !regions.has(name)) {
        regions.add(name);
        terms.push(`r:${name}`);
      }
    } else if (names.size < placeLimit && !names.has(name)) {
      names.add(name);
      terms.push(place.field === 'title' ? `q:${name}` : `p:${name}`);
    }
  }
  const counts = new Map<string, number>();
  countWords(segmented.title.words, counts, 3);
  for (const word of counts.keys()) terms.push(`t:${word}`);
  const bodyCounts = new Map<string, number>();
  countWords(segmented.body.words, bodyCounts, bodyLimit);
  for (const [word, count] of bodyCounts) terms.push(count === 1 ? `b:${word}` : `b${Math.min(count, 9)}:${word}`);
  return terms.join(' ');
}

function countWords(words: readonly string[], counts: Map<string, number>, limit: number): void {
  let run = '';
  const flush = (): void => {
    if (run.length >= 2 && run.length <= 6) countWord(run, counts, limit);
    run = '';
  };
  for (const word of words) {
    if (word.length === 1) {
      const code = word.charCodeAt(0);
      if (code >= 0x4e00 && code <= 0x9fff && !stopWords.has(word)) run += word;
      else if (run !== '') flush();
      continue;
    }
    if (run !== '') flush();
    const first = word.charCodeAt(0);
    if (first < 48) continue;
    if (first <= 57 && (word.length > 4 || /^\d+[.\d]*$/.test(word) === (limit === bodyLimit))) continue;
    if (stopWords.has(word) || formulas.has(word) || first === 0x5f) continue;
    countWord(word, counts, limit);
  }
  if (run !== '') flush();
}

function countWord(word: string, counts: Map<string, number>, limit: number): void {
  const count = counts.get(word);
  if (count !== undefined) counts.set(word, count + 1);
  else if (counts.size < limit || limit < bodyLimit) counts.set(word, 1);
}
