import type { ResolveOptions } from '../../src/lake/resolve.ts';

/** What the settings say where they say nothing. */
export const resolveOptions: ResolveOptions = { regionLevel: 'district', copies: 'author' };
