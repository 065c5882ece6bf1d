/**
 * The inner loops of scoring and of evidence, compiled to WebAssembly by `npm run build`: the same sums as plain TypeScript
 * would take, in the same order, but eight columns or two decisions at once. `../kernel.ts` is the host's side.
 */
export { bestColumns, bestScales, collectRuns, layOnCharacters, rivalColumns, rivalScales, sumWords } from './evidence';
export { scoreFeatures } from './score';
export { createRows, createVocabulary, dampedCounts, entries, groupWeights, known } from './vocabulary';
export {
  ends,
  fields,
  groups,
  hashes,
  reserveColumns,
  reserveFeatures,
  reserveText,
  runFirsts,
  runLasts,
  runWeights,
  starts,
  sums,
  words,
} from './work-space';
