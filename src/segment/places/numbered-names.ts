import type { SegmentedText } from '../../core/message.ts';
import { lineNumeral } from './line-numerals.ts';
import type { NameList } from './name-list.ts';

/** Schools and hospitals by their number, as a town calls them (`三中`, `三医院`). */
const house = /((?:[二三四五六七八九]?十)?[一二三四五六七八九]|[二三四五六七八九]?十|(?<![\da-z.\-_/])\d{1,3})$/u;
const houseEnd = /^(?:中心(?:小学|幼儿园)|实小|实验小学|医院|完小|中学(?![生籍习区历])|[中高小幼院])/u;
const beforeHouse = /(?:^|[在到至去往从和与及读住上是于原市县区、，。；：！？,.;:!?(（\s“”])$/u;
/** Where digits number one: no list of points, no count. */
const beforeDigits = /[在到至去往从和与及读上于市县区]$/u;
const afterHouse =
  /^(?:$|[至到的门附旁对看住就校分划招毕教和与及周后前东西南北、，。；：！？,.;:!?)）\s“”]|[一二三四五六七八九十]{1,2}[中小]|上学|读书|就读|学区|路口|十字|老师|学生|片区|食堂|宿舍|家长|新校区|[初高][一二三]|违[规法]|又|再次|还在|强[制迫行]|乱|收[费钱取]|要求|为[什何]|什么时|何时|怎么|不[让准许给]|停[水电车课]|补课|军训|午[休餐托]|放假|排队|挂号|医生|护士|打针|输液)/u;
/** Right after a region, or the sign of one that stands for its name (`在县一中`), it is a house but before these. */
const regionSign = /(?:^|[^\u4e00-\u9fff]|[在到至去往从和与及读住上是于原我们咱])[市县]$/u;
const notHouse: Readonly<Record<string, RegExp>> = {
  中: /^[心间央旬年期午部型东介标全等院队级小]|^学(?![生籍习区历校])/u,
  小: /^[时区部组段伙店商型撮孩贩朋偷吃户微心半块片步点学]/u,
  院: /^[子落墙士系]/u,
};
/** The third high school, and not three things that are too high in an old person's blood. */
const afterThirdHigh = /^(?:学|校|食堂|宿舍|老师|家长|门口)/u;
/** What a county or a city has one of, right after its name. */
const onlyOne =
  /(?:中医(?:医)?院|妇幼保健院|妇保院|汽车总?[东南西北]?站|火车[东南西北]?站|高铁[东南西北]?站|[东南西北]站)(?!点|台)/uy;
const onlyOneStarts = '中妇汽火高东南西北';
/** Roads that a direction and a number tell apart, and ring roads. */
const sidedLine =
  /(?<![华河湖江广山陕云海越])[东南西北](?:[一二三四五六七八九]|十[一二三四五六七八九]?)线(?![城的工岗员]|品牌)/gu;
const ringRoad = /[东南西北][一二三四五六]环(?:线|路)?(?!节)/gu;
const bareRing = /[二三四五六]环(?:线|路|(?=高速|[的、，。和与到至]|$))/gu;
const beforeRing = /(?:^|[在到至去往从沿由于近、，。；：！？,.;:!?(（\s])$/u;
/** Roads by their number in the list of a state or a county (`S417线`, `052乡道`, `县道417线`). */
const listedRoad =
  /(?<![\da-z.\-_/])(?:[gsxycz]\d{2,4}(?:线(?!路)|[国省县乡村]道)|\d{2,4}[国省县乡]道)|[国省县乡]道[a-z]?\d{2,4}线(?!路)/gu;
/** Bridges by their number. */
const bridge = /[一二三四五六七八九]桥/gu;
const beforeBridge = /[在到至去往从过和与及、市县]$/u;
const afterBridge = /^(?:$|[东南西北头上下面口附的和与及到至往、，。；：！？,.;:!?)）\s])/u;
/** A line by its number, and what is no line behind a number (`3路灯`, `2路口`). */
const line = /(?<![\da-z.\-_/])([a-z]?\d{1,3})$/u;
const notLine = /^[灯口面段边上人过基况程途障旁两数子网由]/u;
const ride = /公交|公汽|巴士|班车|[乘坐趟]/u;
/** A line by its number in Chinese, where somebody rides: a road may be called so (`八一路`, `二路`). */
const spelledLine = new RegExp(`(?:^|[^一二三四五六七八九十百千零〇第经纬])((?:${lineNumeral})路)$`, 'u');
const afterSpelledLine = /^(?:公交(?!站)|公汽|车(?![辆位道流库祸主])|末班|首班|班次|司机|到站|甩站|绕行|改线)/u;
/** A ring road, by what lies inside and outside of it; a line of a metro. */
const ring = /[一二三四五六]环(?=[以之]?[内外])/gu;
const metro = /[一二三四五六七八九十]{1,3}号线/gu;
/** Stations as a town calls the one that it has of a kind. */
const station = /(?:(?:火车|高铁|汽车)[东南西北]?|[东南西北]客)站$/u;
const beforeStation = /(?:^|[在到至去往从和与是、，（(])$/u;
/** Not the minutes of a clock (`7点40，38路车`). */
const listed = /(?<![\da-z.\-_/:：点]|\d时)(\d{1,3})(?:路)?[、,，和]$/u;
const near = 8;
/** Digits that stand alone, no more than a line has. */
const bareNumber = /(?<![\da-z.\-_/:：])[1-9]\d{1,2}(?![\da-z.\-_/:：%])/gu;
/** What is ridden, right before the number of a line without 路. */
const beforeBareLine = /(?:公交车?|公汽|(?<!静|请|人|又|车)[坐搭]|乘坐|换乘|等(?!级))$/u;
/** Behind it no measure, which any number may have; or the bus itself and who drives it. */
const afterBareLine =
  /^(?:[上去到来回]|公交|班次|间隔|半天|总是|老是|很久|的?车|不来|的?司机|发车|[，。、；！？,;!?]|$)/u;
const afterBusNumber = /^(?:公交|公汽|班次|的?司机|的?班车|路?车间隔)/u;

/** Adds schools, hospitals and lines of buses by their number, and stations, of which no word tells that they are names. */
export function addNumberedNames({ text }: SegmentedText, found: NameList, numbered: readonly number[]): void {
  const place: NumberedText = {
    text,
    found,
    add(name, type, start) {
      const end = start + name.length;
      if (found.overlapping(start, end).length === 0) found.put({ name, type, start, end });
    },
    addAround(pattern, at, type) {
      const from = Math.max(0, at - 5);
      for (const { 0: name, index } of text.slice(from, at + 4).matchAll(pattern)) {
        const start = from + index;
        if (start > at || start + name.length <= at) continue;
        place.add(name, type, start);
        return true;
      }
      return false;
    },
    isRegion: (end) => found.endingAt(end)?.type === 'region' || regionSign.test(text.slice(Math.max(0, end - 2), end)),
  };
  for (const at of numbered) addBySign(place, at);
  addOnlyOnes(place);
  addStations(place);
  addBareLines(text, found);
}

interface NumberedText {
  readonly text: string;
  readonly found: NameList;
  /** Adds a name from a place in the text where no other is. */
  add(name: string, type: string, start: number): void;
  /** Adds what a pattern finds over a place in the text; whether it finds anything. */
  addAround(pattern: RegExp, at: number, type: string): boolean;
  /** Whether the name of a region, or the sign of one, ends there. */
  isRegion(end: number): boolean;
}

/** Adds what the letter behind a number tells. */
function addBySign(place: NumberedText, at: number): void {
  const { text } = place;
  const isDigit = text.charCodeAt(at - 1) < 128;
  const letter = text.charAt(at);
  if ('线国省县乡村'.includes(letter) && isDigit && place.addAround(listedRoad, at, 'road')) return;
  if (letter === '路' && !isDigit) addSpelledLine(place, at);
  else if (letter === '路' || (letter === '线' && isDigit)) addLine(place, at, letter);
  else if (letter === '线') place.addAround(sidedLine, at, 'road');
  else if (letter === '环') addRing(place, at);
  else if (letter === '桥') addBridge(place, at);
  else if (letter === '号') place.addAround(metro, at, 'metro');
  else addHouse(place, at);
}

/** A line of buses or of a metro by digits, and the lines listed before it. */
function addLine({ text, found, add }: NumberedText, at: number, letter: string): void {
  const number = line.exec(text.slice(Math.max(0, at - 5), at))?.[1];
  if (number === undefined || !isLine(text, at, letter)) return;
  const end = letter === '线' && text.charAt(at + 1) === '路' ? at + 2 : at + 1;
  const start = at - number.length;
  add(text.slice(start, end), letter === '路' ? 'road' : 'metro', start);
  if (letter === '路') addListed(text, start, found);
}

function addSpelledLine({ text, add }: NumberedText, at: number): void {
  const name = spelledLine.exec(text.slice(Math.max(0, at - 4), at + 1))?.[1];
  if (name !== undefined && afterSpelledLine.test(text.slice(at + 1, at + 4))) add(name, 'road', at + 1 - name.length);
}

function addBridge(place: NumberedText, at: number): void {
  const { text } = place;
  const isBridge = beforeBridge.test(text.slice(Math.max(0, at - 2), at - 1)) || place.isRegion(at - 1);
  if (isBridge && afterBridge.test(text.slice(at + 1, at + 2))) place.addAround(bridge, at, 'project');
}

/** Adds what a region has one of, right behind its name. */
function addOnlyOnes({ text, found, add }: NumberedText): void {
  for (const { type, end } of [...found.names]) {
    if (type !== 'region' || !onlyOneStarts.includes(text.charAt(end))) continue;
    onlyOne.lastIndex = end;
    const own = onlyOne.exec(text)?.[0];
    if (own !== undefined) add(own, own.endsWith('站') ? 'metro' : 'hospital', end);
  }
}

function addStations({ text, add }: NumberedText): void {
  for (let at = text.indexOf('站', 2); at >= 0; at = text.indexOf('站', at + 1)) {
    const name = station.exec(text.slice(Math.max(0, at - 3), at + 1))?.[0];
    if (name === undefined) continue;
    const start = at + 1 - name.length;
    if (beforeStation.test(text.slice(Math.max(0, start - 1), start))) add(name, 'metro', start);
  }
}

/** Adds lines by their number alone, where what stands beside it says that somebody rides there (`坐317上学`, `317班次`). */
function addBareLines(text: string, found: NameList): void {
  for (const { 0: number, index: start } of text.matchAll(bareNumber)) {
    const end = start + number.length;
    const after = text.slice(end, end + 4);
    const isRidden = beforeBareLine.test(text.slice(Math.max(0, start - 3), start)) && afterBareLine.test(after);
    if (!isRidden && !afterBusNumber.test(after)) continue;
    if (found.overlapping(start, end).length === 0) found.put({ name: `${number}路`, type: 'road', start, end });
  }
}

/** A ring road by its direction, or by what lies inside and outside of it, or where a word leads to it. */
function addRing(place: NumberedText, at: number): void {
  if (place.addAround(ringRoad, at, 'road') || place.addAround(ring, at, 'road')) return;
  if (beforeRing.test(place.text.slice(Math.max(0, at - 2), at - 1))) place.addAround(bareRing, at, 'road');
}

/** A school or a hospital by its number. */
function addHouse({ text, found, add, isRegion }: NumberedText, at: number): void {
  const number = house.exec(text.slice(Math.max(0, at - 4), at))?.[1];
  if (number === undefined) return;
  const end = houseEnd.exec(text.slice(at, at + 5))?.[0] ?? '';
  const start = at - number.length;
  if (end === '' || (number.charCodeAt(0) < 128 && end.length === 1)) return;
  const before = text.slice(Math.max(0, start - 1), start);
  const ofRegion = isRegion(start);
  if (!ofRegion && end !== '完小') {
    if (number.charCodeAt(0) < 128 ? !beforeDigits.test(before) : !isStated(before, end, start, found)) return;
  }
  const rest = text.slice(at + end.length);
  if (end.length === 1 && !(ofRegion && notHouse[end]?.test(rest) === false) && !afterHouse.test(rest)) return;
  if (number + end === '三高' && !afterThirdHigh.test(rest)) return;
  add(number + end, /[医院]/u.test(end) ? 'hospital' : 'school', start);
}

function isStated(before: string, end: string, start: number, found: NameList): boolean {
  return beforeHouse.test(before) || (end === '医院' && before === '有') || found.endingAt(start) !== undefined;
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
