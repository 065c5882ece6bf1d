import { createHash } from 'node:crypto';
import { createGrowable, type Growable } from '../../core/growable.ts';
import { rememberSome } from '../../core/remember-some.ts';
import type { ReplyPair } from './features.ts';
import { tellsMatter } from './overlap.ts';
import { plainReply } from './plain-reply.ts';

/** A reply with its message's id and title, and as much of its body as `bodyRead`. */
export interface IdentifiedReply extends ReplyPair {
  readonly id: string;
}

/** Characters of a body that tell whether its title says what it is about. */
export const bodyRead = 400;

/** Reads what is asked for of all replies in the order of their ids, block by block: the same ones at every call. */
export type ReadReplies = <Column extends keyof IdentifiedReply>(
  columns: readonly Column[],
) => AsyncIterable<readonly Pick<IdentifiedReply, Column>[]>;

/** Replies that are nearly the same though their messages are not. */
export interface TemplateGroup {
  /** The reply of the first id, as stored. */
  readonly text: string;
  readonly count: number;
  /** Distinct matters: distinct titles, white space aside, or beginnings of bodies whose titles say nothing (市民来电). */
  readonly matters: number;
  readonly ids: readonly string[];
}

export interface TemplateSettings {
  /** Least share of common shingles (Jaccard) of a reply with its group. */
  readonly similarity: number;
  /** Groups of fewer replies, or of fewer matters, are left out. */
  readonly minCount: number;
}

const bands = 20;
const rowsPerBand = 3;
const shingleLength = 4;

/**
 * Finds near-identical replies to different matters: MinHash over 4-character shingles of the reply without names, numbers and
 * white space (Broder 1997), banded so that replies are compared with few others; time grows linearly with the replies.
 * Replies that are equal without these are read once. Replies of years do not fit into memory: they are read three times, and
 * only the texts that others are compared with are kept, outside the JavaScript heap.
 * @returns groups, the largest first
 */
export async function findTemplateGroups(read: ReadReplies, settings: TemplateSettings): Promise<TemplateGroup[]> {
  const { formOf, keys } = await signForms(read);
  const leaders = await joinForms(read, formOf, pairForms(keys), settings.similarity);
  return gatherGroups(read, formOf, leaders, settings);
}

/** The form of a reply of which nothing is left: it is like no other. */
const noForm = -1;

/** What replies say without names, numbers and white space is their form; forms are numbered in the order of their first replies. */
interface SignedForms {
  /** Number of each reply's form, in the order of the replies. */
  readonly formOf: Float64Array;
  /** For each band the key of each form: equal where forms fall into one bucket. */
  readonly keys: readonly Float64Array[];
}

async function signForms(read: ReadReplies): Promise<SignedForms> {
  const createColumn = () => createGrowable((length) => new Float64Array(length));
  const forms = createColumn();
  const keys = Array.from({ length: bands }, createColumn);
  const known = new Map<string, number>();
  for await (const block of read(['reply'])) {
    for (const { reply } of block) {
      const text = plainReply(reply);
      const digest = createHash('sha256').update(text).digest('base64');
      const form = text === '' ? noForm : (known.get(digest) ?? known.size);
      forms.push(form);
      if (form !== known.size) continue;
      known.set(digest, form);
      const signature = minHash(shingle(text));
      for (const [band, column] of keys.entries()) column.push(bucketKey(signature, band * rowsPerBand));
    }
  }
  const filled = ({ data, length }: Growable<Float64Array>): Float64Array => data.subarray(0, length);
  return { formOf: filled(forms), keys: keys.map(filled) };
}

/** 53 bits of the rows of a band. */
function bucketKey(signature: Uint32Array, from: number): number {
  let [low, high] = [0x811c9dc5, 0x9e3779b1];
  for (const value of signature.subarray(from, from + rowsPerBand)) {
    low = Math.imul(low ^ value, 0x85ebca6b);
    low ^= low >>> 13;
    high = Math.imul(high ^ value, 0xc2b2ae35);
    high ^= high >>> 15;
  }
  return (low >>> 0) + (high >>> 11) * 0x1_0000_0000;
}

/** For each band the first form of each form's bucket, or `noForm` where that is itself. */
function pairForms(keys: readonly Float64Array[]): Int32Array[] {
  return keys.map((ofBand) => {
    const buckets = new Map<number, number>();
    return Int32Array.from(ofBand, (key, form) => {
      const first = buckets.get(key);
      if (first === undefined) buckets.set(key, form);
      return first ?? noForm;
    });
  });
}

/** @returns for each form the first one of its group */
async function joinForms(
  read: ReadReplies,
  formOf: Float64Array,
  firsts: readonly Int32Array[],
  similarity: number,
): Promise<Int32Array> {
  const groups = createGroups(firsts[0]!.length);
  // Who leads a group of several is the first form of a bucket.
  const isFirst = new Uint8Array(firsts[0]!.length);
  for (const ofBand of firsts) for (const first of ofBand) if (first !== noForm) isFirst[first] = 1;
  const texts = new Map<number, Buffer>();
  const shinglesOf = rememberSome((form: number) => shingle(texts.get(form)!.toString('utf16le')), mostRemembered);
  for await (const { form, reply } of isFirst.includes(1) ? readForms(read, formOf) : []) {
    const candidates = firsts.flatMap((ofBand) => (ofBand[form] === noForm ? [] : [ofBand[form]!]));
    if (candidates.length === 0 && isFirst[form] === 0) continue;
    const text = plainReply(reply);
    if (isFirst[form] === 1) texts.set(form, Buffer.from(text, 'utf16le'));
    const shingles = candidates.length === 0 ? new Set<number>() : shingle(text);
    for (const candidate of candidates) {
      const [a, b] = [groups.find(candidate), groups.find(form)];
      if (a !== b && jaccard(shinglesOf(a), shingles) >= similarity) groups.join(a, b);
    }
  }
  return groups.leaders();
}

/** Each form with its first reply, in their order. */
async function* readForms(
  read: ReadReplies,
  formOf: Float64Array,
): AsyncGenerator<{ readonly form: number; readonly reply: string }> {
  let [place, next] = [0, 0];
  for await (const block of read(['reply'])) {
    for (const { reply } of block) {
      const form = formOf[place]!;
      place += 1;
      if (form !== next) continue;
      next += 1;
      yield { form, reply };
    }
  }
}

/** Groups of forms, each form one at first; the first form of a group leads it. */
function createGroups(size: number) {
  const leaders = Int32Array.from({ length: size }, (_, form) => form);
  const find = (form: number): number => {
    let leader = form;
    while (leaders[leader] !== leader) leader = leaders[leader]!;
    leaders[form] = leader;
    return leader;
  };
  return {
    find,
    /** Joins the groups of two leaders. */
    join(a: number, b: number): void {
      leaders[Math.max(a, b)] = Math.min(a, b);
    },
    leaders: (): Int32Array => leaders.map((_, form) => find(form)),
  };
}

/** Results that are kept at once. */
const mostRemembered = 256;

async function gatherGroups(
  read: ReadReplies,
  formOf: Float64Array,
  leaders: Int32Array,
  { minCount }: TemplateSettings,
): Promise<TemplateGroup[]> {
  const counts = new Uint32Array(leaders.length);
  for (const form of formOf) if (form !== noForm) counts[leaders[form]!]! += 1;
  const groups = new Map<number, { readonly text: string; readonly ids: string[]; readonly matters: Set<string> }>();
  let place = 0;
  const isAny = counts.some((count) => count >= minCount);
  for await (const block of isAny ? read(['id', 'title', 'body', 'reply']) : []) {
    for (const { id, title, body, reply } of block) {
      const form = formOf[place]!;
      place += 1;
      if (form === noForm || counts[leaders[form]!]! < minCount) continue;
      const leader = leaders[form]!;
      const group = groups.get(leader) ?? { text: reply, ids: [], matters: new Set<string>() };
      groups.set(leader, group);
      group.ids.push(id);
      group.matters.add(matterOf(title, body));
    }
  }
  return [...groups.values()]
    .map(({ text, ids, matters }) => ({ text, count: ids.length, matters: matters.size, ids }))
    .filter(({ matters }) => matters >= minCount)
    .sort((a, b) => b.count - a.count || (a.ids[0]! < b.ids[0]! ? -1 : 1));
}

/** What tells a matter from others: a title that could stand over any message does not. */
function matterOf(title: string, body: string): string {
  const told = tellsMatter(title, body) ? title : `${title}\n${body.slice(0, beginning)}`;
  return told.replace(/\s+/gu, '');
}

/** Characters of a body that stand for its matter. */
const beginning = 60;

function shingle(text: string): Set<number> {
  const set = new Set<number>();
  if (text.length > 0 && text.length < shingleLength) set.add(hashText(text));
  for (let i = 0; i + shingleLength <= text.length; i++) set.add(hashText(text.slice(i, i + shingleLength)));
  return set;
}

/** FNV-1a over UTF-16 units. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function minHash(set: ReadonlySet<number>): Uint32Array {
  const signature = new Uint32Array(bands * rowsPerBand).fill(0xffffffff);
  for (const value of set) {
    for (let k = 0; k < signature.length; k++) {
      let mixed = Math.imul(value ^ Math.imul(k + 1, 0x9e3779b1), 0x85ebca6b);
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
      const hash = (mixed ^ (mixed >>> 16)) >>> 0;
      if (hash < signature[k]!) signature[k] = hash;
    }
  }
  return signature;
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const value of a) if (b.has(value)) shared++;
  return shared / (a.size + b.size - shared || 1);
}
