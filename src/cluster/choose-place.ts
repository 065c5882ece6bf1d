import { isGeneralName } from '../segment/general-heads.ts';
import { isFormula } from './represent.ts';
import { type MessageStore, termKinds, titleFlag } from './store.ts';

/** Words of a sentence: what has them was quoted or cut wrongly, and names no place. */
const spoken =
  /[的了吗我你您他她它这到或且]|^[入搭用而]|什么|怎么|^应[先该当]|^请|也不|不是|诈骗|跑路|(?:现象|行为|问题)$/u;
/** Who is addressed in many matters: a place where nothing else is named. */
const institution = /(?:公司|集团|银行|物业|贷款|中心|局|委员会|法院|医院|协会|平台|网)$/u;
/** Administrative names below counties, which tell a place where no other name does. */
const township = /^.{2,}(?:街道|[镇乡])$/u;
/** A district before the name itself. */
const district = /^(?:经开区|高新区|开发区|[a-z]\d{0,3}[市区县])(?=.{3,})/u;

/** Whether a name found in texts can stand as the place of an issue: numbers, formulas, kinds of things and pieces of sentences cannot. */
export function namesPlace(name: string): boolean {
  return !/^\d+$/u.test(name) && !isFormula(name) && !spoken.test(name) && !isGeneralName(name);
}

/** A name with the messages of an issue that have it. */
interface Candidate {
  readonly text: string;
  members: number;
  titles: number;
}

/**
 * The place of an issue: the name that most of its members share and that titles have, estates, roads, schools and villages
 * before institutions that are only addressed; else a name of the printed title; else the street or township.
 * @param sample indices of members
 * @param title the title that will be printed
 * @param least number of members that must share a name
 * @param rarity how much it tells that an issue has the term, by term id
 */
export function choosePlace(
  sample: readonly number[],
  title: string,
  least: number,
  rarity: (term: number) => number,
  isGeneral: (word: string) => boolean,
  store: MessageStore,
): string | null {
  const printed = title.toLowerCase();
  const candidates = new Map<number, Candidate>();
  const towns = new Map<string, number>();
  for (const i of sample) {
    const own: { term: number; text: string; inTitle: boolean }[] = [];
    for (let at = store.starts.data[i]!; at < store.starts.data[i + 1]!; at += 1) {
      const term = store.terms.data[at]!;
      const kind = store.vocabulary.kinds.data[term]!;
      const text = store.vocabulary.texts[term]!;
      if (kind === termKinds.region && township.test(text)) towns.set(text, (towns.get(text) ?? 0) + 1);
      if (kind !== termKinds.name || !standsAsPlace(text, isGeneral, store)) continue;
      own.push({ term, text, inTitle: (store.uses.data[at]! & titleFlag) !== 0 });
    }
    // Who writes a longer form has the shorter one too.
    for (const { term, text } of own) {
      if (!candidates.has(term)) candidates.set(term, { text, members: 0, titles: 0 });
    }
    for (const candidate of candidates.values()) {
      const forms = own.filter(({ text }) => text.includes(candidate.text));
      if (forms.length > 0) candidate.members += 1;
      if (forms.some(({ inTitle }) => inTitle)) candidate.titles += 1;
    }
  }
  const ranked = [...candidates].map(([term, { text, members, titles }]) => {
    const printedToo = printed.includes(text);
    const worth = (printedToo ? 2 : 1) * (institution.test(text) ? 0.5 : 1);
    const score = ((members + titles) / (2 * sample.length)) * rarity(term) * worth;
    // What few titles have was mentioned in passing, unless all members mention it.
    const meant = printedToo || titles >= least || (sample.length > 2 && members === sample.length);
    return { text, score, printedToo, shared: members >= least && meant };
  });
  ranked.sort((a, b) => b.score - a.score || b.text.length - a.text.length || (a.text < b.text ? -1 : 1));
  const town = [...towns]
    .filter(([name, members]) => members >= least || printed.includes(name))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  const best = ranked.find(({ shared }) => shared) ?? ranked.find(({ printedToo }) => printedToo);
  return best === undefined ? (town?.[0] ?? null) : best.text.replace(district, '');
}

/** Whether a name is one, by how the word of the same letters is used, and by what it is made of. */
function standsAsPlace(name: string, isGeneral: (word: string) => boolean, store: MessageStore): boolean {
  if (name.length < 2 || !namesPlace(name)) return false;
  const { ids, counts, namedCounts } = store.vocabulary;
  const word = ids[termKinds.word].get(name);
  if (word !== undefined && namedCounts.data[word]! * 2 < counts.data[word]!) return false;
  return !isPhrase(name, isGeneral);
}

/** Whether ordinary words make up all of a text that has no end of a name: a quoted phrase (`假冒期刊`). */
function isPhrase(text: string, isGeneral: (word: string) => boolean): boolean {
  if (nameEnd.test(text)) return false;
  const covered = new Array<boolean>(text.length + 1).fill(false);
  covered[0] = true;
  for (let start = 0; start < text.length; start += 1) {
    if (!covered[start]) continue;
    for (let end = start + 2; end <= Math.min(text.length, start + 4); end += 1) {
      if (isGeneral(text.slice(start, end))) covered[end] = true;
    }
  }
  return covered[text.length]!;
}

const nameEnd =
  /(?:[路街巷道村屯苑园城府庭湾轩郡墅桥站湖山河厂店]|小区|社区|花园|公寓|广场|大厦|中心|国际|学校|[小中大]学|学院|幼儿园|医院|公司|集团|银行|酒店|高速|国道)$/u;
