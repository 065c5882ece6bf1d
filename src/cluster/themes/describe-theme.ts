import { createHash } from 'node:crypto';
import { mostFrequent, rankByFrequency } from '../most-frequent.ts';
import { titleLimit } from '../titles.ts';
import type { Contribution, Theme, ThemeQuote } from './contract.ts';
import { findStance, type Stance } from './find-opposing.ts';
import type { ThemeLexicon } from './lexicon.ts';
import { pickTitle } from './name-theme.ts';
import { parseProposal } from './parse-proposal.ts';
import type { ReadContribution, ThemeModel, ThemePoint } from './represent.ts';
import { stateAsk } from './state-ask.ts';

/** A group of contributions with all that describing it needs; the lists are aligned. */
export interface ThemeGroup {
  readonly contributions: readonly Contribution[];
  readonly readings: readonly ReadContribution[];
  readonly points: readonly ThemePoint[];
}

/** A theme and what it says in the lexicon's terms, for finding those that contradict it. */
export interface DescribedTheme {
  readonly theme: Omit<Theme, 'opposing'>;
  /** Index in the lexicon's objects. */
  readonly object: number | null;
  /** What most contributions ask of it, each in one clause; null where most do not agree. */
  readonly stance: Stance | null;
}

/** Names a group, counts who stands behind it and picks its quotes. */
export function describeTheme(group: ThemeGroup, model: ThemeModel, quotes: number): DescribedTheme {
  const { contributions, readings } = group;
  const object = mostFrequent(readings.map((reading) => objectOf(reading)));
  const asks = readings.flatMap((reading) => askOf(reading, object) ?? []);
  const askGroup = mostFrequent(asks.map((ask) => model.lexicon.asks[ask]!.group));
  const byCentre = orderByCentre(group.points);
  const stated = byCentre.flatMap((i) => stateAsk(contributions[i]!, object, model.lexicon) ?? []);
  const named = pickTitle(stated, { group: askGroup, object });
  const objectWord =
    named?.objectWord ??
    (object === null
      ? null
      : (mostFrequent(readings.map((reading) => wordOf(reading, object))) ?? model.lexicon.objects[object]!.label));
  const founder = contributions[0]!;
  const authors = new Set<string>();
  let unknown = 0;
  let likes = 0;
  for (const { author, likes: given } of contributions) {
    if (author === null) unknown++;
    else authors.add(author);
    likes += given ?? 0;
  }
  const people = authors.size + unknown;
  return {
    object,
    stance: findStance(stated, object, contributions.length),
    theme: {
      theme_id: `T${createHash('sha256').update(founder.id).digest('hex').slice(0, 12)}`,
      title: named?.text ?? typicalTitle(contributions[byCentre[0]!]!.title),
      ask: named?.ask ?? null,
      object: objectWord,
      beneficiaries: findBeneficiaries(contributions, model),
      supporters: { authors: people, likes, total: people + likes },
      regions: rankByFrequency(contributions.flatMap(({ region }) => region ?? [])),
      quotes: pickQuotes(contributions, byCentre, quotes, (text) => saysWhat(text, object, model.lexicon)),
      first_at: founder.createdAt,
      last_at: contributions.at(-1)!.createdAt,
      message_ids: contributions.map(({ id }) => id),
    },
  };
}

function typicalTitle(title: string): string {
  const plain = title.replace(/\s+/gu, '').trim();
  if (plain === '') return '未命名的建议';
  return plain.length <= titleLimit ? plain : `${plain.slice(0, titleLimit - 1)}…`;
}

function objectOf(reading: ReadContribution): number | null {
  const weights = new Map<number, number>();
  const texts = reading.title.objects.some((found) => !found.weak)
    ? [reading.title]
    : [reading.title, ...reading.passages];
  for (const { objects } of texts) {
    for (const { object, share } of objects) weights.set(object, (weights.get(object) ?? 0) + share);
  }
  let best: number | null = null;
  for (const [object, weight] of weights) if (best === null || weight > weights.get(best)!) best = object;
  return best;
}

/** The word by which a contribution names an object of the class, the last of its title before any of its body. */
function wordOf(reading: ReadContribution, object: number): string | null {
  for (const { objects } of [reading.title, ...reading.passages]) {
    const words = objects.filter((found) => found.object === object);
    if (words.length > 0) return words.reduce((a, b) => (b.share >= a.share ? b : a)).word;
  }
  return null;
}

function askOf(reading: ReadContribution, object: number | null): number | null {
  for (const text of [reading.title, ...reading.passages]) {
    const near = text.objects.find((found) => found.object === object)?.ask ?? null;
    const found = near ?? text.asks[0]?.ask;
    if (found !== undefined) return found;
  }
  return null;
}

function findBeneficiaries(contributions: readonly Contribution[], { lexicon }: ThemeModel): string[] {
  const counts = new Map<string, number>();
  for (const { title, body } of contributions) {
    const text = `${title}\n${body}`;
    for (const { label, words } of lexicon.people) {
      if (words.some((word) => text.includes(word))) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  const least = Math.max(1, contributions.length * 0.15);
  return [...counts]
    .filter(([, count]) => count >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([label]) => label);
}

/** Indexes of points, the nearest to the group's centre first. */
function orderByCentre(points: readonly ThemePoint[]): number[] {
  const sums = new Map<number, number>();
  const dense = new Float64Array(points[0]!.dense.length);
  for (const point of points) {
    for (let f = 0; f < point.features.length; f++) {
      sums.set(point.features[f]!, (sums.get(point.features[f]!) ?? 0) + point.values[f]!);
    }
    for (let d = 0; d < dense.length; d++) dense[d]! += point.dense[d]!;
  }
  const scores = points.map((point) => {
    let score = 0;
    for (let f = 0; f < point.features.length; f++) score += point.values[f]! * sums.get(point.features[f]!)!;
    for (let d = 0; d < dense.length; d++) score += point.dense[d]! * dense[d]!;
    return score;
  });
  return points.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b);
}

/** Typical passages of different authors where there are enough, none twice. */
function pickQuotes(
  contributions: readonly Contribution[],
  order: readonly number[],
  quotes: number,
  rate: (text: string) => number,
): ThemeQuote[] {
  const picked: ThemeQuote[] = [];
  const authors = new Set<string>();
  const texts = new Set<string>();
  for (const fresh of [true, false]) {
    for (const i of order) {
      const { id, author, title, body } = contributions[i]!;
      if (picked.length >= quotes) return picked;
      if (picked.some((quote) => quote.message_id === id) || (fresh && author !== null && authors.has(author)))
        continue;
      const text = quoteOf(title, body, rate);
      if (text === '' || texts.has(text)) continue;
      picked.push({ message_id: id, text });
      texts.add(text);
      if (author !== null) authors.add(author);
    }
  }
  return picked;
}

/** The sentence of the body that best says what is proposed, if it is of a readable length and says no less than the title; else the title. */
function quoteOf(title: string, body: string, rate: (text: string) => number): string {
  let best = '';
  let rating = Math.max(0, rate(title) - 1);
  for (const sentence of body.split(/(?<=[。！？!?；;\n])/u)) {
    const text = sentence.trim();
    if (text.length < 8 || text.length > 120 || !/建议|希望|请求|恳请|呼吁|能否|可否|能不能/u.test(text)) continue;
    const value = rate(text);
    if (value > rating) {
      best = text;
      rating = value;
    }
    if (rating === 2) break;
  }
  return best || title.trim() || body.trim().slice(0, 120);
}

/** 2 for a text about the object, 1 for one about any, 0 for a formula such as "希望领导重视". */
function saysWhat(text: string, object: number | null, lexicon: ThemeLexicon): number {
  const { objects } = parseProposal(text, lexicon);
  return objects.some((found) => found.object === object) ? 2 : objects.length > 0 ? 1 : 0;
}
