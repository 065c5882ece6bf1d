import { isStock } from '../../matters/closing-lines.ts';
import { tellsWriter } from '../../matters/find-matter.ts';
import { tellsScene } from '../../matters/scene.ts';
import { titleLimit } from '../../naming/titles.ts';
import type { Contribution } from '../contract.ts';
import { isShort } from '../texts/short-texts.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import { measures } from '../words/plain-verbs.ts';
import { complains } from './complains.ts';
import { nameObject, nounAfter } from './name-object.ts';
import { objectsIn } from './objects-in.ts';
import { findProposals } from './parse-proposal.ts';
import {
  headless,
  lacking,
  listAsks,
  mentionsPlace,
  pointing,
  questioning,
  readClause,
  type StatedAsk,
  wordOf,
} from './read-clause.ts';
import { type Clause, splitAsWritten, splitClauses, tellClause } from './split-clauses.ts';
import { readSpokenWish } from './spoken-wish.ts';
import { occasion } from './weigh-objects.ts';

/** Counts what the letter named before ("再规划一所"), says to whom ("对社会开放"), or asks for haste alone. */
const unnamed = new RegExp(`^(?:节?假日|假期|周末|课余时间?)?[对向]|[一几两][${measures}]$|^抓紧|一下`, 'u');
/** What says only that something is asked. */
const opening = /^(?:强烈|再次)*(?:建议|希望|请求|呼吁|恳请|盼望|能否|可否)/u;
const whether = /(?:能不能|能否|可否|可不可以|是否可以|是否能够?|是不是可以|可以不可以)(?:够|也|再|多)*/u;

/** Reads the ask of a contribution, in its title before its body; null where neither states one. */
export function stateAsk(
  { title, body }: Pick<Contribution, 'title' | 'body'>,
  object: number | null,
  lexicon: ThemeLexicon,
): StatedAsk | null {
  const all = splitClauses(title);
  // A short text says in few words what it asks for; a letter's title may say what is wrong.
  const clauses = isShort({ title, body }) ? all : all.filter((clause) => !complains(clause, lexicon));
  // "禁放太一刀切，希望解禁" asks in the clause that says so.
  const wishes = clauses.filter(({ written }) => opening.test(written));
  const stated = [...wishes, ...clauses].flatMap(({ plain }) => readClause(plain, object, lexicon) ?? []);
  const isAbout = (one: StatedAsk) => one.object !== null && one.object === object;
  return (
    stated.find(isAbout) ??
    joinClauses(clauses, object, lexicon) ??
    readWish(clauses, object, lexicon) ??
    readPassages(body, object, lexicon).find(isAbout) ??
    stated.find((one) => one.object !== null) ??
    stated.find((one) => one.objectWord !== null) ??
    readWhether(clauses, object, lexicon) ??
    readSpoken(clauses, object, lexicon)
  );
}

/** What a letter first asks in its body, of whatever: where no title of a theme states an ask. */
export function stateInBody(
  { body }: Pick<Contribution, 'body'>,
  object: number | null,
  lexicon: ThemeLexicon,
): StatedAsk | null {
  const [first] = readPassages(body, object, lexicon).filter(({ objectWord }) => objectWord !== null);
  return first !== undefined && !unnamed.test(first.text) ? first : null;
}

function readPassages(body: string, object: number | null, lexicon: ThemeLexicon): StatedAsk[] {
  return findProposals(body).flatMap((passage) => {
    const [first] = splitClauses(passage);
    return first === undefined ? [] : (readClause(first.plain, object, lexicon) ?? []);
  });
}

/**
 * A title as a theme prints it where no contribution states an ask: without codes of places, what only says that something is said, and
 * who writes from where; empty where nothing else is left.
 */
export function plainTitle(title: string): string {
  return splitAsWritten(title.replace(/\s+/gu, ''))
    .filter(({ said }) => !tellsWriter(said) && !tellsScene(said) && !isStock(said))
    .map(tellClause)
    .join('，');
}

/** What a clause asks by asking whether it can be done ("公园能不能装路灯"). */
function readWhether(clauses: readonly Clause[], object: number | null, lexicon: ThemeLexicon): StatedAsk | null {
  for (const { plain } of clauses) {
    if (!whether.test(plain)) continue;
    const said = plain.replace(whether, '').replace(/有$/u, '');
    if (questioning.test(said)) continue;
    // Who asks whether takes no side.
    const one = readClause(said, object, lexicon) ?? findWished(said, object, lexicon);
    if (one !== null && one.objectWord !== null) return { ...one, direct: false };
  }
  return null;
}

/** A clause that opens as a wish for the object, in words for the ask that the lexicon lacks. */
function readWish(clauses: readonly Clause[], object: number | null, lexicon: ThemeLexicon): StatedAsk | null {
  for (const { written, plain } of clauses) {
    if (!opening.test(written)) continue;
    if (questioning.test(plain) || /^[和与及或并]/u.test(plain)) continue;
    const wish = findWished(plain, object, lexicon);
    if (wish !== null) return wish;
  }
  return null;
}

/** A title that asks by its form alone ("调低一点", "派个人来嘛"). */
function readSpoken(clauses: readonly Clause[], object: number | null, lexicon: ThemeLexicon): StatedAsk | null {
  const wish = readSpokenWish(clauses, (text) => objectsIn(text, null, lexicon).some((one) => one.object === object));
  if (wish === null || questioning.test(wish) || headless.test(wish)) return null;
  const found = objectsIn(wish, null, lexicon).filter(({ word }) => !occasion.test(word));
  const target = found.find((one) => one.object === object) ?? found[0];
  if (target === undefined && pointing.test(wish)) return null;
  const objectWord = target === undefined ? null : nameObject(target.word, null, lexicon);
  return {
    text: wish,
    ask: null,
    group: null,
    direct: false,
    object: target?.object ?? null,
    objectWord,
    leads: false,
    byForm: true,
  };
}

/** A whole clause for what it says of the object; null where it does not name it. */
function findWished(clause: string, object: number | null, lexicon: ThemeLexicon): StatedAsk | null {
  if (clause.length < 4 || clause.length > titleLimit) return null;
  const target = objectsIn(clause, null, lexicon).find((one) => one.object === object);
  if (target === undefined) return null;
  const objectWord = nameObject(target.word, null, lexicon);
  return { text: clause, ask: null, group: null, direct: false, object, objectWord, leads: false };
}

/** A title whose ask and object stand in different clauses, up to the ask. */
function joinClauses(clauses: readonly Clause[], object: number | null, lexicon: ThemeLexicon): StatedAsk | null {
  const at = clauses.findIndex(({ plain }) => listAsks(plain, lexicon).length > 0);
  if (at <= 0) return null;
  const { written, plain } = clauses[at]!;
  const ask = listAsks(plain, lexicon)[0]!;
  // "白天要上课，希望开夜校" says in the wish what it is for.
  if (opening.test(written) && objectsIn(plain, ask.ask, lexicon).length > 0) return null;
  const earlier = clauses.slice(0, at).map(tellClause);
  const target = earlier.flatMap((clause) => objectsIn(clause, ask.ask, lexicon)).find((one) => one.object === object);
  const text = [...earlier, written].join('，');
  if (target === undefined || text.length > titleLimit || lacking.test(plain.slice(0, ask.start))) return null;
  if (questioning.test(text)) return null;
  const { group } = lexicon.asks[ask.ask]!;
  const direct = plain === ask.word;
  // "自来水发黄，更换老水管": the ask may name what it is asked of.
  const named = nounAfter(plain.slice(ask.start + ask.word.length), lexicon, mentionsPlace);
  const objectWord = named ?? nameObject(target.word, null, lexicon);
  return { text, ask: wordOf(ask, lexicon), group, direct, object, objectWord, leads: false };
}
