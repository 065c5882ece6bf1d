import { labelValue } from '../../value-labels.ts';
import { formatDecimal, formatSigned } from '../words/format.ts';

interface HeatMove {
  readonly heat: number;
  readonly previous_heat: number | null;
  readonly moved_by: string | null;
}

/**
 * Which way heat went, and what moved it: ranks also rise where others cool more.
 * @param days before which it is compared
 */
export function describeHeatMove({ heat, previous_heat: previous, moved_by: cause }: HeatMove, days = 7): string {
  if (previous === null) return '';
  const move = formatSigned(heat - previous, 1);
  if (Number(move.slice(1)) === 0) return '热度持平';
  const reason = cause === null ? '' : `，主要因${labelValue('moved_by', cause)}`;
  return `比${days === 7 ? '一周' : ` ${days} 天`}前 ${move}${reason}`;
}

/** Heat with which way it went: what stands beside its bar. */
export function describeHeat(row: HeatMove, days?: number): string {
  return [formatDecimal(row.heat), describeHeatMove(row, days)].filter((text) => text !== '').join('，');
}
