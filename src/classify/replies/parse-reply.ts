import { isBareAnswer, shortClause } from './bare-answers.ts';
import { type ClauseRole, clauseRoles, saysSomething } from './cues.ts';
import { isFormality } from './formalities.ts';
import { tellsWhere } from './tell-where.ts';

/** A reply taken apart: which of its clauses say something and which are formula. */
export interface ParsedReply {
  /** Normalised text: white space folded, without what a form says of the reply. */
  readonly text: string;
  /** The clauses of substance, joined by `，`. */
  readonly substance: string;
  readonly substanceClauses: number;
  readonly clauses: number;
  /** Number of clauses by role. */
  readonly roles: Readonly<Record<ClauseRole, number>>;
}

/**
 * Takes an official reply apart into clauses (between punctuation marks) and gives each its role:
 * salutation, receipt, lead-in, forwarding, contact, thanks, date, or substance.
 * @param message what is replied to: a word of its question may answer it
 */
export function parseReply(reply: string, message = ''): ParsedReply {
  const text = dropFields(reply.replace(/_x000D_/g, ' ').replace(/\s+/gu, ' ')).trim();
  const roles: Record<ClauseRole, number> = {
    date: 0,
    thanks: 0,
    salutation: 0,
    receipt: 0,
    leadIn: 0,
    followUp: 0,
    forward: 0,
    contact: 0,
    substance: 0,
  };
  const substance: string[] = [];
  const clauses = splitClauses(text);
  const signed = clauses.findLastIndex((clause) => !isSigned(clause)) + 1;
  let before: ClauseRole = 'substance';
  for (const [i, clause] of clauses.entries()) {
    const role: ClauseRole = i >= signed ? 'date' : goesOn(clause, before) ? 'followUp' : roleOf(clause, message);
    before = role;
    roles[role]++;
    if (role === 'substance') substance.push(clause.text);
  }
  // 已电话告知来电人。 Beside an answer it tells that there is one; alone it says nothing.
  if (substance.every(isFormality)) {
    roles.salutation += substance.length;
    roles.substance = 0;
    substance.length = 0;
  }
  return { text, substance: substance.join('，'), substanceClauses: substance.length, clauses: clauses.length, roles };
}

const day =
  '(?:\\d{4}[年/.-]\\d{1,2}[月/.-]\\d{1,2}日?|[二〇○零一二三四五六七八九十]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)';
const timeField = new RegExp(
  `(?:回复|答复|反馈|发布|办结|办理|处理)(?:时间|日期)[:：]?\\s?${day}(?:\\s?\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?)?`,
  'gu',
);
const officeField = /(?:回复|答复|反馈|发布)(?:单位|部门|机构|人员?)[:：]\s?[^\s，。；！？：,;!?:]{2,24}(?=\s|$)/gu;

/** When the reply was given and by whom, as exports put it into the text, says nothing of the matter. */
function dropFields(text: string): string {
  return text.replace(timeField, ' ').replace(officeField, ' ');
}

/** Who is greeted, thanked and on which day tells nothing of how a reply is worded. */
const courtesies = clauseRoles.filter(([role]) => role === 'date' || role === 'thanks' || role === 'salutation');

/** A reply without clauses that greet, thank, or give its day; the whole of it where it has no others. */
export function dropCourtesies(reply: string): string {
  const kept = splitClauses(reply).filter(
    ({ text }) => !courtesies.some(([, pattern, longest]) => text.length <= longest && pattern.test(text)),
  );
  return kept.length === 0 ? reply : kept.map(({ text }) => text).join('，');
}

interface Clause {
  readonly text: string;
  /** The punctuation mark or blank behind it; empty at the end of the reply. */
  readonly mark: string;
}

/** Clauses without their punctuation, cells of a table among them; a closing date or a quoted user name that stands alone becomes its own clause. */
function splitClauses(text: string): Clause[] {
  // 15:20 and 1,200 are one number.
  const parts = text.split(/([，。；！？：;!?|｜│]|[,:](?!(?<=\d.)\d)|\s(?=\S))/u);
  const clauses: Clause[] = [];
  for (let i = 0; i < parts.length; i += 2) {
    const clause = parts[i]!.trim();
    if (/[\p{L}\p{N}]/u.test(clause)) clauses.push({ text: clause, mark: (parts[i + 1] ?? '').trim() });
  }
  return clauses;
}

const signature = /^.{2,24}(?:局|办|委|政府|街道|办事处|中心|公司|集团|[大支]队|处|厅|学校)$/u;
const signatureWithDay = new RegExp(
  `^(?:[\\p{L}（）()、·]{2,24}[局办委会府道处心司团队厅校院所站部科])?\\s?${day}$`,
  'u',
);
/** No name of an office has these: the clause is a statement that ends with one, with a verb or with a number of places. */
const statement =
  /[是将已在为与到至由可请凭]|(?<!国)有|对(?!外)|划入|咨询|联系|[查补网代惩核承督经转]办$|[查判惩]处$|[\d一两几多此该等各]处$/u;

/** Whether a clause is the name of an office that signs, or speaks: a statement that ends with one has its full stop. */
function isSignature({ text, mark }: Clause): boolean {
  return (mark === '' || mark === '：' || mark === ':') && signature.test(text) && !statement.test(text);
}

/** Whether a clause at the end is the day of the reply, be it glued to the office that signs. */
function isSigned({ text, mark }: Clause): boolean {
  return mark === '' && signatureWithDay.test(text) && !statement.test(text);
}

function roleOf(clause: Clause, message: string): ClauseRole {
  const { text } = clause;
  for (const [role, pattern, longest] of clauseRoles) {
    if (text.length > longest || !pattern.test(text)) continue;
    if (mayAnswer.has(role) && saysSomething.test(text)) continue;
    if (role === 'forward' && handled.test(text)) continue;
    return role === 'contact' && tellsWhere(text, message) ? 'substance' : role;
  }
  // A bare name, number or heading says nothing.
  const isHeading = clause.mark === '：' || clause.mark === ':';
  const saysNothing =
    text.length <= shortClause ? !isBareAnswer(text, message, isHeading) : /^[“"'「]?[\w*-]{2,24}[”"'」]?$/.test(text);
  if (saysNothing) return 'salutation';
  return isSignature(clause) ? 'date' : 'substance';
}

/** Who was passed on to has done it. */
const handled = /(?:完毕|完成|到位|[修装换清][好完])了?$/u;
/** How long an order may take that was received or passed on. */
const timeLimit = /^.{0,6}(?:时限|期限)(?:为|是)?\d+个?(?:工作日|自然日|[天日]|小时)[内止]?$/u;

function goesOn({ text }: Clause, before: ClauseRole): boolean {
  return (before === 'receipt' || before === 'forward') && timeLimit.test(text);
}

/** Formulas that offices put into one clause with what they found or did. */
const mayAnswer: ReadonlySet<ClauseRole> = new Set(['leadIn', 'contact', 'thanks']);
