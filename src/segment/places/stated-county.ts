import type { Place } from '../../core/message.ts';
import { endingSyllables } from './syllable-names.ts';

/** What stands right before a town, up to the end of a county. */
const county = /(\p{Script=Han}{1,9})([县区旗市])$/u;
/** What ends before the name of a county: what holds it, and what leads to a place. */
const lead =
  /^.*[省市州盟县区旗在从到由向往至于是住我们咱俺家居去来赴回的和与及请求问对经过有叫称自该本为关将把被现原]/u;
/** No county's name: 贫困县, 外县, and areas by their kind. */
const nameless =
  /^(?:贫困|所在|附近|隔壁|邻近|临近|相邻|旁边|别的|其他|其它|人家|有关|相关|各个|某个|这个|那个|整个|全部|偏远|山|老|新|郊|牧|库|厂|园|景|片|辖|地|灾|矿|学|校|小|社|主城|老城|新城|中心城|城|开发|高新|经开|工业|示范|管理|度假|风景|试验|自治|城)$/u;
const longest = 10;

/**
 * The county or district that a text names right before a town, though no list knows it (`云溪县石桥镇`); null where there is none.
 * Of characters that nothing parts from what stands before them two are its name, as of most counties,
 * and three of a 新区, but for those that write syllables of another language.
 */
export function findStatedCounty(text: string, { start }: Pick<Place, 'start'>): string | null {
  const [, run = '', end = ''] = county.exec(text.slice(Math.max(0, start - longest), start)) ?? [];
  const own = run.replace(lead, '');
  const stem = own.length > 3 ? own.slice(-Math.max(own.endsWith('新') ? 3 : 2, endingSyllables(own))) : own;
  if (stem.length < 2 || nameless.test(stem) || (/[小社校园片景]$/u.test(stem) && end === '区')) return null;
  return stem + end;
}
