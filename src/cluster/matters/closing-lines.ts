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
