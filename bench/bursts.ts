import { burstSettings } from '../src/aggregate/bursts/settings.ts';
import { createRandom } from '../src/core/effects.ts';
import { type Alarms, alarmEars, alarmOracle, alarmOurs, alarmPlain } from './bursts/methods.ts';
import { addWorld, cellName, cells, createScore, type Score } from './bursts/score.ts';
import { simulateWorld, type World } from './bursts/simulate.ts';

const seeds = [1, 2, 3, 4, 5, 6];
const seriesEach = 200;
const settings = burstSettings.parse({});

const methods: Readonly<Record<string, (world: World) => Alarms>> = {
  ours: (world) => alarmOurs(world, settings),
  oracle: (world) => alarmOracle(world, settings),
  'z > 3': alarmPlain,
  'EARS C1': alarmEars,
};

function measure(withBursts: boolean): Record<string, Score> {
  const scores = Object.fromEntries(Object.keys(methods).map((name) => [name, createScore()]));
  for (const seed of seeds) {
    const world = simulateWorld(createRandom(withBursts ? seed : seed + 1000), seriesEach, withBursts);
    for (const [name, alarm] of Object.entries(methods)) addWorld(scores[name]!, world, alarm(world));
  }
  return scores;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`.padStart(8);
}

const started = performance.now();
const scores = measure(true);
console.log(`bursts, ${seeds.length} worlds of ${8 * seriesEach} series × 365 days (found, mean delay in days)\n`);
console.log(
  ['mean', 'φ', 'ratio', 'days', ...Object.keys(methods).map((name) => name.padStart(14)), 'ours/oracle'].join('\t'),
);
const worst = { ratio: 1, cell: '' };
for (const cell of cells) {
  const name = cellName(cell);
  const shown = Object.values(scores).map((score) => {
    const { found, bursts, delay } = score.cells.get(name) ?? { found: 0, bursts: 0, delay: 0 };
    return `${percent(found / bursts)} ${found > 0 ? (delay / found).toFixed(1) : '–'}`.padStart(14);
  });
  const ours = scores.ours?.cells.get(name);
  const oracle = scores.oracle?.cells.get(name);
  const reach = oracle === undefined ? 0 : oracle.found / oracle.bursts;
  const ratio = (ours?.found ?? 0) / Math.max(1, oracle?.found ?? 0);
  if (reach >= 0.2 && ratio < worst.ratio) Object.assign(worst, { ratio, cell: name });
  console.log(
    [cell.mean, cell.dispersion, cell.ratio, cell.days, ...shown, reach >= 0.2 ? percent(ratio) : '–'].join('\t'),
  );
}
console.log(`\nworst recall against the oracle where it reaches 20 %: ${percent(worst.ratio)} (${worst.cell})`);
console.log('\nmethod\tFDR (mean over days)\tfalse among all alarms\tfalse among alerts\talarms\talerts');
for (const [name, score] of Object.entries(scores)) {
  console.log(
    [
      name,
      percent(score.shares / score.days),
      percent(score.falseAlarms / score.alarms),
      percent(score.falseAlerts / score.alerts),
      score.alarms,
      score.alerts,
    ].join('\t'),
  );
}
const quiet = measure(false);
console.log('\nwithout bursts: alarms in all worlds, days with one among all series');
for (const [name, score] of Object.entries(quiet)) {
  console.log([name, score.alarms, `${score.shares} of ${score.days}`].join('\t'));
}
console.log('\nwithout bursts: alarms of 100,000 days of series, by class of day');
const classNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun', 'holiday', 'Spring F.', 'make-up', 'return'];
console.log(['', ...classNames].join('\t'));
for (const [name, { alarmsByClass, daysByClass }] of Object.entries(quiet)) {
  const rates = [...alarmsByClass].map((alarms, i) => ((100_000 * alarms) / Math.max(1, daysByClass[i]!)).toFixed(0));
  console.log([name, ...rates].join('\t'));
}
console.log(`\n${((performance.now() - started) / 1000).toFixed(1)} s`);
