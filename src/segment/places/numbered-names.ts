import type { SegmentedText } from '../../core/message.ts';
import type { NameList } from './name-list.ts';

/** Where a school, a hospital or a line may be numbered. */
const numbered = /[一二三四五六七八九十][中高小幼院医实环号]|[0-9][路线]/gu;
/** Schools and hospitals by their number, as a town calls them (`三中`, `三医院`). */
const house = /(十[一二三四五六七八九]?|[一二三四五六七八九])$/u;
const houseEnd = /^(?:中心(?:小学|幼儿园)|实小|实验小学|医院|[中高小幼院])/u;
const beforeHouse = /(?:^|[在到至去往从和与及读住上是于原市县区、，。；：！？,.;:!?(（\s“”])$/u;
const afterHouse =
  /^(?:$|[至到的门附旁对看住就校分划招毕教和与及周后前东西南北、，。；：！？,.;:!?)）\s“”]|[一二三四五六七八九十]{1,2}[中小]|上学|读书|就读|学区|路口|十字|老师|学生|片区|食堂|宿舍|家长|新校区)/u;
/** The third high school, and not three things that are too high in an old person's blood. */
const afterThirdHigh = /^(?:学|校|食堂|宿舍|老师|家长|门口)/u;
/** A line by its number, and what is no line behind a number (`3路灯`, `2路口`). */
const line = /(?<![\da-z.\-_/])([a-z]?\d{1,3})$/u;
const notLine = /^[灯口面段边上人过基况程途障旁两数子网由]/u;
const ride = /公交|公汽|巴士|班车|[乘坐趟]/u;
/** A ring road, by what lies inside and outside of it; a line of a metro. */
const ring = /[东南西北]?[一二三四五六]环(?=[以之]?[内外])/u;
const metro = /[一二三四五六七八九十]{1,3}号线/u;
/** Stations as a town calls the one that it has of a kind. */
const station = /(?:(?:火车|高铁|汽车)[东南西北]?|[东南西北]客)站$/u;
const beforeStation = /(?:^|[在到至去往从和与是、，（(])$/u;
const listed = /(?<![\da-z.\-_/])(\d{1,3})(?:路)?[、,，和]$/u;
const near = 8;

/** Adds schools, hospitals and lines of buses by their number, and stations, of which no word tells that they are names. */
export function addNumberedNames({ text }: SegmentedText, found: NameList): void {
  const add = (name: string, type: string, start: number, end: number): void => {
    if (found.overlapping(start, end).length === 0) found.put({ name, type, start, end });
  };
  numbered.lastIndex = 0;
  while (numbered.test(text)) {
    const at = numbered.lastIndex - 1;
    const letter = text.charAt(at);
    if (letter === '路' || letter === '线') {
      const number = line.exec(text.slice(Math.max(0, at - 5), at))?.[1];
      if (number === undefined || !isLine(text, at, letter)) continue;
      const end = letter === '线' && text.charAt(at + 1) === '路' ? at + 2 : at + 1;
      add(text.slice(at - number.length, end), letter === '路' ? 'road' : 'metro', at - number.length, end);
      if (letter === '路') addListed(text, at - number.length, found);
      continue;
    }
    if (letter === '环' || letter === '号') {
      const [name = ''] = (letter === '环' ? ring : metro).exec(text.slice(Math.max(0, at - 3), at + 4)) ?? [];
      if (name === '') continue;
      const start = text.indexOf(name, Math.max(0, at - 3));
      add(name, letter === '环' ? 'road' : 'metro', start, start + name.length);
      continue;
    }
    const number = house.exec(text.slice(Math.max(0, at - 2), at))?.[1];
    if (number === undefined) continue;
    const end = houseEnd.exec(text.slice(at, at + 5))?.[0] ?? '';
    const start = at - number.length;
    const isStated = beforeHouse.test(text.slice(Math.max(0, start - 1), start)) || found.endingAt(start) !== undefined;
    if (end === '' || !isStated) continue;
    if (end.length === 1 && !afterHouse.test(text.slice(at + 1, at + 4))) continue;
    if (number + end === '三高' && !afterThirdHigh.test(text.slice(at + 1))) continue;
    add(number + end, /[医院]/u.test(end) ? 'hospital' : 'school', start, at + end.length);
  }
  for (let at = text.indexOf('站', 2); at >= 0; at = text.indexOf('站', at + 1)) {
    const name = station.exec(text.slice(Math.max(0, at - 3), at + 1))?.[0];
    if (name === undefined) continue;
    const start = at + 1 - name.length;
    if (beforeStation.test(text.slice(Math.max(0, start - 1), start))) add(name, 'metro', start, at + 1);
  }
}

function isLine(text: string, at: number, letter: string): boolean {
  const after = text.slice(at + 1, at + 1 + near);
  if (letter === '路') return !notLine.test(after);
  return !/^[城以索上下段电]/u.test(after) && ride.test(text.slice(Math.max(0, at - near - 4), at) + after);
}

/** Adds lines before others in a list that says what they are at its end only (`12、38路`), back to one that was found. */
function addListed(text: string, from: number, found: NameList): void {
  for (let at = from; ; ) {
    const [part = '', number = ''] = listed.exec(text.slice(Math.max(0, at - 6), at)) ?? [];
    const start = at - part.length;
    const end = start + number.length;
    if (number === '' || found.overlapping(start, end).length > 0) return;
    found.put({ name: `${number}路`, type: 'road', start, end });
    at = start;
  }
}
