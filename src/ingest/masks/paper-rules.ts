import { maskLabels } from '../../core/mask-labels.ts';
import { isCompactDate, lead, type MaskRule, noAmount, noDigitAfter } from './mask-rule.ts';

/** Travel permits, passports and other papers of a person. */
export const paperRules: readonly MaskRule[] = [
  {
    label: maskLabels.permit,
    hint: /通行证|回乡证|台胞证/,
    long: true,
    // Before passports, which begin with the same letters and need not be named.
    pattern: new RegExp(
      `(?:通行证|回乡证|台胞证)${lead}(?<value>[a-z]{0,2}\\d{8,10}|[a-z]{2}\\d{7})(?![a-z0-9])`,
      'gi',
    ),
  },
  {
    label: maskLabels.passport,
    hint: /(?:[EGDSPKH]\d|E[A-Z])\d{7}/i,
    long: true,
    pattern:
      /(?<![A-Za-z0-9]|准字[:：第 ]{0,3}|(?:型|编|批|列|货|款|机|标|图|备)号[:：为是 ]{0,3})(?:[EGDSPKH]\d{8}|E[A-HJ-NP-Z]\d{7})(?![A-Za-z0-9]|标段|次(?!日))/gi,
    accepts: (match) => !isCompactDate(match.slice(1)),
  },
  {
    label: maskLabels.passport,
    hint: /护照|passport/i,
    long: true,
    pattern: new RegExp(
      `(?:护照|passport)${lead}(?<value>[a-z]{0,2} ?\\d{7,9}|[a-z]{1,2} ?\\d{3,4} \\d{4})(?![a-z0-9])`,
      'gi',
    ),
    accepts: (match) => !isCompactDate(match),
  },
  {
    label: maskLabels.permit,
    hint: /残疾人?证|低保证|户口[本簿]|军[官人]证|士兵证|退[伍役]证|社保(?:编|账|帐|卡)?号|医保[卡证号]/,
    long: true,
    pattern: new RegExp(
      `(?:残疾人?证|低保证|户口[本簿]|军[官人]证|士兵证|退[伍役]证|社保(?:卡|(?=[编账帐]?号))|医保(?:[卡证]|(?=号)))(?:编号|证号)?${lead}(?:[\\p{Script=Han}]字第)?(?<value>[a-z]?\\d{7,22}(?:x\\d{0,3})?)${noDigitAfter}${noAmount}`,
      'giu',
    ),
  },
  {
    label: maskLabels.permit,
    hint: /(?:住院|病历|病案|门诊|就诊|诊疗|医保|公积金)(?:个人)?(?:[卡证号编账帐]|ID)/i,
    long: false,
    // By which a hospital or a fund finds somebody.
    pattern: new RegExp(
      `(?:住院|病历|病案|门诊|就诊|诊疗|医保|公积金)(?:个人)?[卡证]?(?:号码?|编号|账号|帐号|ID)${lead}(?<value>[a-z]{0,2}\\d{2,4}-?\\d{4,16})(?![\\w-])${noAmount}`,
      'gi',
    ),
    accepts: (match) => !isCompactDate(match),
  },
];
