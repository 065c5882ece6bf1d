import { commonEnds, firmEnds } from '../../segment/places/hamlet-ends.ts';

/** Works, quarries, farms, reservoirs and canals: what goes wrong there is felt in the villages around. */
const source =
  /(?:(?<![广市商车操现立当牧])场|厂|窑|矿|矿山|水库|灌区|[东西南北总]?[干支]渠|水电站|电站|泵站|搅拌站)$/u;
const settlement = new RegExp(`(?:[村屯寨庄组${firmEnds}${commonEnds}]|社区)$`, 'u');
const supplier = /(?:水厂|电站|泵站|电厂)$/u;
/** Nobody gets anything from there. */
const stop = /(?:停车|采购|售楼|菜市|农贸|体育)场$/u;

/** Whether a name is of what a matter may come from, which tells its place before the villages of those who write of it. */
export function isSource(name: string): boolean {
  return source.test(name) && !stop.test(name);
}

/** Whether what comes from there is supplied, so that each village may have a matter of its own with it. */
export function isSupplier(name: string): boolean {
  return supplier.test(name);
}

/** Whether a name is of where people live who write of what comes from elsewhere. */
export function isSettlement(name: string): boolean {
  return settlement.test(name) && !isSource(name);
}
