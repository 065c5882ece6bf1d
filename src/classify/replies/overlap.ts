import { hashPair, isPair } from './text-features.ts';

/** A title without the words that frame every title ("咨询…的问题"). */
export function stripFrame(title: string): string {
  return title.replace(
    /咨询|反映|投诉|举报|请求|希望|建议|关于|强烈|呼吁|请问|再次|相关|有关|问题|情况|尊敬的|领导|解决|质疑|的/gu,
    ' ',
  );
}

/** What titles say that name no matter but who writes, by which way, and what kind of letter it is (市民来电, 网上咨询). */
const channel =
  /市民|群众|网[友民]|居民|业主|村民|来[电信访函]|电话|热线|网[上络站]|线上|微信|邮[箱件]|信箱|书记|[省市县区镇局]长|留言|求助|诉求|工单|事项|受理|登记|[转交]办|信[件访]|平台|类|其[他它]|标题|内容|感谢|表扬|意见/gu;

/** Whether a title has nothing but words that could stand over any message. */
export function isFrame(title: string): boolean {
  return !/\p{Script=Han}{2}|[a-z]{2}/iu.test(stripFrame(title).replace(channel, ' '));
}

/** Pairs at least of a body that could take its title up. */
const tellingBody = 20;

/** Whether a title says what its message is about: it is none that could stand over any, and a body of some length takes it up. */
export function tellsMatter(title: string, body: string): boolean {
  if (isFrame(title)) return false;
  return numberOfPairs(body, tellingBody) < tellingBody || overlap(stripFrame(title), charPairs(body)) > 0;
}

/** Pairs of neighbouring Chinese characters, counted up to a number. */
export function numberOfPairs(text: string, most = Number.POSITIVE_INFINITY): number {
  let pairs = 0;
  for (let i = 0; i + 1 < text.length && pairs < most; i++) if (isPair(text, i)) pairs++;
  return pairs;
}

const tableSize = 1 << 15;

/** Which pairs of neighbouring Chinese characters a text has, a bit a hash; two pairs may share a hash. */
export function charPairs(text: string): Int32Array {
  const table = new Int32Array(tableSize / 32);
  for (let i = 0; i + 1 < text.length; i++) {
    if (!isPair(text, i)) continue;
    const hash = hashPair(text, i);
    table[hash >>> 22] = table[hash >>> 22]! | (1 << ((hash >>> 17) & 31));
  }
  return table;
}

/** Share of the pairs of a text that are in the table, 0 to 1; 0.5 where there is nothing to compare. */
export function overlap(text: string, within: Int32Array): number {
  let pairs = 0;
  let shared = 0;
  for (let i = 0; i + 1 < text.length; i++) {
    if (!isPair(text, i)) continue;
    const hash = hashPair(text, i);
    pairs++;
    shared += (within[hash >>> 22]! >>> ((hash >>> 17) & 31)) & 1;
  }
  return pairs === 0 ? 0.5 : shared / pairs;
}
