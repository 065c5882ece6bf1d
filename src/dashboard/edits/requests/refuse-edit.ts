import { QingyuError } from '../../../core/errors.ts';

/** An edit that cannot be, in the language of commands and logs, and in that of the page. */
export function refuseEdit(english: string, chinese: string): QingyuError {
  return new QingyuError(english, { code: 'EDIT_REFUSED', stage: 'dashboard', data: { chinese } });
}
