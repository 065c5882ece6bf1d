import type { Contribution, Theme } from '../contract.ts';
import { hideNames } from '../texts/hide-names.ts';
import { isFormula } from '../texts/says-nothing.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import { findProposals, parseProposal } from './parse-proposal.ts';
import { urging } from './read-clause.ts';
import { splitAsWritten } from './split-clauses.ts';
import { stateAsk, stateInBody } from './state-ask.ts';

/** Opens what somebody proposes, in whatever words. */
const proposing = /^(?:强烈|再次|特此|我们?|本人)*(?:建议|呼吁|倡议|提议)/u;
const shortest = 4;
/** Who asks whether something can be had may ask to know it. */
const whether = /能不能|能否|可否|可不可以|是否(?:可以|能)/u;

/** Whether a contribution says what is to be done: in an ask of the lexicon's, or in any words behind "建议". */
function saysWhatToDo(contribution: Pick<Contribution, 'title' | 'body' | 'places'>, lexicon: ThemeLexicon): boolean {
  const own = hideNames(lexicon, contribution.places);
  const stated = [stateAsk(contribution, null, own), stateInBody(contribution, null, own)];
  if (stated.some((one) => one !== null && one.group !== null)) return true;
  if (findProposals(contribution.body).some((passage) => asksAnything(passage, own))) return true;
  return splitAsWritten(`${contribution.title}，${contribution.body}`).some(
    ({ said, plain }) => proposing.test(said) && plain.length >= shortest && !isFormula(plain),
  );
}

/** Whether a passage asks in other words than such as only press, or may ask nothing. */
function asksAnything(passage: string, lexicon: ThemeLexicon): boolean {
  return parseProposal(passage, lexicon).asks.some(
    ({ ask, word }) => lexicon.asks[ask]!.verb && !lexicon.asks[ask]!.weak.includes(word) && !urging.test(word),
  );
}

/** Both texts without the clauses that ask whether. */
function withoutQuestions<T extends Pick<Contribution, 'title' | 'body'>>(contribution: T): T {
  const tell = (text: string): string =>
    text
      .split(/(?<=[，,。！!？?；;\n])/u)
      .filter((clause) => !whether.test(clause))
      .join('');
  return { ...contribution, title: tell(contribution.title), body: tell(contribution.body) };
}

/**
 * Whether a theme is a proposal: its title asks something, or somebody who backs it says what is to be done. Complaints and questions that
 * were taken for suggestions are near each other, too, and make groups that propose nothing. A title that all backers only ask about, in
 * words that are no known ask (二孩能不能上同一所学校), needs somebody who says more.
 * @param contributionOf by id, texts in the script of the lexicon
 */
export function isProposal(
  theme: Pick<Theme, 'title' | 'proposes' | 'ask' | 'message_ids' | 'backing_ids'>,
  contributionOf: (id: string) => Pick<Contribution, 'title' | 'body' | 'places'>,
  lexicon: ThemeLexicon,
): boolean {
  const ids = theme.backing_ids.length > 0 ? theme.backing_ids : theme.message_ids;
  const backers = ids.map(contributionOf);
  if (!theme.proposes) return backers.some((one) => saysWhatToDo(one, lexicon));
  if (theme.ask !== null || lexicon.matchAsks(theme.title)[0]?.start === 0) return true;
  const isQuestion = backers.every(({ title, body }) => whether.test(title) || whether.test(body));
  return !isQuestion || backers.some((one) => saysWhatToDo(withoutQuestions(one), lexicon));
}
