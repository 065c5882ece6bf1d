/** Who called, as clerks write of him. */
const whom = '(?:该|某|有)?(?:来电|诉求|反映|投诉|举报|信访|申诉|求助|来访|来信)[人者]';
const caller = `(?:${whom}|市民|群众|居民|网友|业主|用户|当事人|本人|其)?`;
const order = '(?:工单|诉求|来电|来信|投诉|举报|案件|件|单)';
const often = '(?:再次|又一?次|多次|反复|[几数两二三四五六七八九十]次|第[二两三四五六七八九十\\d]+次)';
const calling = '(?:来电|致电|去电|拨打|反[映应]|投诉|举报|上报|联系|催[办单促]|拨打热线|打(?:过)?(?:热线|电话))';
/** What an order is among others: the first, one once more, one that was sent back. */
const kind =
  '(?:催[办单促]|重复|重[办发]|退[回单]|督[办察]|转[办派]|[二再多]次|加急|紧急|特急|回访|不满意|疑难|补充|跟进|续)';
const vain =
  '(?:(?:均|都|仍|但|一直|至今)*(?:未果|无果|无效|未(?:得到)?(?:解决|处理|答复|回复)|[没无]有?(?:人|结果|回[复应音]|下文|解决|处理|答复|效果)(?:处理|管|理|联系|答复|回复)?))';
const result = '(?:处[理置]|办[理结]|回复|答复|反馈|解决|整改)?(?:结果|情况|意见|答复|回复)?';

/** A clause that says what order this is among others, and nothing of the matter: as clerks and order systems write. */
const note = new RegExp(
  [
    `^(?:此|本|该|现)?${order}?[为系属是]?(?:一[件个])?${kind}+(?:派|办|处理)?${order}{0,2}$`,
    `^${caller}(?:现|又|今日?)?${often}?(?:来电|致电|电话)?催[办单促问](?:此[事件]|该${order}+|${order}{1,2})?$`,
    `^${caller}(?:就?此事)?(?:已经?|曾经?|此前|之前|前期)*${often}${calling}(?:热线|12345|平台|电话|${order})*[,，]?${vain}$`,
    `^(?:电话)?回访(?:时|中|后)?${caller}?(?:表示|反馈|评价|结果)?[为是：:]?(?:不(?:满意|认可|同意)|未解决)$`,
    `^(?:${whom}|市民|群众|居民|网友|用户)(?:再次)?(?:来电|致电)?(?:表示)?(?:对|就)?${result}(?:表示)?不(?:满意|认可|予认可|认同)$`,
    `^${caller}(?:再次|现|故|因此|强烈)*(?:来电|致电)?(?:要求|申请|请求|希望|请)(?:承办单位|相关部门|有关部门)?(?:重[办派]|退回重[办派]|(?:重新|再次|二次)(?:办理|处理|核实|核查|调查|派单|转办|答复|回复)|重新处理(?:此事|问题)?)$`,
    `^(?:原|关联|前次|上次|前一?[个次]|上一?[个次]|首次|历史|主|该|此)?(?:工单|诉求|受理|案件|派单)(?:编?号码?|单号)?[为是:：]?\\s*[(（]?[a-z]{0,6}[-_]?\\d[\\d-]*[)）]?$`,
    `^${caller}(?:表示|称|反映)?(?:至今|一直|始终|仍然?|还是)*[没无未]有?(?:任何)?(?:人|单位|部门|工作人员)?(?:与|和|跟)?(?:${caller})?(?:取得)?(?:联系|回复|答复|回访)(?:过|到)?(?:他|她|${whom}|市民|自己|我)?$`,
    `^(?:重复|再次|多次)(?:来电|致电|反[映应]|投诉|举报|信访|工单|派单|诉求)件?$`,
    `^(?:不满意|催[办单]|重[办派]|退回重?办?|督办)(?:件|单|工单|派单|诉求)?$`,
  ].join('|'),
  'iu',
);

/** Holds for every note: most clauses are looked at no further. */
const hint =
  /催|重[办复发新派]|退[回单]|督[办察]|[转二再]|急|回访|满意|认[可同]|疑难|补充|跟进|续|[来致去]电|拨打|热线|电话|反[映应]|投诉|举报|上报|联系|回复|答复|诉求|工单|案件|受理|派单/u;

/** Who called, or that somebody had called before, before what he said; 反映强烈 and 反映热点 are no such. */
const said = new RegExp(
  `^(?:${whom}|市民|群众|网友)?(?:此前|之前|先前|前期)(?:曾经?|已经?|${often})*(?:来电|致电)?(?:反[映应]|投诉|举报)(?:过|了)?[，,：:]?(?=.{4})|^(?:${whom}|市民|群众|网友)${often}?(?:来电|致电)?(?:(?=(?:反[映应](?!强烈|最|集中|热|较)|投诉|举报|咨询|求助).{4})|(?:称(?![号呼职赞])|表示|催[办单促问])[，,：:]?(?=.{4}))`,
  'u',
);
/** Whoever called, where a title has him: who reads it needs to know no more than that it was somebody. What becomes of whoever complained (`举报人被报复`) is the matter. */
const somebody = '(?:来电|诉求|反映|来访|来信)[人者]';
const owed = new RegExp(`(?<=拖欠|克扣|[欠扣])${somebody}的?(?=.{2})|^${somebody}的?(?=.{4})`, 'gu');
const anyone = new RegExp(somebody, 'gu');

/** What stands between a note and what follows, as titles have it. */
const mark = /[，,。；;：:！!(（ \t]/u;
/** What an order is called behind its matter (`路灯不亮的工单`). */
const called =
  /(?:的|一事的?|问题的?)?(?:催办|投诉|举报|诉求|来电|求助|咨询|重办)?(?:工单|来电件|诉求件|投诉件|举报件|催办件|重办件|信访件)$/u;
/** Of a title so short nothing is taken: what is left would say nothing. */
const least = 4;
/** No note is longer. */
const longest = 40;
/** A title has no more notes. */
const mostNotes = 4;

/** Whether a clause only says which order it is, that somebody called before or that nobody answered. */
export function saysWhichOrder(clause: string): boolean {
  return clause.length <= longest && hint.test(clause) && note.test(clause.trim());
}

/** A title without such clauses before and behind what it says, and without that it is an order; as it was where it says nothing else. */
export function leaveOrderNotes(title: string): string {
  let rest = title;
  for (let taken = 0; taken < mostNotes; taken += 1) {
    const left = leaveLast(leaveFirst(rest)).replace(said, '');
    if (left === rest) break;
    rest = left;
  }
  const plain = rest.replace(called, '');
  return nameCaller(plain.length >= least ? plain : rest.length >= least ? rest : title);
}

/** A title in which a caller is nobody of the order's, but one of many. */
function nameCaller(title: string): string {
  return /[人者]/u.test(title) ? title.replace(owed, '').replace(anyone, '市民') : title;
}

function leaveFirst(text: string): string {
  for (let at = text.search(mark); at > 0 && at <= longest; at = next(text, at + 1)) {
    const rest = text.slice(at + 1).trimStart();
    if (saysWhichOrder(text.slice(0, at)) && rest.length >= least) return rest;
  }
  return text;
}

function leaveLast(text: string): string {
  const from = Math.max(least, text.length - longest);
  for (let at = next(text, from); at > 0; at = next(text, at + 1)) {
    if (saysWhichOrder(text.slice(at + 1).replace(/[)）]$/u, ''))) return text.slice(0, at);
  }
  return text;
}

function next(text: string, from: number): number {
  const at = text.slice(from).search(mark);
  return at < 0 ? -1 : from + at;
}
