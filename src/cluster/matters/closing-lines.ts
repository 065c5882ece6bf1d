const date = '(?:\\d{2,4}\\s?[年./-]\\s?)?\\d{1,2}\\s?[月./-]\\s?\\d{1,2}\\s?[日号]?';
const thanks =
  '(?:(?:非常|十分|万分|衷心|再次|多|先)?(?:感谢|谢谢|致谢|谢)(?:了|您|你们?|大家|领导|政府|关注|理解|支持|帮助)*)';
const closing = new RegExp(
  [
    `^${date}(?:\\s*(?:[上下]午|晚上?|凌晨)?\\s?\\d{1,2}[:时点]\\d{0,2}分?)?$`,
    '^(?:\\s*\\[[^[\\]]{1,8}\\])+$',
    '^(?:(?:本消息|本?邮件)?发自|来自)(?:我的)?.{0,12}(?:iphone|ipad|手机|华为|小米|荣耀|vivo|oppo|客户端|邮箱|大师)',
    `^${thanks}$`,
    '^(?:此致|敬礼|致敬|此致敬礼|顺颂.{2,4}|祝.{0,12}(?:好|愉快|顺利|安康|健康)|盼复|望复|盼回复|望回复|期待回复|静候佳音|拜托了?|辛苦了?|麻烦了?|打扰了?|如题|见[图附]片?|附?[图照]片|完毕?)$',
    '^(?:此致|落款|署名|反映人|留言人|联系人)[：:]?\\s*\\[?[^[\\]，,]{0,6}\\]?$',
  ].join('|'),
  'u',
);

/** Whether a clause is what letters end with: courtesy, a date, by what they were sent, what masking left of a signature. */
export function isClosingLine(clause: string): boolean {
  return closing.test(clause.trim());
}

/** Says that many feel alike or that nobody says the same, of whatever matter. */
const stock =
  /^(?:我(?:想|相信))?(?:附近|周围|周边|身边)?(?:很多|许多|不少|大多数|多数)的?(?:人|居民|群众|家长|业主|邻居|朋友|街坊)[^，,]{0,4}(?:关心|有同感|有意见|[这那]么想|[这那]样想|议论)[^，,]{0,8}$|^(?:说法|口径)(?:不一|不同|不一样)$|^(?:希望|望|盼|期待)(?:您|你们|领导|政府)?的?(?:采纳|考虑|回复|答复|重视|回音)?$|^(?:好言相劝|多次沟通|反映多次|投诉多次|[这此]事(?:虽小|不大)|小事一[桩件]|以上(?:情况|内容)?属实)$/u;

/** Whether a clause says what anybody may say of his matter. */
export function isStock(clause: string): boolean {
  return stock.test(clause.trim());
}
