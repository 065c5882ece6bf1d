import { z } from 'zod';
import { type Campaign, campaignSchema } from '../../cluster/themes/selection-settings.ts';
import type { OptionSpec } from '../command.ts';

export const campaignOption: OptionSpec = {
  flags: '--campaign <name:conditions>',
  description:
    'a call for contributions whose themes get tables of their own, e.g. 2026征集:keyword=地铁,from=2026-03-01; for this run alone (for all: themes.campaigns in qingyu.json)',
  repeatable: true,
};

/** `NAME:CONDITION=VALUE,…` as a campaign; conditions are those of `campaignSchema`, and all hold together. */
export const campaignText = z.string().transform((text, context): Campaign => {
  const colon = text.search(/[:：]/);
  const name = colon < 0 ? text : text.slice(0, colon);
  const conditions = colon < 0 ? '' : text.slice(colon + 1);
  const pairs = conditions
    .split(/[,，]/)
    .filter((pair) => pair.trim() !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [pair.trim(), ''] : [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
    });
  const result = campaignSchema.safeParse({ name: name.trim(), ...(Object.fromEntries(pairs) as object) });
  if (!result.success || pairs.length === 0) {
    const reason = result.success ? 'no condition says which messages are its' : z.prettifyError(result.error);
    context.addIssue({
      code: 'custom',
      message: `Expected NAME:CONDITION=VALUE,… with from, to (YYYY-MM-DD), region, keyword or source, got ${text}: ${reason}`,
    });
    return z.NEVER;
  }
  return result.data;
});
