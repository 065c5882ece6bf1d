import { labelValue } from '../../value-labels.ts';
import { formatDecimal, formatSigned } from './format.ts';

interface HeatMove {
  readonly heat: number;
  readonly previous_heat: number | null;
  readonly moved_by: string | null;
}

/** Which way heat went in the week, and what moved it: ranks also rise where others cool more. */
export function describeHeatMove({ heat, previous_heat: previous, moved_by: cause }: HeatMove): string {
  if (previous === null) return '';
  const move = formatSigned(heat - previous, 1);
  if (Number(move.slice(1)) === 0) return '热度持平';
  const reason = cause === null ? '' : `，主要因${labelValue('moved_by', cause)}`;
  return `比一周前 ${move}${reason}`;
}

/** Heat with which way it went: what stands beside its bar. */
export function describeHeat(row: HeatMove): string {
  return [formatDecimal(row.heat), describeHeatMove(row)].filter((text) => text !== '').join('，');
}
