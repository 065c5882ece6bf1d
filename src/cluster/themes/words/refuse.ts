const refused = 'not:';

/** The group of those who refuse what a group asks, and the reverse: where no pair of the lexicon's opposites has it. */
export function refuse(group: string): string {
  return group.startsWith(refused) ? group.slice(refused.length) : refused + group;
}
