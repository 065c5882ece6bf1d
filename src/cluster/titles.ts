/** Longest title, in characters. */
export const titleLimit = 30;

const greeting = /^尊敬的[^，,:：]{0,10}[，,:：]/u;
/** Says that somebody writes, not what: whoever complains or asks does. */
const opening = /^(?:(?:强烈|再次|实名|联名)?(?:请问|投诉|举报|咨询|反映|质疑|控诉)(?!求|[将把给让为被对向]))+/u;
/** What an opening or a closing says of what the writer holds of the matter. */
const stance = /投诉|举报|咨询|质疑|控诉/gu;
/** Words of what is wrong, of any matter. */
const trouble =
  /[不无未没难乱违坏差欠扰臭堵危骗漏毁滥逾拒拖脏吵抢殴伤亡偷盗缺塌裂损罚贪腐瘫淹毒]|污染|侵占|欺[负诈压凌]|暗箱|恶[劣意]|昂贵|阻[止挠拦]|形式主义|噪[音声]|强[制行拆迫]|私[自建搭]|擅自|超[标载生高]|过[高多大低慢少]|太[高多大低慢少黑贵]|隐患|纠纷|传销|垄断|补课|偷工|虚假|涨价|油烟|粉尘|灰尘|扬尘|异味|故障|事故|风险|赌博|霸王|天价|辐射|暴力|威胁|歧视|作弊|套路|占[道用]|烧烤|非法|敷衍|推[诿卸脱]|失职|不作为|停[水电气工课运]|断[水电气路]|烂尾|黑[心车恶]|破[旧损烂坏]|只[有租]/u;
/** Asks something, or names what one asks for. */
const question =
  /[吗呢?？谁哪]|何时|什么|怎么|怎样|如何|多少|多久|几时|[是能可应该会要有][没否不]|为何|为什么|可以|标准|条件|流程|程序|政策|规定|时间|进度|进展|规划|资格|手续/u;
/** A demand that somebody see to the matter: beside what is wrong it says nothing. */
const leadingPlea =
  /^(?:强烈)?(?:恳请|敬请|请求|呼吁|希望|恳望|望|请|求)(?:相关|有关|各位)?(?:领导|政府|部门)?(?:重视|关注|关心|过问|管管|解决|处理|查处|整治)(?:一下)?(?=.{8,})/u;
/** Without it a demand would read as if it were met. */
const demand = /^(?:强烈|再次|实名|联名)*(请求|恳求|恳请|跪求|急求|呼吁|建议|希望|要求|请|望|求)/u;
/** Openings that belong to a closing: without it, or without a noun before it, they cannot go. */
const relation = /^(?:关于|针对|对于|对|就)/u;
const closing = /(?:的(?:相关|几个|一些|有关)?(?:问题|情况|事情|事宜|投诉|咨询|反映|疑问)(?:反映|咨询)?|等问题|一事)$/u;
/** A last clause that only asks for attention: whoever writes wants that. */
const plea =
  /[，,；;、 ]+(?:强烈)?(?:恳请|恳求|请求|请|敬请|望|盼|求|跪求|希望|期待|期盼|要求|呼吁)[^，,；;、 ]{0,9}?(?:关注|重视|解决|处理|回复|答复|管管|管一管|帮助|帮忙|介入|查处|调查|关心|过问|出面|落实)(?:一下|此事|该问题|问题|下)?$/u;
const marks = /[\s!！?？。.,，;；:：、~～…]+$/u;

/** Says how many matters there are, or that there are some, and not which. */
const vague =
  /(?:[一二两三四五几多]|\d)+[点个件条项](?:问题|建议|意见|疑问|疑惑|情况|看法)|(?:相关|有关|诸多|种种|一些|若干)(?:问题|建议|情况|事宜)|心声|之我见/u;

/** Whether a title does not say what the matter is. */
export function isVague(title: string): boolean {
  return vague.test(title);
}

/**
 * A message's title without greeting, formulas of complaining, and marks at the end; the title as it was where nothing would be
 * left. Demands stay demands, and who complains or asks does so still where the rest says neither what is wrong nor what is asked.
 */
export function cleanTitle(title: string): string {
  const plain = title.replace(/\s+/gu, ' ').replace(marks, '').trim();
  const sentence = plain.split(/[!！?？。]/u)[0]!.trim();
  // What follows an exclamation is mostly feeling.
  const trimmed = sentence.length >= 8 ? sentence : plain;
  const asked = trimmed.replace(plea, '');
  const whole = (asked.length >= 6 ? asked : trimmed).replace(greeting, '');
  const started = whole.replace(opening, '').replace(marks, '');
  const seenTo = started.replace(leadingPlea, '');
  const open = trouble.test(seenTo) ? seenTo : started;
  if (demand.test(open)) return open.replace(demand, (_, verb: string) => (/^[跪急]/u.test(verb) ? '请求' : verb));
  const closed = open.replace(closing, '').replace(marks, '');
  const cut = (closed === open ? open : closed.replace(relation, '')).replace(opening, '').trim();
  if (cut.length < 4) return trimmed;
  const kept = findStance(opening.exec(whole)?.[0] ?? '') ?? findStance(closing.exec(open)?.[0] ?? '');
  return kept === null || saysMatter(cut, kept) ? cut : `${kept}${cut}`;
}

function findStance(formula: string): string | null {
  return formula.match(stance)?.at(-1) ?? null;
}

function saysMatter(title: string, kept: string): boolean {
  return trouble.test(title) || (kept === '咨询' && question.test(title));
}

/** Words that a title can do without. */
const fillers = /尽快|尽早|强烈|再次|严肃|坚决|进一步|为什么|究竟/gu;

/** Cuts a title to `titleLimit` characters at a clause or word end where possible, keeping the clause with the place. */
export function shortenTitle(title: string, place: string | null): string {
  if (length(title) <= titleLimit) return title;
  const plain = title.replace(fillers, '');
  if (length(plain) <= titleLimit) return plain;
  const clauses = plain.split(/[，,。！!？?；; ]+/u).filter((clause) => clause !== '');
  const at =
    place === null
      ? 0
      : Math.max(
          0,
          clauses.findIndex((clause) => clause.toLowerCase().includes(place)),
        );
  let kept = clauses[at] ?? plain;
  for (const clause of clauses.slice(at + 1)) {
    if (length(kept) + length(clause) + 1 > titleLimit) break;
    kept = `${kept}，${clause}`;
  }
  return length(kept) <= titleLimit ? kept : closeMarks([...kept].slice(0, titleLimit).join(''));
}

/** A cut text without a quotation or bracket that the cut left open. */
function closeMarks(text: string): string {
  const at = Math.max(text.lastIndexOf('“'), text.lastIndexOf('《'), text.lastIndexOf('（'), text.lastIndexOf('('));
  return at >= 4 && !/[”》）)]/u.test(text.slice(at)) ? text.slice(0, at) : text;
}

function length(text: string): number {
  return [...text].length;
}
