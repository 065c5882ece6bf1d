/**
 * What is printed as an issue's place, of a row of `issues`: its place; where its messages share none, be it that they name several or that
 * the matter is a whole city's, their region, of several the one most messages have and how many there are; null where none is known.
 */
export const printedPlace = `coalesce(place, if(len(regions) > 1, coalesce(region, regions[1]) || '等' || len(regions) || '地', coalesce(region, regions[1])))`;
