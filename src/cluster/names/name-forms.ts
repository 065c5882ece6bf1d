import { createGrowable } from '../../core/growable.ts';
import { shared } from '../../core/shared-arrays.ts';
import { type MessageStore, titleFlag } from '../store/store.ts';

/**
 * The names of messages by their form: what is left of a name when the signs that tell neighbours apart (directions, numbers) are
 * taken out of it. Entries of message `i` are `starts[i] … starts[i + 1]`, ascending by form, then by name.
 */
export interface NameForms {
  readonly starts: Uint32Array;
  readonly forms: Uint32Array;
  /** Term ids. */
  readonly names: Uint32Array;
}

/** Signs by which neighbouring estates, roads, schools and stages of building are told apart. */
const sign = /[东南西北上下前后左右新老旧大小一二三四五六七八九十百\d]+/g;
const blank = '#';
/** A form says nothing of what is named with fewer characters than this besides the signs. */
const leastRest = 2;
/** Numbered names in the one form of `represent`: the number alone tells them apart, whatever little stands behind it. */
const numbered = /^\d+[\u4e00-\u9fff]{1,2}$/u;
/** Parts of one place: whoever writes of its second stage and of its third may well mean one problem. */
const part = /#(?:期|区|栋|组|社|院|单元|楼|号|队|片|段)$/u;
const town = /..(?:[镇乡]|街道)$/u;

/** The form of a name, null where nothing in it could tell neighbours apart. */
export function formOfName(name: string): string | null {
  const form = name.replace(sign, blank);
  if (form === name || part.test(form)) return null;
  return numbered.test(name) || form.replaceAll(blank, '').length >= leastRest ? form : null;
}

/** One form for all towns and subdistricts: whoever names one does not mean another. */
export function formOfTown(region: string): string | null {
  return town.test(region) ? blank : null;
}

/**
 * Lists the forms of all messages. Forms of which there is one name only tell nothing and are left out, and of a form that the title has
 * names of those that only the body has: it compares itself with its neighbours.
 * @param formOf form by term id; null for terms that take no part
 */
export function listForms(store: MessageStore, formOf: (id: number) => string | null): NameForms {
  const formIds = findForms(store.vocabulary.texts.length, formOf);
  const terms = store.terms.data;
  const uses = store.uses.data;
  const termStarts = store.starts.data;
  const starts = shared.uint32(store.keys.length + 1);
  const forms = createGrowable(shared.uint32);
  const names = createGrowable(shared.uint32);
  const own: number[] = [];
  /** Forms that the title of the message has names of, and these names. */
  const titled = { forms: new Set<number>(), names: new Set<number>() };
  for (let i = 0; i < store.keys.length; i += 1) {
    own.length = 0;
    for (const set of [titled.forms, titled.names]) set.clear();
    for (let at = termStarts[i]!; at < termStarts[i + 1]!; at += 1) {
      const term = terms[at]!;
      if (formIds[term]! < 0) continue;
      own.push(term);
      if (!(uses[at]! & titleFlag)) continue;
      titled.forms.add(formIds[term]!);
      titled.names.add(term);
    }
    own.sort((a, b) => formIds[a]! - formIds[b]! || a - b);
    for (const name of own) {
      if (titled.forms.has(formIds[name]!) && !titled.names.has(name)) continue;
      forms.push(formIds[name]!);
      names.push(name);
    }
    starts[i + 1] = names.length;
  }
  return { starts, forms: forms.data, names: names.data };
}

/** Number of the form by term id, −1 where it has none or is the only one of its form. */
function findForms(size: number, formOf: (id: number) => string | null): Int32Array {
  const members = new Map<string, number[]>();
  for (let id = 0; id < size; id += 1) {
    const form = formOf(id);
    if (form === null) continue;
    const known = members.get(form);
    if (known === undefined) members.set(form, [id]);
    else known.push(id);
  }
  const formIds = new Int32Array(size).fill(-1);
  let next = 0;
  for (const ids of members.values()) {
    if (ids.length < 2) continue;
    for (const id of ids) formIds[id] = next;
    next += 1;
  }
  return formIds;
}

/**
 * Compares the names of two messages.
 * @returns 1 where they share a name that has neighbours of its form, −1 where they have different names of one form and share
 * none, 0 where nothing can be said
 */
export function compareForms({ starts, forms, names }: NameForms, a: number, b: number): -1 | 0 | 1 {
  const endA = starts[a + 1]!;
  const endB = starts[b + 1]!;
  let i = starts[a]!;
  let j = starts[b]!;
  let differ = false;
  while (i < endA && j < endB) {
    if (forms[i] === forms[j]) {
      if (names[i] === names[j]) return 1;
      differ = true;
      if (names[i]! < names[j]!) i += 1;
      else j += 1;
    } else if (forms[i]! < forms[j]!) i += 1;
    else j += 1;
  }
  return differ ? -1 : 0;
}
