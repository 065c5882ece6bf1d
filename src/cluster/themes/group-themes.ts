import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadShippedKinds, loadTextKinds } from '../../classify/semantics/load-kinds.ts';
import { QingyuError } from '../../core/errors.ts';
import { openOnce } from '../../core/open-once.ts';
import { simplifyText } from '../../core/simplify.ts';
import type { Simplify } from '../../segment/simplify.ts';
import { findAskingLittle } from './asks/asks-little.ts';
import { refusesInWords } from './asks/turn-asks.ts';
import type { Contribution, Theme } from './contract.ts';
import { type DescribedTheme, describeTheme } from './describe-theme.ts';
import { cutGroups } from './points/cut-groups.ts';
import { linkGroups } from './points/link-groups.ts';
import { placeContributions } from './points/place-contributions.ts';
import { type ReadContribution, readContribution, type ThemeModel } from './points/read-contribution.ts';
import { type ReadGroup, readGroup } from './read-group.ts';
import type { ThemeSettings } from './settings.ts';
import { pairOpposed } from './stands/find-opposing.ts';
import { partSides } from './stands/part-sides.ts';
import { standsOf } from './stands/read-stands.ts';
import { hideNames } from './texts/hide-names.ts';
import { saysNothing } from './texts/says-nothing.ts';
import { quoteAsWritten, simplifyTexts } from './texts/simplified-texts.ts';
import { withTellingTitle } from './texts/telling-title.ts';
import { type WrittenContribution, withoutWords } from './texts/without-words.ts';
import { createClassNearness } from './words/class-nearness.ts';
import { loadShippedLexicon, loadThemeLexicon, type ThemeLexicon } from './words/lexicon.ts';
import { loadWordVectors } from './words/vectors.ts';

const shippedFolder = fileURLToPath(new URL('../../../models/themes', import.meta.url));
const openShipped = openOnce(() => readThemeModel(shippedFolder, loadShippedLexicon(), loadShippedKinds('asks')));

/** Loads lexicon and word vectors: those of the settings' folder, else the shipped ones, once a thread. */
export function loadThemeModel(settings: ThemeSettings): ThemeModel {
  if (settings.model !== null) {
    const lexicon = loadThemeLexicon(join(settings.model, 'lexicon.json'));
    return readThemeModel(settings.model, lexicon, loadTextKinds(settings.model, 'asks'));
  }
  return openShipped();
}

function readThemeModel(folder: string, lexicon: ThemeLexicon, asks: ThemeModel['asks']): ThemeModel {
  const vectors = loadWordVectors(folder);
  const network = asks === null ? null : loadShippedKinds('network');
  return { lexicon, vectors, classes: createClassNearness(lexicon.objects, vectors), asks, network };
}

/** Whether a contribution asks for anything: only such are grouped. */
export function proposes(
  contribution: Pick<Contribution, 'title' | 'body'>,
  { lexicon }: ThemeModel,
  simplify: Simplify = simplifyText,
): boolean {
  return !saysNothing(simplifyTexts(contribution, simplify), (text) => lexicon.matchAsks(text).length > 0);
}

/**
 * Groups contributions by what they ask for, whatever the place, and describes each group. A contribution that asks several
 * things belongs to the theme of its main ask: its title decides before its body. One that proposes nothing belongs to none.
 * Deterministic, and independent of the order of the contributions.
 * @param simplify as the contributions' words were read: the lexicon, too, is compared with their texts
 * @returns themes of `settings.minMessages` contributions or more, and smaller ones that refuse what one of these asks, the best supported first
 * @throws QingyuError DUPLICATE_CONTRIBUTION where two contributions have the same id
 */
export function groupThemes(
  contributions: readonly Contribution[],
  model: ThemeModel,
  settings: ThemeSettings,
  simplify: Simplify = simplifyText,
): Theme[] {
  checkIds(contributions);
  const ordered: WrittenContribution[] = [];
  const readings: ReadContribution[] = [];
  for (const contribution of orderByTime(contributions.filter((one) => proposes(one, model, simplify)))) {
    const { segmented } = contribution;
    const told = withTellingTitle({
      ...withoutWords(contribution),
      ...simplifyTexts(contribution, simplify),
      segmented,
    });
    readings.push(readContribution(told, model));
    ordered.push(withoutWords(told));
  }
  const points = placeContributions(readings, model, settings);
  const stands = ordered.map((one) => standsOf(one, hideNames(model.lexicon, one.places)));
  const linked = linkGroups(points, readings.map(bucketOf), settings);
  const whole = cutGroups(linked, ordered, readings, points, model.lexicon, settings.threshold);
  const groups = partSides(whole, stands, model.lexicon);
  const wholeOf = new Map(whole.flatMap((group) => group.map((i) => [i, group])));
  const read = (group: readonly number[]): ReadGroup =>
    readGroup(
      {
        contributions: group.map((i) => ordered[i]!),
        readings: group.map((i) => readings[i]!),
        points: group.map((i) => points[i]!),
        stands: group.map((i) => stands[i]!),
        near: [...new Set(group.flatMap((i) => wholeOf.get(i)!))].map((i) => stands[i]!),
      },
      model.lexicon,
    );
  const isLarge = (group: readonly number[]): boolean => group.length >= settings.minMessages;
  const readLarge = groups.filter(isLarge).map(read);
  const asksLittle = findAskingLittle(readLarge, model.lexicon);
  const describe = (group: ReadGroup): DescribedTheme =>
    describeTheme(group, asksLittle(group), model, settings.quotes);
  const large = readLarge.map(describe);
  // Whoever refuses what a theme asks is heard beside it, however few they are.
  const refusals = groups
    .filter((group) => !isLarge(group) && group.every((i) => refusesAsk(ordered[i]!, readings[i]!)))
    .map((group) => describeTheme(read(group), false, model, settings.quotes));
  const isOpposedTo = pairOpposed([...large, ...refusals], model.lexicon.opposites);
  const described = [
    ...large,
    ...refusals.filter((one) => isOpposedTo(one).some((other) => large.includes(other))),
  ].sort(
    (a, b) =>
      b.theme.supporters.total - a.theme.supporters.total || compare(a.theme.message_ids[0]!, b.theme.message_ids[0]!),
  );
  const opposedTo = pairOpposed(described, model.lexicon.opposites);
  const textsOf = new Map(contributions.map((one) => [one.id, one]));
  return described.map((one) => ({
    ...one.theme,
    quotes: one.theme.quotes.map((quote) => quoteAsWritten(quote, textsOf.get(quote.message_id)!, simplify)),
    opposing: opposedTo(one).map(({ theme }) => ({
      theme_id: theme.theme_id,
      ask: theme.title,
      messages: theme.message_ids.length,
    })),
  }));
}

/** What one should not do at all: who is against it refuses nothing that others ask. */
const misdone = /[乱违]|占[道用]|霸占|随[意地]|私自|扰民|噪音/u;

/** Whether a title refuses in so many words what others may ask; "不要" alone may be said of anything. */
function refusesAsk({ title }: WrittenContribution, reading: ReadContribution): boolean {
  return !misdone.test(title) && reading.title.asks.some(({ word }) => word !== '不要' && refusesInWords(word));
}

function orderByTime(contributions: Contribution[]): Contribution[] {
  return contributions.sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function checkIds(contributions: readonly Contribution[]): void {
  const ids = new Set<string>();
  for (const { id } of contributions) {
    if (ids.has(id)) {
      throw new QingyuError(`Expected the ids of contributions to be distinct, got ${id} twice (string)`, {
        code: 'DUPLICATE_CONTRIBUTION',
        stage: 'cluster',
        data: { id },
      });
    }
    ids.add(id);
  }
}

/** The class of the main object: the lexicon lists classes of one field side by side. */
function bucketOf(reading: ReadContribution): number {
  for (const { objects } of [reading.title, ...reading.passages]) {
    const main = objects.reduce(
      (best, found) => (best === null || found.share > best.share ? found : best),
      objects[0] ?? null,
    );
    if (main !== null) return main.object;
  }
  return Number.MAX_SAFE_INTEGER;
}
