import { createGrowable } from '../../core/growable.ts';
import { shared } from '../../core/shared-arrays.ts';
import { listMarkedTerms } from '../store/marked-terms.ts';
import { type MessageStore, termKinds } from '../store/store.ts';
import { readNumeral } from './fold-numbered.ts';
import type { NameForms } from './name-forms.ts';

const kinds = ['实验', '中心', '附属', '职业', '机关', '外国语'].flatMap((kind) =>
  ['小学', '中学', '幼儿园', '学校', '高中', '初中'].map((level) => kind + level),
);
const school = new RegExp(`^(.*?)(?:第?([一二三四五六七八九十]{1,2}|\\d{1,2}))?(${kinds.join('|')})$`, 'u');
/** Before the kind stands the county or nothing; what is longer has a name of its own. */
const mostBefore = 3;

/**
 * Which schools of one kind messages name, where one is told by its number (第二实验小学) and one by having none (实验小学): their names
 * are these numbers, and their forms the kinds.
 */
export function listOrdinalSchools(store: MessageStore): NameForms {
  const { keys, vocabulary } = store;
  const found = new Map<number, readonly [form: number, number: number]>();
  const marks = new Uint8Array(vocabulary.texts.length);
  for (const [id, text] of vocabulary.texts.entries()) {
    if (vocabulary.kinds.data[id] !== termKinds.name) continue;
    const [, before, number, kind] = school.exec(text) ?? [];
    if (kind === undefined || before!.length > mostBefore) continue;
    found.set(id, [kinds.indexOf(kind), number === undefined ? 0 : readNumeral(number)]);
    marks[id] = 1;
  }
  const schools = listMarkedTerms(store, marks);
  const ends = shared.uint32(keys.length + 1);
  const forms = createGrowable(shared.uint32);
  const names = createGrowable(shared.uint32);
  for (let i = 0; i < keys.length; i += 1) {
    const own = Array.from(schools.terms.subarray(schools.starts[i]!, schools.starts[i + 1]!), (id) => found.get(id)!);
    for (const [form, number] of own.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      forms.push(form);
      names.push(number);
    }
    ends[i + 1] = names.length;
  }
  return { starts: ends, forms: forms.data, names: names.data };
}
