import type { Random } from '../../src/core/effects.ts';
import { between, chance, pick } from './dice.ts';

/** Slips of pinyin input that citizens' messages are full of: intended → written. */
const slips: readonly (readonly [string, string])[] = [
  ['反映', '反应'],
  ['部门', '部们'],
  ['已经', '以经'],
  ['现在', '现再'],
  ['严重', '严中'],
  ['希望', '西望'],
  ['解决', '解绝'],
  ['领导', '领道'],
  ['没有', '没又'],
  ['居民', '具民'],
  ['小区', '小曲'],
  ['物业', '物叶'],
  ['施工', '师工'],
  ['影响', '影晌'],
  ['请问', '清问'],
  ['负责', '付责'],
  ['处理', '处里'],
  ['生活', '生话'],
  ['业主', '业住'],
  ['收费', '收废'],
  ['公交', '公叫'],
  ['答复', '答付'],
  ['再', '在'],
  ['的', '地'],
  ['做', '作'],
  ['那', '哪'],
  ['账', '帐'],
  ['坐', '座'],
  ['至今', '致今'],
  ['不能', '不能能'],
  ['一直', '一只'],
  ['我们', '我门'],
];

/** Writes up to three slips into a text (digits and letters, so personal data and plates, stay untouched). */
export function addTypos(random: Random, text: string): string {
  let changed = text;
  for (let i = between(random, 1, 3); i > 0; i--) {
    const [right, wrong] = pick(random, slips);
    const from = Math.floor(random() * changed.length);
    const at = changed.indexOf(right, from);
    if (at >= 0) changed = changed.slice(0, at) + wrong + changed.slice(at + right.length);
  }
  return changed;
}

/** Habits of writing that change no word: lost punctuation, repeated marks, spaces for commas, line breaks. */
export function restyle(random: Random, text: string): string {
  const dice = random();
  if (dice < 0.05) return text.replace(/[，。；、]/gu, ' ');
  if (dice < 0.09) return text.replace(/[。；]/gu, '，');
  if (dice < 0.13) return text.replace(/。/gu, '！');
  if (dice < 0.19) return text.replace(/，/gu, ',').replace(/。/gu, '.');
  if (dice < 0.25) return text.replace(/([。！])(?=.{30})/gu, '$1\n');
  return text;
}

/** What exports leave in a cell: indents of the page, HTML, full-width digits. */
export function addExportDebris(random: Random, body: string): string {
  const dice = random();
  if (dice < 0.35) return `\n\t\t\t\t\t\n\t\t\t\t\t${body}\n\t\t\t\t\t\n\t\t\t\t`;
  if (dice < 0.38) return `<p>${body.replaceAll('\n', '<br/>')}</p>`;
  if (dice < 0.4) return body.replace(/ /gu, '&nbsp;').concat('&nbsp;');
  if (dice < 0.42) return `　　${body}`;
  return body;
}

/** A few changes of wording at the edges, as people make who paste another's letter. */
export function retouch(random: Random, text: string): string {
  const sentences = text.split(/(?<=[。！？])/u).filter((part) => part !== '');
  if (sentences.length >= 8 && chance(random, 0.5)) sentences.splice(between(random, 1, sentences.length - 2), 1);
  const opening = pick(random, ['', '转发邻居的留言：', '同求。', '我也反映一下。', '']);
  const ending = pick(random, ['', '顶！', '请重视。', '再次反映。', '谢谢领导']);
  const joined = opening + sentences.join('') + ending;
  return joined === text ? `${text}请回复。` : joined;
}
