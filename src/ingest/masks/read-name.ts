import { doubleFamilyNames, singleFamilyNames, wordyFamilyNames } from './family-names.ts';
import { beginsWord, compoundEnds, isFreeWord, isUsualGiven } from './family-words.ts';
import { commonWord, dotted, noName, plainFamilyNames, settlementEnds } from './full-names.ts';
import { end, type NameLead, placeBehind, placeEnds } from './introductions.ts';
import { beginningsOfWords, likeNames, towns } from './name-like-words.ts';
import { soundName } from './sound-names.ts';
import { clauseWords, told } from './told-words.ts';

const families = new Set(singleFamilyNames);
const wordy = new Set(wordyFamilyNames);
const plainFamilies = new Set(plainFamilyNames);
/** Of many people, and beginning few words, so that what is told behind them says enough. */
const commonFamilies = '黄周林许曾程叶丁余钟田夏';
const beginsCommonWord = new RegExp(`^(?:${commonWord})`, 'u');
const doubles = new Set(doubleFamilyNames);
const doubleFirsts = new Set(doubleFamilyNames.map((name) => name.charAt(0)));
const isHan = /\p{Script=Han}/u;
/** What no given name holds. */
const never = new Set('的了吗呢吧啊呀么你我他她它您是被这那哪什某等说着过得很太也都就把却谁不给怎于而');
const tail = '(?![\\p{Script=Han}])';
const clauseStart = new RegExp(clauseWords, 'uy');
const toldStart = new RegExp(
  `[ \\t]{0,8}(?:${told}|${clauseWords}|[零一二三四五六七八九十两]{1,3}[周个]?[岁年月]|${tail})`,
  'uy',
);
const borderStart = new RegExp(`${end}`, 'uy');
const formBorder = new RegExp(`${end}|(?=[ \\t]{0,8}(?:律师|的(?![确士]))|[ \\u3000]{1,8}\\p{Script=Han})`, 'uy');
/** Without a sign a text goes on with what somebody is: 叫李小溪男今年四十岁, 叫李小溪是. */
const runOn = '[是系]|[男女](?=[今现汉\\d出生身系住家是一已])|[今现]年|[身联电手]|来自|户籍';
const calledBorder = new RegExp(`(?=[ \\t]{0,8}(?:${tail}|的(?![确士])|家|[住在因被]|${runOn}))`, 'uy');
const dot = /[·•・‧∙]/;
/** Of sounds; behind one of whom a text speaks it goes on in many ways. */
const ofSounds = (name: string): RegExp =>
  new RegExp(`(?!叫)(?:${name})(?![·•・‧∙\\d])(?=${tail}|[的家今现在于因被住])`, 'uy');
const joined = ofSounds(soundName);
const parted = ofSounds(`${dotted}|${soundName}`);
/** Sounds on both sides of the point leave no doubt: 阿依古丽·买买提户口迁不进来. */
const soundsParted = new RegExp(`(?!叫)${soundName}${dot.source}${soundName}`, 'uy');
/** What its first part takes at most. */
const longestPart = 8;
const holdsNoName = new RegExp(
  `${noName.replace('家', '')}|家$|^.家[河沟湾坡坪岭山塘桥店铺渡口庄村屯寨营巷里]|^.(?:先天|现在|自己|一直|已经|没有|不能|应当)|夫[妇妻]|[嫂伯婶]|老[太头汉伯]|子女|孩子|两口`,
  'u',
);
const placeLike = new RegExp(`(?:${placeEnds}|[州庄寨屯]|${settlementEnds})$`, 'u');

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** What makes a firm or a place of the name before it: 老板安楠|公司. */
const thing = new RegExp(
  `${placeBehind}|公司|集团|物业|超市|[饭酒商药花]店|医院|学校|养殖|工[厂地业]|幼儿|培训|教育|汽车|地产|置业|[城府湾庭轩]|家园|项目|品牌`,
  'uy',
);

/** @returns length of the name that begins there in UTF-16 units; 0 where none does */
export function readName(text: string, start: number, lead: NameLead): number {
  const sounds = readSoundName(text, start);
  if (sounds > 0) return sounds;
  const family = readFamilyName(text, start, lead);
  const at = start + family.length;
  if (family === '' || !isGiven(text.charAt(at))) return 0;
  const candidate = weighCandidate(text, start, family, lead);
  const isOfPerson = lead === 'person' || lead === 'signed';
  const given = isOfPerson ? givenOfPerson(candidate) : givenBeforeBorder(candidate);
  return given === 0 || isOfThing(text, at + given, lead) ? 0 : family.length + given;
}

/** @returns length of a name of sounds that begins there; 0 where none does */
function readSoundName(text: string, start: number): number {
  const hasDot = dot.test(text.slice(start, start + longestPart));
  for (const pattern of hasDot ? [parted, soundsParted] : [joined]) {
    pattern.lastIndex = start;
    const found = pattern.exec(text);
    if (found !== null) return found[0].length;
  }
  return 0;
}

/** The family name that begins there; empty where none does. Some are words, and names in forms and behind 叫 only. */
function readFamilyName(text: string, start: number, lead: NameLead): string {
  const first = text.charAt(start);
  const pair = text.slice(start, start + 2);
  if (doubleFirsts.has(first) && doubles.has(pair)) return pair;
  const isFamily = families.has(first) || ((lead === 'called' || lead === 'form') && wordy.has(first));
  return isFamily ? first : '';
}

/** 一个叫松丰的公司 is a thing, 我父亲李大山的公司 somebody's. @param behind where the name ends */
function isOfThing(text: string, behind: number, lead: NameLead): boolean {
  if (matchesAt(thing, text, behind)) return true;
  return lead === 'called' && text.charAt(behind) === '的' && matchesAt(thing, text, behind + 1);
}

/** A family name, and one or two characters behind it that may be a given name. */
interface Candidate {
  readonly text: string;
  readonly lead: NameLead;
  /** Where the given name begins. */
  readonly at: number;
  /** The family name with the first character of the given name. */
  readonly short: string;
  readonly one: string;
  readonly two: string;
  /** Whether the given name may be of one character, and of two. */
  readonly mayBeOne: boolean;
  readonly mayBeTwo: boolean;
  /** What the family name is: hardly a word, one of many people, a word that stands alone. */
  readonly isPlain: boolean;
  readonly isCommon: boolean;
  readonly isFree: boolean;
  /** Whether the family name of one character begins a word with the character behind it. */
  readonly isWord: boolean;
}

function weighCandidate(text: string, start: number, family: string, lead: NameLead): Candidate {
  const at = start + family.length;
  const [one, two] = [text.charAt(at), text.charAt(at + 1)];
  const pair = text.slice(start, start + 2);
  const short = family + one;
  const isLikeName = likeNames.has(pair);
  const isSingle = family.length === 1;
  return {
    text,
    lead,
    at,
    short,
    one,
    two,
    mayBeOne: !isLikeName && isName(short),
    mayBeTwo: isGiven(two) && (!isLikeName || isUsualGiven(two)) && isName(short + two),
    isPlain: !isSingle || plainFamilies.has(family),
    isCommon: commonFamilies.includes(family) && !beginsCommonWord.test(pair),
    isFree: isSingle && isFreeWord(family),
    isWord: isSingle && beginsWord(family, one),
  };
}

function isGiven(character: string): boolean {
  return isHan.test(character) && !never.has(character);
}

function isName(name: string): boolean {
  return !holdsNoName.test(name) && !placeLike.test(name) && !beginningsOfWords.test(name);
}

/** How many characters of a given name stand before a border. */
function givenBeforeBorder(name: Candidate): number {
  const border = name.lead === 'form' ? formBorder : calledBorder;
  if (name.mayBeTwo && matchesAt(border, name.text, name.at + 2)) return isPairBeforeBorder(name) ? 2 : 0;
  return name.mayBeOne && matchesAt(border, name.text, name.at + 1) && isSingleBeforeBorder(name) ? 1 : 0;
}

function isPairBeforeBorder(name: Candidate): boolean {
  const usual = Number(isUsualGiven(name.one)) + Number(isUsualGiven(name.two));
  return usual >= usualNeeded(name) && (name.isPlain || !compoundEnds.includes(name.two));
}

/** How many of two characters before a border must be usual in given names: the more, the less the family name says. */
function usualNeeded({ text, lead, at, isPlain, isCommon, isFree, isWord }: Candidate): number {
  const isCalled = lead === 'called';
  // 一个叫松丰的公司
  if (text.charAt(at + 2) === '的' && !isPlain) return 2;
  if (isWord) return isCalled ? 1 : 2;
  if (isFree && isCalled) return 2;
  return isPlain || isCommon ? 0 : 1;
}

function isSingleBeforeBorder({ text, at, short, one, isPlain, isFree, isWord }: Candidate): boolean {
  if (isWord || towns.test(short)) return false;
  return isPlain || (isUsualGiven(one) && !isFree && text.charAt(at + 1) !== '的');
}

/** How many characters of a given name stand behind one of whom a text speaks, whatever it goes on with. */
function givenOfPerson(name: Candidate): number {
  if (name.isWord && !name.isCommon) return 0;
  if (name.short.length === 2 && towns.test(name.short)) return 0;
  if (name.mayBeTwo && isPairOfPerson(name)) return 2;
  return name.mayBeOne && name.lead === 'person' && isSingleOfPerson(name) ? 1 : 0;
}

function isPairOfPerson(name: Candidate): boolean {
  const { text, lead, at, isPlain, isCommon } = name;
  if (goesOnWithSecond(name) || matchesAt(clauseStart, text, at + 1)) return false;
  const isTold = lead === 'person' && matchesAt(toldStart, text, at + 2);
  if (isTold && (isPlain || isCommon)) return true;
  if (isUsualPair(name, isTold)) return true;
  return isPlain && lead === 'person' && matchesAt(borderStart, text, at + 2);
}

/** @param isTold whether it is told behind the name what somebody did */
function isUsualPair({ one, two, isPlain, isFree }: Candidate, isTold: boolean): boolean {
  const [first, second] = [isUsualGiven(one), isUsualGiven(two)];
  if (isFree) return first && second && isTold;
  if (compoundEnds.includes(two)) return false;
  return (first && second) || (second && isPlain) || ((first || second) && isTold);
}

function isSingleOfPerson(name: Candidate): boolean {
  const { text, at, one, isPlain, isFree } = name;
  if (isFree || !matchesAt(toldStart, text, at + 1)) return false;
  return isUsualGiven(one) || (isPlain && goesOnWithSecond(name) && !matchesAt(toldStart, text, at));
}

/** Whether the name may be of one character, and the second tell what somebody did. */
function goesOnWithSecond({ text, at, one, two, isPlain }: Candidate): boolean {
  const behind = text.charAt(at + 2);
  const endsBehind = !isHan.test(behind) || behind === '的';
  if (isUsualGiven(two) || endsBehind) return false;
  return (isPlain || isUsualGiven(one)) && matchesAt(toldStart, text, at + 1);
}

/**
 * True for a name of two characters that reads like nothing else: where it is known to be somebody's, it is so wherever no word runs on
 * into it.
 */
export function isPlainShortName(name: string): boolean {
  return (
    name.length === 2 &&
    plainFamilies.has(name.charAt(0)) &&
    isUsualGiven(name.charAt(1)) &&
    !likeNames.has(name) &&
    !towns.test(name) &&
    isName(name)
  );
}

/** True where what stands behind a name of two characters goes on with it, so that it is a part of another one: 王建|国. */
export function goesOn(text: string, at: number): boolean {
  return isUsualGiven(text.charAt(at)) && !matchesAt(toldStart, text, at);
}
