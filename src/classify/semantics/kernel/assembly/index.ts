/** The inner loops of telling kinds, compiled to WebAssembly by `npm run build`: an instance reads signs, or scores and picks kinds. */
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
