/** What a span of personal data is replaced with. */
export const maskLabels = {
  mobile: '[手机号]',
  landline: '[座机号]',
  identity: '[身份证号]',
  card: '[银行卡号]',
  email: '[邮箱]',
  plate: '[车牌号]',
  passport: '[护照号]',
  permit: '[通行证号]',
  qq: '[QQ号]',
  wechat: '[微信号]',
  account: '[账号]',
  name: '[用户名]',
} as const;
export type MaskLabel = (typeof maskLabels)[keyof typeof maskLabels];
