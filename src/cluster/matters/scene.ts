import { readSigns } from '../naming/titles.ts';

const kin =
  '(?:(?:父母|父亲|母亲|爸爸?|妈妈?|爷爷|奶奶|外[公婆]|丈夫|妻子|爱人|配偶|儿子|女儿|子女|小孩|孩子|儿媳|孙[子女]|家人|朋友|同事|[子女父母夫妻兄弟姐妹])(?:[及与和、](?=\\p{Script=Han}))?){1,2}';
const whose = `(?:其|本人|自己)(?:本人|自己)?(?:${kin})?`;
/** How somebody came to what is the matter: bought, rented, goes to school or is treated there. */
const deed =
  '(?:购买?|购置|购房|购车|买了?|办[理了]?[^，,]{0,4}卡|签[订署]|签约|就读|读书|上学|上[小初高幼]|住院|就医|就诊|租[住赁用]|承租|租房|入住|居住(?!房)|现住|回迁|缴纳|交纳|缴费|交了?定金|支付|预[存付]|充值|报名|报[了的].{0,8}班|上班|务工|打工|工作|任职|就职|入职|参加|学车|经营)';
/** Of these a date is before the deed even where nobody says whose it is. */
const purchase =
  '(?:购买?|购置|购房|购车|买了?|办[理了]?[^，,]{0,4}卡|签[订署]|承租|租[住赁]|入住|回迁|交了?定金|预存|充值)';
/** `其于…`, `其系…`, `其子就读于…`, also where those who took the order left out whose it is (`于…购买…`). */
const scene = new RegExp(
  [
    `^${whose}(?:[原现]?系(?!统)|[原现]?是(?!否)|[原现]?为(?!什么|何|啥)|[于在自从]|曾|已|与|[原现]?住|家?住(?![院房所宅处户])|(?:\\d{2,4}|[今去前])年)`,
    `^${whose}[^，,]{0,16}${deed}(?![^，,]{0,12}的.)`,
    `^(?:[于在]|\\d{4}年|[今去前]年)[^，,]{0,24}${purchase}(?![^，,]{0,12}的.)`,
    `^${whose}(?:今年)?\\d{1,3}岁$`,
  ].join('|'),
  'u',
);
/** Who went where, and when, of which something is told next (`6月24日我去理发`, `我每天上班都要经过…`). */
const date =
  '(?:(?:\\d{4}|[今去前]年)[年./-]?)?(?:\\d{1,2}[月./-]\\d{1,2}[日号]?)?(?:[上下]午|晚上?|早上|中午|凌晨|当天|昨[天晚]|[上本这]周[一二三四五六日末天]?)?';
const visit = new RegExp(
  `^${date}(?:我们?(?:一家|家人|全家)?|本人|${kin}|我(?:和|跟|陪|带)[^，,]{1,6}|带[^，,]{1,6})(?:\\d+[点时]?)?(?:去|到|前往|来到|乘坐|路过|途经)(?!了?[^，,]{0,6}(?:次|趟))[^，,]{2,20}$|^(?:我们?|本人|自己)?(?:每天|天天|平时)[^，,]{0,8}(?:经过|路过|途经|要走)[^，,]{2,20}$`,
  'u',
);
/** What befell somebody there, and what was found. */
const befell = /[被遭受]|发现|发生|走失|去世|死/u;

/** Whether a clause only says whose matter it is, since when and where, as orders do before they come to it. */
export function tellsScene(clause: string): boolean {
  if (!(scene.test(clause) || visit.test(clause)) || befell.test(clause)) return false;
  const { trouble, question, claim } = readSigns(clause);
  return !trouble && !question && !claim;
}

const agreement =
  /^(?:购房|买卖|租赁)?合同(?:当时|上)?(?:约定|规定|注明|告知)|^(?:双方|开发商)?约定[^，,]{0,16}(?:交房|交付)/u;

/** Whether a clause says what was agreed, before what came of it. */
export function tellsAgreement(clause: string): boolean {
  return agreement.test(clause) && !readSigns(clause).trouble;
}
