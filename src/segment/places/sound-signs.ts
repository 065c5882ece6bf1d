/** Signs by which Chinese writes the syllables of Mongol, Uyghur, Kazakh and Tibetan names, and which say little in a sentence. */
export const soundSigns =
  '乃乌什伊依克努勒古吉吐吾哈喀嘎噶图坎坦塔奇孜察尔尤尼巴布希库恩恰扎托拉斯木查格桑楚沙热玛穆纳艾苏萨贝达阿雅额';
