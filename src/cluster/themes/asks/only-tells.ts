/** Forbids: whom it is done to complains of it ("不让进门"), and after "定位" it says that something is not exact. */
const forbidding = /^不[让准许]$/u;
/** Says that a ban is wished. */
const wished = /(?:建议|希望|应该?|要|最好|必须|一律|也|再)$/u;
/** The ban is there, and the writer minds. */
const minded = /(?:就|还|又|也|却|都|总|老|偏|硬是?)$/u;
/** Others said so ("说要合并到别处"); who says so himself opens with it. */
const reported = /(?<![应再按据来想要])说(?!句|一|实|真|说|明)\p{Script=Han}{2,}$/u;
/** It is somebody's way of doing it that counts, not that it is done ("按规定开放"). */
const according = /(?:按照?|依照?|根据|参照)$/u;
/** "装糊涂": pretends. */
const pretence = /^(?:作|出?样子|听不|没听|看不|没看|不知|聋|哑|瞎|傻|糊涂|死)/u;
/** Done once, by the writer ("修河堤背过沙"). */
const past =
  /^(?:过(?!街|路|江|河|桥|渡|道|滤|夜|冬|期|程)|\p{Script=Han}{1,6}(?<![通超不经越跨])过(?![街路江河桥渡道滤夜年节期度来去])\p{Script=Han}{1,2}$)/u;
/** What is so only where something is done ("有人看才营业"). */
const consequence = /^(?:才(?!能)|就(?![业好行可]))/u;
/** What it costs to get it done as things are ("办个证要跑三趟"). */
const cost =
  /(?:还|都|就)?[得要](?:花|交|出|坐|跑|等|排|走|收|掏|转)?[\d一二两三四五六七八九十百千半]+[个多]*(?:块|元|万|站|趟|小时|钟头|里|公里|天|次|分钟|月)/u;
/** What something is to be entered in, whose name holds the word ("列入城市|更新|计划"). */
const entered = /[列纳]入[^，]{0,6}$/u;
/** The word is part of what something is said of ("专业设置|与产业对接"). */
const subject = /^[与跟]/u;
/** A plain verb before what describes a thing ("放垃圾的箱子", "开民宿的"). */
const describing = /^[^，]{1,5}的/u;
/** Only says of what something is too little ("加装电梯的补助太少"). */
const shortOf = /^\p{Script=Han}{1,6}的\p{Script=Han}{2,8}(?:太|偏|过|很|极)[少低贵高慢难长短差]$/u;
/** The last sign of these begins a longer word ("保安|装睡", "公安|装…"). */
const guards = /[保公治]$/u;

/** Whether a clause tells what is done or was done with the word that elsewhere asks for it. */
export function onlyTells(lead: string, ask: string, rest: string): boolean {
  if (forbidding.test(ask)) {
    if (rest === '' || minded.test(lead) || (ask === '不让' && !wished.test(lead))) return true;
  }
  return (
    reported.test(lead) ||
    according.test(lead) ||
    past.test(rest) ||
    consequence.test(rest) ||
    cost.test(rest) ||
    entered.test(lead) ||
    subject.test(rest) ||
    shortOf.test(rest) ||
    (ask.length === 1 && describing.test(rest)) ||
    (/装$/u.test(ask) && pretence.test(rest)) ||
    (ask.startsWith('安装') && guards.test(lead))
  );
}
