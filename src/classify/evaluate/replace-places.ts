import { createRandom } from '../../core/effects.ts';
import { findPlaces } from '../../segment/places/find-places.ts';
import type { Gazetteer } from '../../segment/places/gazetteer.ts';
import { type Segmenter, segmentMessage } from '../../segment/segmenter.ts';
import type { MessageText } from '../train/read-texts.ts';

const syllables = [...'沅澧汶汐岚垣峪浔泠旻禾棠蔚苕澄筠霁芷珩璟'];
/** The telling end of a name, which replacing keeps: what sort of place it is says something of the matter. */
const ending =
  /(?:街道|社区|小区|花园|公寓|大道|大桥|中学|小学|学校|幼儿园|医院|公司|集团|广场|市场|项目|[省市区县镇乡村组路街巷桥园苑府城湾山河湖站楼厂])$/u;

/**
 * The same messages with the names of their places replaced by invented ones, one for one over the whole set: a score that
 * falls shows that places were memorised.
 */
export function replacePlaces(
  texts: readonly MessageText[],
  segmenter: Segmenter,
  gazetteer: Gazetteer,
): MessageText[] {
  const random = createRandom(7);
  const replacements = new Map<string, string>();
  const invent = (name: string): string => {
    const code = /^([A-Z])(\d*)(\D+)$/u.exec(name);
    if (code !== null)
      return `${String.fromCharCode(65 + Math.floor(random() * 26))}${code[2] === '' ? '' : 10 + Math.floor(random() * 80)}${code[3]}`;
    const end = ending.exec(name)?.[0] ?? '';
    const length = Math.max(1, Math.min(4, name.length - end.length));
    return Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]!).join('') + end;
  };
  return texts.map((text) => {
    const places = findPlaces(segmentMessage(segmenter, text), gazetteer);
    const replaceIn = (field: 'title' | 'body'): string => {
      let replaced = '';
      let at = 0;
      for (const place of places) {
        if (place.field !== field || place.start < at) continue;
        if (!replacements.has(place.name)) replacements.set(place.name, invent(place.name));
        replaced += text[field].slice(at, place.start) + replacements.get(place.name)!;
        at = place.end;
      }
      return replaced + text[field].slice(at);
    };
    return { title: replaceIn('title'), body: replaceIn('body') };
  });
}
