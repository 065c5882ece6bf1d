/**
 * The inner loops of telling kinds, compiled to WebAssembly by `npm run build`: an instance reads signs, or scores kinds, by their weights or
 * by a network, and picks them.
 */
export { least, picked, pickLikest, reserveKinds } from './pick-kinds';
export { createSigns, dampedCounts, idf, readSigns, reserveText, rows, shares, slots, text } from './read-signs';
export {
  biases,
  createTables,
  full,
  fullRows,
  kinds,
  reserveSigns,
  score,
  scores,
  signs,
  starts,
  values,
  weights,
} from './score-kinds';
export { createOutputs, outputBiases, outputScores, outputs, scoreOutputs } from './score-outputs';
