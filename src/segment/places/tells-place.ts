import type { Place } from '../../core/message.ts';
import { isGeneralName } from './general-heads.ts';
import { generalType } from './judge/judge-names.ts';
import { phrase } from './quoted-names.ts';

/** Whether what was found tells a place: a region, or a name that is more than a kind of thing (`自来水公司`) or a phrase in quotation marks. */
export function tellsPlace({ type, name }: Pick<Place, 'type' | 'name'>): boolean {
  return type === 'region' || (type !== phrase && type !== generalType && !isGeneralName(name));
}
