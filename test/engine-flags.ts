const [major = 0] = process.versions.node.split('.').map(Number);

/** Compiles functions later than usual. Node 22 and later know no such flag and refuse to start with one that they do not know. */
const compileLater = major < 22 ? ['--interrupt-budget=3000000'] : [];

/**
 * Flags of the engine for tests and for the runs that they spawn. Young objects die young: tests take less time where these are
 * collected more seldom. Most are over before optimised code pays: where functions are compiled later, all tests take a tenth less
 * time, those of whole runs a sixth. What collects garbage had better not share the cores with the other workers.
 */
export const engineFlags: readonly string[] = ['--max-semi-space-size=64', ...compileLater, '--single-threaded-gc'];
