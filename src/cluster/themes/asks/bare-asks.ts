import type { ThemeLexicon } from '../words/lexicon.ts';
import { splitAsk } from './name-object.ts';
import type { FoundAsk } from './turn-asks.ts';

/** Beside asks, these name nothing. */
const empty =
  /一哈|[点些]$|[一两几][所座个条处间台盏部家趟]|^再[所座条处间台盏部家趟]$|尽快|早日|尽早|赶快|赶紧|抓紧|急需|可以|能有|用上|进行|纳入|予以|问题|一下|何时|什么时候/gu;
/** Whether a text holds nothing but asks, none of which begins the word for its object ("延长末班|车"). */
export function isBare(text: string, asks: readonly FoundAsk[], lexicon: ThemeLexicon): boolean {
  if (asks.some((ask) => holdsObject(text, ask, lexicon))) return false;
  return asks.reduce((rest, { word }) => rest.replace(word, ''), text).replace(empty, '').length < 2;
}

function holdsObject(text: string, { word }: FoundAsk, lexicon: ThemeLexicon): boolean {
  const at = text.indexOf(word);
  const noun = at < 0 ? undefined : splitAsk(word, lexicon)?.noun;
  if (noun === undefined) return false;
  const object = noun + text.slice(at + word.length);
  if (object === noun) return false;
  const [match] = lexicon.match(object);
  return match?.end === object.length && match.start === 0 && match.senses.some(({ kind }) => kind === 'object');
}
