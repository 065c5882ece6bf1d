import { isGrammaticalWord } from '../../segment/function-words.ts';
import { isGeneralName } from '../../segment/places/general-heads.ts';
import { matterOf } from '../terms/problem-lexicon.ts';
import { isFormula } from '../terms/represent.ts';

/** Words of a sentence: what has them was quoted or cut wrongly, and names no place. */
const spoken =
  /[的了吗我你您他她它这到或且]|^[入搭用而]|什么|怎么|^应[先该当]|^请|只.不.|也不|不是|诈骗|跑路|(?:现象|行为|问题)$|^[咣咚砰哐嘭轰隆叮噼啪哗啦滴嘀嘟呜嗡当铛]+$/u;
/** What leads from one thought to the next, what is said, and how many things are meant: no name begins with it or has it. */
const discourse =
  /^(?:[一另]方面|首先|其次|再者|最后|于是|结果|然后|后来|接着|随后|因此|所以|此外|另外|同时|总之|反正|毕竟|限[购售卖]|有[家个])|多[个所家条处]|[喊骂嚷](?!泉)|声称|宣称|回答|告诉|告知/u;
/** What is asked for or run, at no place of its own. */
const intangible = /(?:贷款|.班|套餐|课程|人才|公交|补贴|政策|工程)$/u;
/** Whether a name found in texts can stand as the place of an issue: numbers, formulas, kinds of things and pieces of sentences cannot. */
export function namesPlace(name: string): boolean {
  return (
    !/^\d+$/u.test(name) &&
    !isFormula(name) &&
    ![spoken, discourse, intangible].some((words) => words.test(name)) &&
    !isGeneralName(name)
  );
}

/** Signs of what somebody does wrong, with which no name goes on. */
const wrong = /[乱违偷拒欠骗强]/u;

/** Where the first word of a matter or of grammar begins. */
export function findMatter(text: string): number {
  for (let at = 0; at < text.length; at += 1) {
    if (at > 0 && wrong.test(text.charAt(at))) return at;
    for (let length = 4; length >= 2; length -= 1) {
      const word = text.slice(at, at + length);
      if (word.length === length && (matterOf.has(word) || isGrammaticalWord(word) || isFormula(word))) return at;
    }
  }
  return text.length;
}

/** Whether a text holds a word of a matter or of grammar. */
export function saysMatterWithin(text: string): boolean {
  return findMatter(text) < text.length;
}
