const refused = 'not:';

/** The group of those who refuse what a group asks, and the reverse: where no pair of the lexicon's opposites has it. */
export function refuse(group: string): string {
  return group.startsWith(refused) ? group.slice(refused.length) : refused + group;
}

/** Those for whom the writer speaks: what others do not want, a service or a company, somebody may complain of. */
export const speaking = '(?:我们?|咱们?|大家|本人|业主|住户|居民|家长|村民|街坊|邻居|群众|百姓)';
/** They do not want what follows. */
export const unwilling = `(?<=${speaking}\\p{Script=Han}{0,4})不(?:愿意?|想)`;
