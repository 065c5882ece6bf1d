import { shared } from '../../core/shared-arrays.ts';
import { type MessageStore, termKinds } from '../store/store.ts';
import { foldNumbered } from './fold-numbered.ts';

/**
 * What a county or a city has one of, called by its kind (公交集团, 实验小学, 三院), after whatever region and with the end of a firm or without:
 * those of one line are one.
 */
const kinds: readonly RegExp[] = [
  /公交(?:总?公司|集团)?$/u,
  /(?:自来水|供水|水务)(?:总?公司|集团)?$/u,
  /(?:燃气|天然气)(?:总?公司|集团)?$/u,
  /(?:热力|供热|供暖)(?:总?公司|集团)?$/u,
  /(?:客运|汽运|运输)(?:总?公司|集团)?$/u,
  /环卫(?:总?公司|集团|中心)?$/u,
  /新华书店$/u,
  /(?<!第[一二三四五六七八九十\d]{1,3})(?:人民医院|中心医院|县医院)$/u,
  /中医医?院$/u,
  /妇幼保健院$/u,
  /殡仪馆$/u,
  /(?<!第?[一二三四五六七八九十\d]{1,3})实验小学$/u,
  /(?<!第?[一二三四五六七八九十\d]{1,3})实验中学$/u,
  /(?<!第?[一二三四五六七八九十\d]{1,3})(?:职业中学|职业高中|职教中心|职中)$/u,
];
const numbered = /第?[一二三四五六七八九十\d]{1,3}(?:人民医院|医?院|中学?|小学?)$/u;
const numberedKinds = 16;
const bits = 32;

/** The institutions that each message names by their kind, one bit each; some with numbers share one. */
export function findInstitutions({ keys, vocabulary, starts, terms }: MessageStore): Int32Array {
  const bitsOf = Int32Array.from(vocabulary.texts, (text, id) =>
    vocabulary.kinds.data[id] === termKinds.name ? institutionOf(text) : 0,
  );
  const found = shared.int32(keys.length);
  const [ends, ids] = [starts.data, terms.data];
  for (let i = 0; i < found.length; i += 1) {
    for (let at = ends[i]!, end = ends[i + 1]!; at < end; at += 1) found[i]! |= bitsOf[ids[at]!]!;
  }
  return found;
}

/** @returns 0 where a name is that of no such institution */
export function institutionOf(name: string): number {
  const kind = kinds.findIndex((pattern) => pattern.test(name));
  if (kind >= 0) return 1 << kind;
  const own = numbered.exec(name)?.[0];
  if (own === undefined) return 0;
  let hash = 0;
  for (const sign of foldNumbered(own)) hash = Math.imul(hash, 31) + sign.charCodeAt(0);
  return 1 << (numberedKinds + ((hash >>> 0) % (bits - numberedKinds)));
}
