import { cutText } from '../../segment/cut-text.ts';
import type { Contribution } from './contract.ts';

/** Says only that something is said. */
const silent =
  /^(?:[\p{P}\p{S}\s\d]|关于|对|我|的|几点|一点|一些|有关|建言献策|征集|市民|群众|网友|公众|建议|意见|留言|想法|看法|反馈|诉求|民生|标题|无题?)*$/u;
const sentenceEnd = /[。！？!?；;\n]/u;
/** A body's first sentence stands for the title up to so many characters. */
const longest = 60;

/**
 * The contribution with its body's first sentence as title where its own title is missing or says nothing ("建议", "我的意见"):
 * forms of campaigns often have one field.
 */
export function withTellingTitle(contribution: Contribution): Contribution {
  if (!silent.test(contribution.title)) return contribution;
  const { body } = contribution.segmented;
  const from = body.text.search(/[^\s\p{P}]/u);
  if (from < 0) return contribution;
  const sentence = body.text.slice(from).split(sentenceEnd)[0]!.slice(0, longest);
  const title = cutText(body, from, from + sentence.length);
  const stored = (at: number): number => body.offsets?.[at] ?? at;
  return {
    ...contribution,
    title: contribution.body.slice(stored(from), stored(from + sentence.length)),
    segmented: { ...contribution.segmented, title },
  };
}
