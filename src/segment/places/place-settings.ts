import { z } from 'zod';

/** Settings of the search for places. */
export const placeSettings = z.strictObject({
  ownPlaces: z
    .string()
    .nullable()
    .default(null)
    .describe(
      "The deployment's own names, a text file: `name<TAB>type` or `name<TAB>type<TAB>region` a line, `#` starts a comment. `type` is a type of name or an ending such as 小区, or `region`, which counts as a county or district.",
    ),
  nationalGazetteer: z
    .boolean()
    .default(true)
    .describe(
      'Whether provinces, cities, counties and townships of the whole country are known; false: codes and own names only.',
    ),
  maximumNameLength: z
    .int()
    .min(4)
    .max(40)
    .default(14)
    .describe('Names longer than this are cut at a word border, in characters.'),
});

export type PlaceSettings = z.infer<typeof placeSettings>;
