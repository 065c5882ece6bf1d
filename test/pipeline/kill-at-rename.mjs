// Preloaded into a run (NODE_OPTIONS=--import): kills the process, as kill -9 would, right before or right after one of
// its renames into the lake, the state or the place of the mart. Which one: QINGYU_TEST_KILL="<name pattern>:<nth>:<before|after>".
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [pattern, nth, when] = (process.env.QINGYU_TEST_KILL ?? '').split(':');
if (pattern) {
  const target = new RegExp(pattern);
  const seen = { count: 0 };
  const kill = () => process.kill(process.pid, 'SIGKILL');
  const counts = (to) => target.test(String(to)) && ++seen.count === Number(nth);
  const { rename } = fs.promises;
  fs.promises.rename = async (from, to) => {
    const chosen = counts(to);
    if (chosen && when === 'before') kill();
    await rename(from, to);
    if (chosen && when === 'after') kill();
  };
  const { renameSync } = fs;
  fs.renameSync = (from, to) => {
    const chosen = counts(to);
    if (chosen && when === 'before') kill();
    renameSync(from, to);
    if (chosen && when === 'after') kill();
  };
  syncBuiltinESMExports();
}
