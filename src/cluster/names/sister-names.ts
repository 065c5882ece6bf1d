import { createGrowable } from '../../core/growable.ts';
import { shared } from '../../core/shared-arrays.ts';
import { isGeneralName } from '../../segment/places/general-heads.ts';
import { listMarkedTerms } from '../store/marked-terms.ts';
import { type MessageStore, namesKind, termKinds } from '../store/store.ts';
import type { NameForms } from './name-forms.ts';

/**
 * What is called alike but for its end, which tells one from the other: schools of two levels (云栖小学, 云栖中学), and a road and a street
 * (云栖路, 云栖东街). What calls all of a family the same (中学, 高中) is one.
 */
const families: readonly (readonly RegExp[])[] = [
  [/^(.{2,})幼儿园$/u, /^(.{2,})小学$/u, /^(.{2,})(?:中学|高中|初中)$/u, /^(.{2,})(?:大学|学院)$/u],
  [/^(.{2,}?)[东南西北中]?(?:路|大道)$/u, /^(.{2,}?)[东南西北中]?大?街$/u, /^(.{2,}?)[东南西北中]?巷$/u],
];
/** Numbers call lines, and a way in what is called after another one is no family of that. */
const general = /^\d+$|[路街道巷]$/u;

/** The names of such families that messages have: their forms are what they share, their names are their kinds. */
export function listSisters(store: MessageStore): NameForms {
  const { keys, vocabulary } = store;
  const forms = new Map<string, number>();
  const found = new Map<number, readonly [form: number, kind: number]>();
  const marks = new Uint8Array(vocabulary.texts.length);
  for (const [id, text] of vocabulary.texts.entries()) {
    if (vocabulary.kinds.data[id] !== termKinds.name || namesKind(vocabulary, id) || isGeneralName(text)) continue;
    for (const [family, kinds] of families.entries()) {
      const kind = kinds.findIndex((form) => form.test(text));
      if (kind < 0) continue;
      const stem = kinds[kind]!.exec(text)![1]!;
      if (general.test(stem)) continue;
      const form = `${family}${stem}`;
      const number = forms.get(form) ?? forms.size;
      forms.set(form, number);
      found.set(id, [number, kind]);
      marks[id] = 1;
    }
  }
  const sisters = listMarkedTerms(store, marks);
  const ends = shared.uint32(keys.length + 1);
  const formsOf = createGrowable(shared.uint32);
  const names = createGrowable(shared.uint32);
  for (let i = 0; i < keys.length; i += 1) {
    const own = Array.from(sisters.terms.subarray(sisters.starts[i]!, sisters.starts[i + 1]!), (id) => found.get(id)!);
    for (const [form, kind] of own.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      formsOf.push(form);
      names.push(kind);
    }
    ends[i + 1] = names.length;
  }
  return { starts: ends, forms: formsOf.data, names: names.data };
}
