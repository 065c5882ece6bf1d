import type { ReplyPair } from './features.ts';
import { plainReply } from './plain-reply.ts';

/** A reply with its message's id and title. */
export interface IdentifiedReply extends Pick<ReplyPair, 'title' | 'reply'> {
  readonly id: string;
}

/** Replies that are nearly the same though their messages are not. */
export interface TemplateGroup {
  /** The reply of the first id, as stored. */
  readonly text: string;
  readonly count: number;
  /** Distinct matters: distinct titles, white space aside. */
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
 * Replies that are equal without these are read once. Deterministic; the result does not depend on their order.
 * @returns groups, the largest first
 */
export function findTemplateGroups(replies: readonly IdentifiedReply[], settings: TemplateSettings): TemplateGroup[] {
  const ordered = [...replies].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return joinForms(gatherForms(ordered), settings.similarity)
    .map((members) => members.map((i) => ordered[i]!))
    .map((members) => ({
      text: members[0]!.reply,
      count: members.length,
      matters: new Set(members.map(({ title }) => title.replace(/\s+/gu, ''))).size,
      ids: members.map(({ id }) => id),
    }))
    .filter(({ count, matters }) => count >= settings.minCount && matters >= settings.minCount)
    .sort((a, b) => b.count - a.count || (a.ids[0]! < b.ids[0]! ? -1 : 1));
}

/** What replies say without names, numbers and white space, and which replies say it. */
interface Form {
  readonly text: string;
  readonly members: readonly number[];
}

/** @returns forms in the order of their first replies; a reply of which nothing is left has one of its own */
function gatherForms(replies: readonly IdentifiedReply[]): Form[] {
  const forms: { text: string; members: number[] }[] = [];
  const known = new Map<string, number[]>();
  for (const [i, { reply }] of replies.entries()) {
    const text = plainReply(reply);
    const members = text === '' ? undefined : known.get(text);
    if (members === undefined) {
      const form = { text, members: [i] };
      known.set(text, form.members);
      forms.push(form);
    } else members.push(i);
  }
  return forms;
}

/** @returns the replies of each set of similar forms, in their order */
function joinForms(forms: readonly Form[], similarity: number): number[][] {
  const parents = forms.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parents[root] !== root) root = parents[root]!;
    parents[i] = root;
    return root;
  };
  const shingles = forms.map(({ text }) => shingle(text));
  const buckets = new Map<string, number>();
  for (const [i, set] of shingles.entries()) {
    if (set.size === 0) continue;
    const signature = minHash(set);
    for (let band = 0; band < bands; band++) {
      const key = `${band}:${signature.subarray(band * rowsPerBand, (band + 1) * rowsPerBand).join()}`;
      const first = buckets.get(key);
      if (first === undefined) buckets.set(key, i);
      else if (find(first) !== find(i) && jaccard(shingles[find(first)]!, set) >= similarity) {
        const [low, high] = [find(first), find(i)].sort((a, b) => a - b);
        parents[high!] = low!;
      }
    }
  }
  const groups = new Map<number, number[]>();
  for (const [i, { members }] of forms.entries()) {
    const root = find(i);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [...members]);
    else for (const member of members) group.push(member);
  }
  return [...groups.values()].map((members) => members.sort((a, b) => a - b));
}

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
