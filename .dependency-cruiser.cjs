// Direction of imports: a stage imports types and functions from earlier stages and core, never from a later one.
const stages = ['ingest', 'segment', 'classify', 'lake', 'cluster', 'aggregate', 'dashboard'];
const composition = '^src/(pipeline|commands|pipeline\\.ts|cli\\.ts|config\\.ts)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphan-import', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'core-imports-no-stage', severity: 'error', from: { path: '^src/core' }, to: { path: '^src/(?!core)' } },
    {
      name: 'stages-do-not-import-composition',
      severity: 'error',
      from: { path: `^src/(${stages.join('|')})` },
      to: { path: composition },
    },
    {
      name: 'settings-do-not-import-the-pipeline',
      severity: 'error',
      from: { path: '^src/config\\.ts$' },
      to: { path: '^src/(pipeline|commands|pipeline\\.ts|cli\\.ts)' },
    },
    ...stages.map((stage, index) => ({
      name: `${stage}-imports-only-earlier-stages`,
      severity: 'error',
      from: { path: `^src/${stage}/` },
      to: { path: `^src/(${stages.slice(index + 1).join('|') || 'no-later-stage'})/` },
    })),
    {
      name: 'product-does-not-import-tests',
      severity: 'error',
      from: { path: '^src' },
      to: { path: '^(test|bench|data|scripts)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
