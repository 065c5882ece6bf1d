import { spread } from '../groups/groups.ts';
import { proposing } from '../themes/asks/parse-proposal.ts';
import { excludes, standsOf } from '../themes/stands/read-stands.ts';
import type { ThemeLexicon } from '../themes/words/lexicon.ts';

/** So many issues, and titles of each, are heard. */
const heard = { issues: 100, titles: 5 } as const;
/** Takes a side before what it is about. */
const taking = /^(?:强烈|坚决|一致|建议|希望|请求|恳请|呼吁|要求|继续|支持|赞成|同意|反对|不同意|抵制)+(?=.{4,})/u;

/**
 * What a class is called that names an ask: the same as a question where an issue asks the contrary. People who write for one side
 * stand behind no name that is the other's.
 * @param titles by issue
 */
export function nameBothSides(
  name: string,
  titles: readonly (readonly string[])[],
  readLexicon: () => ThemeLexicon,
): string {
  const lexicon = readLexicon();
  const sides = (title: string) => standsOf({ title, body: '' }, lexicon);
  const own = sides(name);
  // What only tells how things are takes no side.
  const opposes = (title: string): boolean =>
    (proposing.test(title) || taking.test(title)) &&
    sides(title).some((one) => own.some((other) => excludes(one, other, lexicon)));
  const isContrary = (all: readonly string[]): boolean => {
    const some = all.slice(0, heard.titles);
    return some.filter(opposes).length * 2 > some.length;
  };
  if (own.length === 0 || !spread(titles, heard.issues).some(isContrary)) return name;
  return `是否${name.replace(taking, '')}`;
}
