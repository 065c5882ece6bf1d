import type { SegmentedMessage } from '../../core/message.ts';
import { callKind, type KindAndUrgency } from '../kind-and-urgency.ts';

/** What is asked for is that somebody is looked into or punished; not that somebody helps the writer to look. */
const reckoning =
  /(?:请|要求|[希盼]望|应该?|必须)[^。!?;,\n帮替]{0,14}(?:查(?:处(?!理)|清|明|一查|办|[他她])|严查|彻查|重新调查|追[究责纠]|问责|严惩|取缔|约谈|处罚|惩处|依[法规](?![^。!?;,\n]{0,3}给我)|处理(?:[他她它这该此]|[^。!?;,\n]{0,6}老板)|换人)|(?<!帮[^。!?;,\n]{0,8})依法(?:处理|办[他她]|追[究纠]|查处(?!理))|[我俺]们?(?:就是|是)?不服(?!气)|凭什么/u;
/** The writer speaks for those who live where he lives. */
const neighbours =
  /(?:我们|俺们|咱们)(?:全?村|小区|村?组|队|寨|楼|单元|院|(?:一共|全部|这)*(?!一户)[一二三四五六七八九十百千几多\d]+(?:多|来|余)?户)/u;
/** Somebody owed it, put it off or sent them on. */
const failing =
  /(?:没|不|只)付|不给|没给|不[认管理修]|没人管|推[诿脱给来]|说[^。!?;,\n]{0,6}(?:没有?移交|不归|协商|等)|没动静|没[有个]?说法|拖[了着欠]|找不到人|跑路|到底该?谁管/u;
/** Nobody is blamed, or it is a matter of how to live on. */
const rescue = /不怪|怪不[了得]|没法怪|不能怪|不怨|天灾|活路|救命|救救|安置|宽限|断粮|无家可归|做主/u;
/** Pay of one's own is a call for help, whoever is blamed for it. */
const pay = /工资|工钱|血汗钱|薪|劳务费/u;

/**
 * Who wants somebody looked into, and who speaks for all neighbours against those who do not act, complains, whatever of his own life he
 * tells with it. For short plain texts alone: in letters of boards pleas and charges stand side by side.
 */
export function settleBlame(said: KindAndUrgency, { title, body }: SegmentedMessage): KindAndUrgency {
  const { kind, urgency } = said;
  if (kind.prediction.label !== 'help' || urgency.prediction.label === 'critical') return said;
  const text = `${title.text}\n${body.text}`;
  if (pay.test(text)) return said;
  const isGroup = neighbours.test(text) && failing.test(text) && !rescue.test(text);
  return isGroup || reckoning.test(text) ? callKind(said, 'complaint') : said;
}
