import { readSigns } from '../../naming/titles.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import { listAsks } from './read-clause.ts';
import type { Clause } from './split-clauses.ts';

/** Tells what somebody is accused of. A line or a box for such is a noun. */
const accusing =
  /^(?:强烈|再次|多次|实名|联名)*(?:投诉|举报|控诉|控告|质疑|曝光|揭露|揭发)(?!电话|热线|渠道|平台|系统|信?箱|奖|有奖|处理|机制|制度|功能|入口|信息|人|者|无门|流程|率|途径|方式|窗口)(?!.*(?:要求|请求|希望|建议|恳请))|的(?:质疑|投诉|举报|控诉)$/u;
/** A wish, or the question whether something can be done. */
export const wishing =
  /建议|希望|反对|抗议|抵制|支持|赞成|不要|请求|恳请|恳求|呼吁|盼|望|要求|申请|应该?(?!收|付|急|届|聘|诉|对|酬|试)|[求请](?!问|客|教|假)|急需|亟[需待]|能否|可否|能不能|可不可以|是否(?:可以|能)|何时|什么时候/u;
/** Asked for against what is wrong ("加装监控防偷盗"). */
const against = /解决|缓解|防[止范]?|减少|避免|消除|治理|整治|禁止|抓拍|监[控测督]|查处|处罚|隔/u;
/** How what is asked for is to be, in words that elsewhere say what is wrong ("工资不低于…", "无障碍通道"). */
const manner = /不(?:低于|少于|超过|再|得|要|收|限|用|受|断)|无(?:障碍|人|线|接触|偿)/gu;
/** Groups of asks for more: who rids somebody of something may name what is wrong with it ("整治夜市扰民"). */
const forMore: ReadonlySet<string> = new Set(['add', 'repair', 'time']);

/**
 * Whether a clause of a letter's title complains: it accuses somebody, or says after the word that elsewhere asks for something what is wrong
 * with that ("小区旁建变电站辐射大", "改造工程拖欠工资").
 */
export function complains({ written, plain }: Clause, lexicon: ThemeLexicon): boolean {
  if (accusing.test(written)) return true;
  if (wishing.test(written)) return false;
  const asks = listAsks(plain, lexicon);
  const [first] = asks;
  if (first === undefined || !asks.every(({ ask }) => forMore.has(lexicon.asks[ask]!.group))) return false;
  const rest = plain.slice(first.start + first.word.length);
  return readSigns(rest.replace(manner, '')).trouble && !against.test(rest);
}
