import { cutText } from '../../../segment/cut-text.ts';
import { findOpening } from '../../matters/opening.ts';
import type { Contribution } from '../contract.ts';
import { withoutWords } from './without-words.ts';

/** Says only that something is said. */
const silent =
  /^(?:[\p{P}\p{S}\s\d]|关于|对|我|的|几点|一点|一些|有关|建言献策|征集|市民|群众|网友|公众|建议|意见|留言|想法|看法|反馈|诉求|民生|标题|无题?)*$/u;

/** A question of so few characters only takes up what was said before ("夜市？先修路灯"). */
const echoLength = 8;

/**
 * The contribution with its body's first sentence as title where its own title is missing or says nothing ("建议", "我的意见"):
 * forms of campaigns often have one field.
 */
export function withTellingTitle(contribution: Contribution): Contribution {
  if (!silent.test(contribution.title)) return contribution;
  const { segmented } = contribution;
  const { body } = segmented;
  const written = withoutWords(contribution);
  const first = findOpening(body.text, 1);
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
