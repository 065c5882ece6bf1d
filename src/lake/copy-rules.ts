/**
 * `author`: of one text by one known author all but the first are copies. `second`: so are, whoever is said to have written them,
 * those of one text and one second.
 */
export const copyRules = ['author', 'second'] as const;
export type CopyRule = (typeof copyRules)[number];
