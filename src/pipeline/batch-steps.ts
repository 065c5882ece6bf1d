/** What a worker's time goes into. */
export const batchSteps = ['normalise', 'segment', 'places', 'classify', 'represent', 'write'] as const;
export type BatchStep = (typeof batchSteps)[number];
