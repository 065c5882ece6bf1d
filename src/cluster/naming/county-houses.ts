import { listMessageNames } from '../names/message-names.ts';
import type { MessageStore } from '../store/store.ts';

/** What a county or a city has one of, called by its kind alone; who means it leaves out what it belongs to as often. */
const houses = '人民医院|中心医院|中医医?院|妇幼保健院|疾控中心|政务服务中心|殡仪馆|图书馆|文化馆|体育馆|汽车站|客运站';
const house = new RegExp(`([县市区旗]?)(${houses})|([县旗])(医院)`, 'u');
const unitEnd = /[县市区旗]$/u;

/**
 * The place of an issue that has no other: what the county has one of, where half of the members name it, in their titles or as a
 * name, and one title at least says whose it is (县人民医院); null where none is.
 * @param region in which the members are
 */
export function findCountyHouse(sample: readonly number[], region: string | null, store: MessageStore): string | null {
  const found = new Map<string, { members: number; units: string[] }>();
  for (const i of sample) {
    const own = readHouse(store.titles[i]!) ?? readHouse(listMessageNames([i], store).join(' '));
    if (own === null) continue;
    const known = found.get(own.kind) ?? { members: 0, units: [] };
    found.set(own.kind, known);
    known.members += 1;
    if (own.unit !== '') known.units.push(own.unit);
  }
  const ofRegion = region === null ? null : (unitEnd.exec(region)?.[0] ?? null);
  const [best] = [...found].sort((a, b) => b[1].members - a[1].members || (a[0] < b[0] ? -1 : 1));
  if (best === undefined || best[1].members < 2 || best[1].members * 2 < sample.length) return null;
  const [kind, { units }] = best;
  const unit = units[0];
  if (unit === undefined || units.some((other) => other !== unit) || (ofRegion !== null && ofRegion !== unit))
    return null;
  return unit + kind;
}

/** Whether a text says what of a county is meant: it needs no place before it. */
export function namesHouse(text: string): boolean {
  return readHouse(text) !== null;
}

function readHouse(text: string): { readonly unit: string; readonly kind: string } | null {
  const [, unit, kind, ofCounty] = house.exec(text) ?? [];
  // 县医院 is the county's hospital, by whatever name in full.
  if (ofCounty !== undefined) return { unit: ofCounty, kind: '人民医院' };
  return kind === undefined ? null : { unit: unit!, kind };
}
