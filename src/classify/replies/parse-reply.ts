import { type ClauseRole, clauseRoles } from './cues.ts';

/** A reply taken apart: which of its clauses say something and which are formula. */
export interface ParsedReply {
  /** Normalised text: white space folded. */
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
 */
export function parseReply(reply: string): ParsedReply {
  const text = reply
    .replace(/_x000D_/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
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
  for (const clause of clauses) {
    const role = roleOf(clause);
    roles[role]++;
    if (role === 'substance') substance.push(clause);
  }
  return { text, substance: substance.join('，'), substanceClauses: substance.length, clauses: clauses.length, roles };
}

/** Clauses without their punctuation; a closing date or a quoted user name that stands alone becomes its own clause. */
function splitClauses(text: string): string[] {
  return text
    .split(/[，。；！？：,;!?:]|\s(?=\S)/u)
    .map((clause) => clause.trim())
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause));
}

/** Last characters of what offices are called: most clauses are told by this alone. */
const officeEnds = '局办委府道处心司队厅校';

function roleOf(clause: string): ClauseRole {
  for (const [role, pattern, longest] of clauseRoles) {
    if (clause.length <= longest && pattern.test(clause)) return role;
  }
  // A bare name, number or signature says nothing.
  if (/^[\W\w]{0,3}$/u.test(clause) || /^[“"'「]?[\w*-]{2,24}[”"'」]?$/.test(clause)) return 'salutation';
  if (
    officeEnds.includes(clause.charAt(clause.length - 1)) &&
    /^.{2,24}(局|办|委|政府|街道|办事处|中心|公司|大队|处|厅|学校|宣办|教育局)$/u.test(clause) &&
    !/[是有将已在为对与]/u.test(clause)
  ) {
    return 'date';
  }
  return 'substance';
}
