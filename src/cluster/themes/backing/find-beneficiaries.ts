import type { ThemeLexicon } from '../words/lexicon.ts';

/** Words for people are many and overlap ("老年人", "老人"): what stands between them and the word that serves them is short. */
const reach = 8;

/** Ends right before the people that something is done for. */
const serving =
  /(?:方便|便于|便利|造福|惠及|服务|关爱|关心|照顾|保障|保护|解决|满足|缓解|有利于|惠民|(?<![认因作成行改以称])为(?![什何])|让|使|给|帮助?|供)[^，,。！!？?；;：:\n]*$/u;
/** Begins right after the people that something is done for, or who are to be able to do it. */
const served =
  /^们?(?:的|能够?|可以|都|也|更|安全|就近|方便|正常|日常|需要|过马路|们)*(?:出行|上学|入学|就学|读书|就医|看病|购药|通行|过街|过路|乘车|坐车|坐上|用上|享受|受益|停车|买菜|办事|就业|生活|休息|休闲|健身|锻炼|借阅|安全)/u;
/** What is done to people rather than for them. */
const harm = /造成|带来|影响|苦|困扰|威胁|难以|无法|不便|危险|痛|受害|损失|担心|发愁|寒心/u;

/**
 * Who should benefit, as far as contributions say so: what is done "for" people, or what they should be able to do.
 * People who are merely mentioned are none.
 * @returns at most three labels of the lexicon that two contributions name (all name, where there is but one), the most named first
 */
export function findBeneficiaries(
  contributions: readonly { readonly title: string; readonly body: string }[],
  { people }: Pick<ThemeLexicon, 'people'>,
): string[] {
  const counts = new Map<string, number>();
  for (const { title, body } of contributions) {
    const text = `${title}\n${body}`;
    for (const { label, words } of people) {
      if (words.some((word) => isServed(text, word))) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  const least = Math.min(2, contributions.length);
  return [...counts]
    .filter(([, count]) => count >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([label]) => label);
}

function isServed(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const after = text.slice(at + word.length, at + word.length + 2 * reach);
    const [clause] = after.split(/[，,。！!？?；;\n]/u);
    if (harm.test(clause!)) continue;
    if (served.test(clause!) || serving.test(text.slice(Math.max(0, at - reach), at))) return true;
  }
  return false;
}
