import type { Kind } from '../../../src/core/message.ts';

/** Kinds in the board's own words. */
export const kindNames: Readonly<Record<Kind, string>> = {
  complaint: '投诉',
  help: '求助',
  inquiry: '咨询',
  suggestion: '建言',
  praise: '感谢',
};
