import { cutText } from '../../../segment/cut-text.ts';
import { findOpening } from '../../matters/opening.ts';
import { isBareFormula } from '../../naming/titles.ts';
import type { Contribution } from '../contract.ts';
import { withoutWords } from './without-words.ts';

/** Says only that something is said. */
const silent =
  /^(?:[\p{P}\p{S}\s\d]|关于|对|我|的|几点|一点|一些|有关|建言献策|征集|市民|群众|网友|公众|建议|意见|留言|想法|看法|反馈|诉求|求助|投诉|咨询|举报|反映|情况|问题|一下|民生|标题|无题?)*$/u;

/** What a clerk writes that somebody wants, after what is the matter. */
const wanted = /(?:要求|希望|建议|请求|恳请)[^，,。；;！!？?\s]{4,30}/u;

/** A question of so few characters only takes up what was said before ("夜市？先修路灯"). */
const echoLength = 8;

/**
 * The contribution with its body's first sentence as title where its own title is missing or says nothing ("建议", "我的意见"):
 * forms of campaigns often have one field. Of an order ("求助") what its body says that somebody wants.
 */
export function withTellingTitle(contribution: Contribution): Contribution {
  if (!silent.test(contribution.title)) return contribution;
  const { segmented } = contribution;
  const { body } = segmented;
  const written = withoutWords(contribution);
  const first = findWanted(contribution.title, body.text) ?? findOpening(body.text, 1);
  if (first === null) return { ...written, segmented };
  const isEcho = /[？?]/u.test(body.text.charAt(first.to)) && first.to - first.from <= echoLength;
  const { from, to } = isEcho ? findOpening(body.text, first.to - first.from + 2)! : first;
  const stored = (at: number): number => body.offsets?.[at] ?? at;
  return {
    ...written,
    title: contribution.body.slice(stored(from), stored(to)),
    segmented: { ...segmented, title: cutText(body, from, to) },
  };
}

/** Where the body of an order says what somebody wants; null for other texts. */
function findWanted(title: string, body: string): { readonly from: number; readonly to: number } | null {
  const found = isBareFormula(title) ? wanted.exec(body) : null;
  return found === null ? null : { from: found.index, to: found.index + found[0].length };
}
