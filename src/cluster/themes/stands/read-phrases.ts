import { splitClauses } from '../asks/split-clauses.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import { refuse } from '../words/refuse.ts';
import type { Stand } from './stand.ts';

/** Who speaks, and how firmly. */
const firmly = '(?:我们?|大家|本人|坚决|强烈|一致|完全|非常|十分|请|也|都|还是|千万|绝对|尽快|早日)*';
const refusing = new RegExp(
  `^${firmly}(?:反对|不要|不同意|不赞成|不支持|拒绝|抗议|抵制|停止|叫停|不准|不许|不得|不应该?|不该|不宜|别|[勿莫]|没有?必要|无需|不必)(?:再|又|盲目|强行|强制|一律|继续)*(\\p{Script=Han}{2,16})$`,
  'u',
);
/** A rule or a service is introduced, of what stands before and after; and is to be done away with. */
const introducing = /^(\p{Script=Han}{0,10}?)(?:实行|施行|推行|启用|推出|试行|实施|采用|采取)(\p{Script=Han}{2,14})$/u;
const ending = new RegExp(`^${firmly}(?:取消|废除|废止|停掉|叫停|停止)(?:这个|这种|了)?(\\p{Script=Han}{2,14})$`, 'u');
/** So it is what the clause before names, in whatever words it is found fault with. */
const endingIt = new RegExp(
  `(\\p{Script=Han}{3,16})[，,。！!；;：:\\s]+${firmly}(?:建议|希望|要求|应该?|必须|赶紧)*(?:取消|废除|废止|停掉|叫停)[掉了吧算]*(?=$|[，,。！!；;\\s])`,
  'gu',
);
const wishing = /^(?:强烈|再次|我们?|大家)*(?:建议|希望|请求|呼吁|恳请|盼望|盼|要求|应该|必须|支持|赞成|同意|请)/u;
const opening = new RegExp(`^${firmly}(?:要求|应该|必须|支持|赞成|同意)?`, 'u');
/** After what another refuses: nothing, or to what it is to come ("推迟上学时间到八点"). */
const complement = /^(?:$|[到至为成])/u;

/** What is asked in certain words; who refuses the same words is of the other side, whether or not the lexicon knows what they name. */
const group = 'said';
/** What is introduced, as it is named: who does away with it may name less of it. */
const introduced = 'introduced';

/** The phrases that a short text asks for or refuses, as stands without an object. What only tells ("噪音扰民") is none. */
export function readPhrases(text: string, lexicon: ThemeLexicon): Stand[] {
  const found = splitClauses(text).flatMap(({ written, plain }): Stand[] => {
    const unwanted = refusing.exec(plain)?.[1];
    const [, of = '', what] = introducing.exec(unwanted ?? plain.replace(opening, '')) ?? [];
    const rule: Stand[] =
      what === undefined
        ? []
        : [{ object: null, word: of + what, group: unwanted === undefined ? introduced : refuse(introduced) }];
    if (unwanted !== undefined) return [{ object: null, word: unwanted, group: refuse(group) }, ...rule];
    const ended = ending.exec(plain)?.[1];
    if (ended !== undefined) rule.push({ object: null, word: ended, group: refuse(introduced) });
    const word = plain.replace(opening, '');
    const [first] = lexicon.matchAsks(word);
    const isAsked = first?.start === 0 && first.senses.some(({ index }) => lexicon.asks[index]!.verb);
    return word.length >= 2 && (isAsked || wishing.test(written)) ? [{ object: null, word, group }, ...rule] : rule;
  });
  for (const [, word] of text.matchAll(endingIt)) found.push({ object: null, word: word!, group: refuse(introduced) });
  return found.filter((one) => one.group !== group || !found.some((other) => refusesPhrase(other, one)));
}

/** Whether a text has all characters of another in their order ("扫墓实行分时预约", "扫墓预约"). */
function holdsInOrder(text: string, part: string): boolean {
  let at = 0;
  for (const character of part) {
    const found = text.indexOf(character, at);
    if (found < 0) return false;
    at = found + character.length;
  }
  return true;
}

/** Whether one refuses what the other asks, word for word, or does away with what the other introduces. */
export function refusesPhrase(one: Stand, other: Stand): boolean {
  if (one.group === refuse(introduced) && other.group === introduced)
    return holdsInOrder(other.word, one.word) || holdsInOrder(one.word, other.word);
  return (
    one.group === refuse(group) &&
    other.group === group &&
    other.word.startsWith(one.word) &&
    complement.test(other.word.slice(one.word.length))
  );
}
