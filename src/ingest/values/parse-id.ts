import { canonicaliseValue } from './clean-text.ts';
import { isNoId } from './no-value.ts';

/** What became of an id: `lost` says that a spreadsheet has thrown digits of it away. */
export interface ParsedId {
  readonly id: string | null;
  readonly lost: boolean;
}

const absent: ParsedId = { id: null, lost: false };
const longestId = 200;
/** What programs fill an id with that is not known. */
const zeros = /^[0\p{P}\s]+$/u;
/** What pages write before it. */
const label = /^[\p{Script=Han}]{0,4}(?:编号|单号|ID)\s*:\s*(?=\S)/iu;

/**
 * Reads the id of a message: NFKC, without outer white space, invisible characters and the marks by which spreadsheets are told that a number
 * is text (`'0731`, `="0731"`), what a page writes before it (`留言ID：700123`), and without the `.0` that a table program added (`700123.0`).
 * What stands for no id (无, `/`, 待编号, 0, 000000) is none: it would make one message of those of different people.
 * Scientific notation is undone where it still holds all digits (`7.00123E+05`). Where it does not (`1.9E+05`) the id
 * stands for thousands of others: it is given up as `lost`, so that different messages are not taken for one.
 */
export function parseId(text: string): ParsedId {
  const canonical = unquote(canonicaliseValue(text)).replace(label, '');
  if (canonical.length > longestId || isNoId(canonical) || zeros.test(canonical)) return absent;
  const whole = /^(\d+)\.0+$/.exec(canonical);
  if (whole !== null) return { id: whole[1]!, lost: false };
  const scientific = /^(\d)(?:\.(\d+))?E\+(\d{1,3})$/i.exec(canonical);
  if (scientific === null) return { id: canonical, lost: false };
  const [, lead = '', fraction = '', exponent = '0'] = scientific;
  const digits = lead + fraction;
  // A spreadsheet keeps 15 digits; any further ones it had are gone, even if zeros stand in their place.
  if (digits.length !== Number(exponent) + 1 || digits.length > 15) return { id: null, lost: true };
  return { id: digits, lost: false };
}

function unquote(text: string): string {
  const formula = /^="(.*)"$/.exec(text);
  if (formula !== null) return formula[1]!.trim();
  return /^['\u2018\u2019`]\d/.test(text) ? text.slice(1) : text;
}
