import { dropNamedMatter } from './named-matter.ts';
import { dropCourtesies } from './parse-reply.ts';

/** Stands for a name. */
const someone = '某';
/** Fewer characters beside the names say nothing of a form: such a reply is compared with its names. */
const leastWords = 8;

/** What names of places and offices end with, unless what follows makes another word of it. */
const ending = [
  '[省州旗乡镇]',
  '市(?![场民])',
  '区(?![域别分间])',
  '县(?!域)',
  '村(?![民里])',
  '街道|社区|小区|[管党居村]委会|办公室|办事处|政府|公司|集团|中心|[总支大中]队|委员会|学校|大学|中学|小学|幼儿园|医院|法院|检察院|银行|残联|妇联|工会|[传织战]部',
  '局(?![面部限])',
  '委(?![托派屈会员])',
  '厅',
  '办(?![理结法事公学证案好成妥件复])',
  '(?:派出|研究|卫生|事务|管理|监管|税务|国土|司法)所|站(?!在)',
].join('|');
/** Characters of running text, which names do not have. */
const nameCharacter = '(?![的了已您你我将请转把被其该此这们])[\\p{Script=Han}\\w*]';
/** After what a name may begin; a code of a place (A7县) begins one anywhere. */
const before = '^|[^\\p{Script=Han}\\w*]|[转交由请经向与和及同对在到至从给送派为是责成求促调的我]';
const name = new RegExp(
  `(?:(?<=${before})|(?=[A-Za-z]\\d*[省市区县]))(?:${nameCharacter}){1,12}?(?:${ending})(?:(?:${nameCharacter}){0,12}?(?:${ending}))*`,
  'gu',
);
const names = new RegExp(`${someone}(?:[、和与及]?${someone})+`, 'gu');

/**
 * The words of a reply that do not vary with its case: greetings, thanks, what it names as the matter, quoted names, numbers, dates,
 * punctuation and white space are taken out, and every name of places and offices becomes the same.
 */
export function plainReply(reply: string): string {
  const form = dropNamedMatter(dropCourtesies(reply));
  const unquoted = form.replace(/[“"'「][^”"'」]{1,30}[”"'」]/gu, '').replace(/\s+/gu, '');
  const plain = dropRest(unquoted.replace(name, someone).replace(names, someone));
  return plain.replaceAll(someone, '').length < leastWords ? dropRest(unquoted) : plain;
}

function dropRest(text: string): string {
  return text.replace(/[\w*]+/gu, '').replace(/[年月日\p{P}]+/gu, '');
}
