import { z } from 'zod';

/** Settings of the search for places. */
export const placeSettings = z.strictObject({
  /**
   * The deployment's own names, a text file: one `name<TAB>type[<TAB>region]` a line, `#` starts a comment. `type` is one of
   * the types of `nameSuffixes`, an ending of theirs (小区), or `region`, which counts as a county or district.
   */
  ownPlaces: z.string().nullable().default(null),
  /** Read the national gazetteer (provinces, cities, counties, townships). Off: codes and own names only. */
  nationalGazetteer: z.boolean().default(true),
  /** Names longer than this are cut at a word border, UTF-16 units. */
  maximumNameLength: z.int().min(4).max(40).default(14),
});

export type PlaceSettings = z.infer<typeof placeSettings>;
