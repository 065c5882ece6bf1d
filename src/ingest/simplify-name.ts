/**
 * Traditional characters before the simplified ones that names of columns are known by. A table of these few, since
 * opencc-js takes 0.15 s to start, and every worker would have to.
 */
const pairs =
  '編编 號号 單单 訴诉 來来 訪访 業业 務务 問问 項项 戶户 戸户 稱称 暱昵 網网 發发 寫写 電电 舉举 報报 聯联 繫系 絡络 請请 諮咨 詢询 ' +
  '類类 體体 員员 況况 佈布 創创 記记 點点 贊赞 讚赞 數数 頂顶 關关 對对 覆复 復复 複复 見见 辦办 結结 處处 區区 屬属 劃划 縣县 歸归 ' +
  '領领 導导 機机 構构 責责 門门 狀状 態态 進进 滿满 評评 價价 眾众 衆众 羣群 級级 籤签 別别 質质 話话 傳传 碼码 證证 護护 駕驾 駛驶 ' +
  '郵邮 銀银 賬账 帳帐 車车 標标 題题 內内 詳详 時时 間间 陳陈 銜衔 議议 錄录 據据 熱热 線线 臺台 願愿 轉转 細细 饋馈 簡简 經经 過过 說说 説说 採采 現现 聽听 開开 ' +
  '應应 實实 覈核 調调 論论 書书 決决 畢毕 際际 檔档 響响 轄辖 鎮镇 鄉乡 遞递 牽牵 頭头 迴回 納纳 當当 環环 節节 驟骤 階阶 總总 綜综 測测 詞词 欄栏 種种 後后 ' +
  // In texts: words for numbers, amounts and provinces.
  '撥拨 軍军 陸陆 殘残 滬沪 雲云 遼辽 魯鲁 蘇苏 贛赣 陝陕 貴贵 寧宁 瓊琼 萬万 億亿 塊块 儲储 摺折';

const simplified: ReadonlyMap<string, string> = new Map(
  pairs.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
);
/** One of these characters, as the source of a pattern. */
export const traditionalCharacter = `[${[...simplified.keys()].join('')}]`;
const traditional = new RegExp(traditionalCharacter, 'g');

/** The name of a column, or any text, with the traditional characters of known names made simplified; lengths stay. */
export function simplifyName(name: string): string {
  return name.replace(traditional, (character) => simplified.get(character) ?? character);
}
