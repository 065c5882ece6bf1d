import { readFileSync } from 'node:fs';

/** Text of `sql/<name>.sql`, which lies beside this module in the sources and in the build. */
export function loadSql(name: string): string {
  return readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
}
