import type { SegmentedMessage } from '../../core/message.ts';
import { replaceText } from './replace-text.ts';

/** Who called, and that he said something, as hotlines' clerks begin a record: 来电人反映, 市民王先生致电称. What he did by it (投诉, 咨询) stays. */
const caller = new RegExp(
  `(?<=^|[。,.!?;:\\n ])(?:该|某)?(?:${[
    '(?:来电|致电|来访|来信|诉求|投诉|举报|反映|咨询|求助)(?:人|者|群众|市民|居民)(?:(?:来电|致电|来访|来信)?(?:反映|反馈|表示|告知|说|称)(?:称|说|其)?)?',
    '(?:市民|群众|居民|网友|网民)(?:[\\u4e00-\\u9fff]{0,3}(?:先生|女士|同志))?(?:(?:来电|致电|来信|来访)(?:反映|反馈|表示|告知|说|称)?|反映|反馈|表示|称)(?:称|说|其)?',
  ].join('|')})`,
  'g',
);
/** Within so many characters a record names its caller. */
const openingLength = 30;

const wishes =
  '工作顺利|工作愉快|身体健康|万事如意|生活愉快|阖家幸福|合家欢乐|家庭幸福|事业有成|新年快乐|节日快乐|一切顺利|步步高升';

/**
 * Words of courtesy, one behind the other: thanks, wishes, assurances, hopes for an answer. Of any matter there is no word among them.
 * None can be read in two ways that matter, so that a text which is nearly one is not tried over and over.
 */
const courtesy = new RegExp(
  `^(?:${[
    '再次|在此|先行?|非常|十分|万分|衷心|由衷|真诚地?|真心|深表|深深地?|致以|表示|并|也|都|让|给|对|于|为|的|地|啦|了|哦|啊|呢',
    '尊敬的?|各位|有关|相关|上级|市|县|区|省|政府|部门|领导们?|书记|市长|县长|区长|省长|局长|您们?|你们|大家|我们?|能|能够|可以',
    '多?谢+(?!谢)|感谢|感激不尽|不胜感激|感激|谢意|敬意|辛苦|麻烦|打扰|拜托',
    '此致|敬礼|敬上|顺颂|商祺|谨祝|敬祝|恭祝|顺祝|祝愿?|平安',
    wishes,
    '(?:以上|上述|所述|所反映的?)(?:内容|情况|问题|事实|反映|所述)?|均|全部|完全|句句|绝对|皆|属实|真实|愿承担(?:一切)?法律责任',
    '恳请|敬请|恳求|望|希望|盼望?|期盼|期待|请|静?候|等待|等候|早日|尽快|尽早|及时|在?百忙之中|抽空|抽出(?:宝贵)?时间',
    '予以|给予|引起|高度|足够|多多|关注|关心|重视|过问|体察|理解|支持|帮助|阅读|倾听|聆听|回复|答复|回音|回应|佳音|好消息|为盼|为谢',
    '(?:一位|一个|一名)?(?:普通|热心|无奈的?)?(?:市民|居民|业主|村民|家长|群众|老百姓)|特此(?:反映|报告)|\\d+年|\\d+月|\\d+[日号]|[\\d./:-]+(?![\\d./:-])',
  ].join('|')})+$`,
);
/** Without one of these such words are no courtesy: 请尽快回复 alone may be what is wanted, and is no matter either. */
const telling = new RegExp(
  `谢|感激|此致|敬礼|祝|属实|真实|关注|关心|重视|百忙|回复|答复|回音|佳音|为盼|${wishes}|^[\\d年月日号./:-]+$`,
);
const separators = /[。,.!?;:~、\n ]/;
/** What is longer is no courtesy alone. */
const longest = 40;

/**
 * Blanks, length for length, by what formula a text begins and ends: the caller of a record, and the courtesy behind the last word on the matter.
 * They say nothing of the matter, but stand where what says most is looked for. A text that is nothing else stays as it is.
 */
export function hideFormulas(message: SegmentedMessage): SegmentedMessage {
  const title = replaceText(message.title, hideCaller(message.title.text));
  const body = replaceText(message.body, hideCourtesy(hideCaller(message.body.text)));
  return title === message.title && body === message.body ? message : { title, body };
}

/** Of records alone: what a letter says of an informer or a reporter further on is its matter. */
function hideCaller(text: string): string {
  if (text.slice(0, openingLength).search(caller) < 0) return text;
  return text.replace(caller, (found) => ' '.repeat(found.length));
}

/** Goes back clause by clause as long as there is courtesy alone. */
function hideCourtesy(text: string): string {
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
