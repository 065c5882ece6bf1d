import type { SegmentedMessage } from '../../core/message.ts';
import { hideRecord } from './hide-record.ts';
import { replaceText } from './replace-text.ts';

const wishes =
  '工作顺利|工作愉快|身体健康|万事如意|生活愉快|阖家幸福|合家欢乐|家庭幸福|事业有成|新年快乐|节日快乐|一切顺利|步步高升';

const courtesyWords = [
  '再次|在此|先|先行|非常|十分|万分|衷心|由衷|真诚|真诚地|真心|深表|深深|深深地|致以|表示|并|也|都|让|给|对|于|为|的|地|啦|了|哦|啊|呢',
  '尊敬|尊敬的|各位|有关|相关|上级|承办|属地|职能|市|县|区|省|政府|部门|单位|领导|领导们|书记|市长|县长|区长|省长|局长|您|您们|你们|大家|我|我们|能|能够|可以',
  '感谢|感激不尽|不胜感激|感激|谢意|敬意|辛苦|麻烦|打扰|拜托',
  '此致|敬礼|敬上|顺颂|商祺|谨祝|敬祝|恭祝|顺祝|祝|祝愿|平安',
  wishes,
  '均|全部|完全|句句|绝对|皆|属实|真实|愿承担法律责任|愿承担一切法律责任',
  '恳请|敬请|恳求|望|希望|盼|盼望|期盼|期待|请|候|静候|等待|等候|早日|尽快|尽早|及时|在百忙之中|百忙之中|抽空|抽出时间|抽出宝贵时间',
  '予以|给予|引起|高度|足够|多多|关注|关心|重视|过问|体察|理解|支持|帮助|阅读|倾听|聆听|回复|答复|回音|回应|佳音|好消息|为盼|为谢',
  // How clerks close a record: 望帮忙协调解决, 请核实处理并回复来电人, 现来电反映，请核处.
  '帮忙|协助|协调|核实|核查|查实|核处|核办|妥处|酌处|调查|处理|办理|处置|解决|落实|后|将|把|结果|来电人|诉求人|反映人|本人|联系|特此反映|特此报告',
  '现|特|故|因此|对此|市民|来电反映|来电反应|致电反映|来信反映',
]
  .flatMap((line) => line.split('|'))
  .sort((a, b) => b.length - a.length);
/** What takes more than a list of words: what was written, who writes, dates. */
const courtesyForms = [
  '(?:以上|上述|所述|所反映的?)(?:内容|情况|问题|事实|反映|所述)?',
  '(?:一位|一个|一名)?(?:普通|热心|无奈的?)?(?:市民|居民|业主|村民|家长|群众|老百姓)',
  '\\d+年|\\d+月|\\d+[日号]|[\\d./:-]+(?![\\d./:-])',
];
/** Thanks, however often it is said in one breath; where 谢意 is meant, the words have it. */
const thanks = '多?谢+(?!谢)';

/**
 * Words of courtesy, one behind the other: thanks, wishes, assurances, hopes for an answer. Of any matter there is no word among them.
 * The longest one is taken and stays, so that a text which is nearly courtesy alone is not tried over and over.
 */
const courtesy = new RegExp(`^(?:(?=(?<word>${[...courtesyForms, ...courtesyWords, thanks].join('|')}))\\k<word>)+$`);
/** Without one of these such words are no courtesy: 请尽快处理 alone may be what is wanted, and is no matter either. */
const telling = new RegExp(
  `谢|感激|此致|敬礼|祝|协调|核实|核查|查实|核处|核办|妥处|酌处|[来致]电反[映应]|来信反映|特此反映|来电人|诉求人|反映人|属实|真实|关注|关心|重视|百忙|回复|答复|回音|佳音|为盼|${wishes}|^[\\d年月日号./:-]+$`,
);
const separators = /[。,.!?;:~、\n ]/;
/** What is longer is no courtesy alone. */
const longest = 40;

/**
 * Blanks, length for length, by what formula a text begins and ends: the caller, fields and notes of a record, and the courtesy
 * behind the last word on the matter.
 * They say nothing of the matter, but stand where what says most is looked for. A text that is nothing else stays as it is.
 */
export function hideFormulas(message: SegmentedMessage): SegmentedMessage {
  const title = replaceText(message.title, hideRecord(message.title));
  const body = replaceText(message.body, hideCourtesy(hideRecord(message.body)));
  return title === message.title && body === message.body ? message : { title, body };
}

/** A text with blanks in the place of the courtesy it ends with; goes back clause by clause as long as there is that alone. */
export function hideCourtesy(text: string): string {
  let kept = text.length;
  for (let end = text.length; end > 0; ) {
    while (end > 0 && separators.test(text[end - 1]!)) end--;
    let start = end;
    while (start > 0 && end - start <= longest && !separators.test(text[start - 1]!)) start--;
    const clause = text.slice(start, end);
    if (clause.length > longest || !telling.test(clause) || !courtesy.test(clause)) break;
    kept = start;
    end = start;
  }
  return kept === text.length || !/\p{L}/u.test(text.slice(0, kept)) ? text : text.slice(0, kept).padEnd(text.length);
}
