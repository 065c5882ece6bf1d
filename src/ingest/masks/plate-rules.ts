import { maskLabels } from '../../core/mask-labels.ts';
import { lead, type MaskRule } from './mask-rule.ts';

/** What a number of a building is followed by: 新A12345号楼. */
const building = /^\s*(?:号楼|号院|号地|地块|标段|栋|幢|座|单元|室|楼(?![上下前后]))/;

/** Papers, which carry signs and numbers as well. */
const papers =
  '[函文令案件证信卷票帖]|单(?!位)|工单|通[知告报]|公[告文示]|批[复示]|决定|规定|意见|建议|提案|议案|来[信函]|报告|[回答]复|[督交转承]办|合同|协议|档案';
/** What of them behind a number of the army's form is one: 联A12345号函. A car is followed by more: 军A12345号越野车. */
const document = new RegExp(`^号\\s*(?:$|[^\\p{L}\\p{N}\\s]|${papers})`, 'u');
/** And what behind one of the common form, where 号 alone says nothing: 鲁A12345号函, 沪A12345合同. */
const namedDocument = new RegExp(`^(?:号\\s*(?:${papers})|合同|协议|门[面店]|商铺|标段)`, 'u');
/** Where a number of something else than a car is told: 函号：联A12345. */
const numbered = /(?<![车辆牌照])号码?[:：为是 ]{0,2}$/;

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const dot = '[ \\t·•・.-]?';

/** Plates of cars (GA 36), of the armed police and of the army. */
export const plateRules: readonly MaskRule[] = [
  {
    label: maskLabels.plate,
    // From the letter back: letters are rarer than these signs.
    hint: new RegExp(`[A-Za-z](?<=[${provinces}使领]${dot}[A-Za-z])`),
    long: false,
    pattern: new RegExp(
      `(?:WJ)?[${provinces}使领]${dot}[A-HJ-NP-Z](?:[ \\t]{0,2}|[·•・.:：_*]|[-—–]{1,2})(?:[A-HJ-NP-Z0-9]{4}(?:[挂学警港澳使领校]|应急)|[DABCEFGHJK][ ·•・.-]?[A-HJ-NP-Z0-9]\\d{4}(?![A-Z0-9])|\\d{5}[DABCEFGHJK](?![A-Z0-9])|[A-HJ-NP-Z0-9]{5}(?![A-Z0-9])|[A-HJ-NP-Z0-9]{2}[-·][A-HJ-NP-Z0-9]{3}(?![A-Z0-9])|[A-HJ-NP-Z0-9]{1,3}[*＊?？]{1,3}[A-HJ-NP-Z0-9]{1,3}(?![A-Z0-9]))|(?<=[^\\p{Script=Han}]|车|牌|^)[${provinces}] [A-HJ-NP-Z](?: [A-HJ-NP-Z0-9]){5,6}(?![A-Z0-9])`,
      'giu',
    ),
    accepts: (match, text, start) => {
      const after = text.slice(start + match.length);
      return /\d.*\d/.test(match) && !building.test(after) && !namedDocument.test(after);
    },
  },
  {
    label: maskLabels.plate,
    // Beside a digit: 使用 and 领导 stand in every second letter.
    hint: /[使领]\d|\d[使领]/,
    long: false,
    // Of embassies and consulates: without a dot or a word before, it is as likely a number and a verb.
    pattern: new RegExp(
      `(?<!\\d)(?:(?<![\\p{Script=Han}](?<![车牌照号辆为是的]))[使领]\\d{3}${dot}\\d{3}(?!\\d)|\\d{3}[·•・]\\d{3}[使领](?![用取导到])|(?<=车牌(?:照|号码?)?[:：为是 ]{0,2})\\d{3}${dot}\\d{3}[使领])`,
      'gu',
    ),
  },
  {
    label: maskLabels.plate,
    hint: /wj/i,
    long: false,
    // Of the armed police, with the sign of the province and, as the fifth, the letter of a branch; with its number before 2013.
    pattern: new RegExp(
      `(?<![A-Z0-9])WJ${dot}(?:[${provinces}]${dot}\\d{4}[A-Z0-9]|(?<=(?:武警|车牌|牌照|车号|牌号)[:：为是 ]{0,2}WJ${dot})\\d{2}${dot}\\d{5})(?![A-Z0-9])`,
      'gi',
    ),
  },
  {
    label: maskLabels.plate,
    hint: /[军陆海空联][ \t·•・.-]?[A-Z]/,
    long: false,
    // Of the army, which are read off a car: behind another word their signs are the end of it (上海A12345).
    pattern:
      /(?<![\p{Script=Han}A-Za-z0-9](?<![车牌照号辆为是的挂]))[军陆海空联][ \t·•・.-]?(?:[A-HJ-NP-Z]{1,2}[ \t·•・.-]?\d{5}|[A-HJ-NP-Z]{2}[ \t·•・.-]?\d{4})(?![A-Za-z0-9])/gu,
    accepts: (match, text, start) => {
      const after = text.slice(start + match.length);
      return (
        !building.test(after) && !document.test(after) && !numbered.test(text.slice(Math.max(0, start - 5), start))
      );
    },
  },
  {
    label: maskLabels.plate,
    hint: /车[牌号]|牌照/,
    long: false,
    // Called one, and without the sign of its province.
    pattern: new RegExp(
      `(?:车(?:牌(?:照|号码?)?|号)|(?<!车)牌照)${lead}(?<value>(?:(?![号牌照为是])\\p{Script=Han}){2}[A-HJ-NP-Z]?\\d{5,6}|[A-HJ-NP-Z][ ·•・.-]?[A-HJ-NP-Z0-9]{5,6})(?![A-Z0-9])`,
      'giu',
    ),
    accepts: (match) => /\d.*\d/.test(match),
  },
];
