/**
 * Traditional characters before the simplified ones that names of columns and of people are known by. A table of these few, since
 * opencc-js takes 0.15 s to start, and every worker would have to.
 */
const pairs =
  '編编 號号 單单 訴诉 來来 訪访 業业 務务 問问 項项 戶户 戸户 稱称 暱昵 網网 發发 寫写 電电 舉举 報报 聯联 繫系 絡络 請请 諮咨 詢询 ' +
  '規规 諾诺 類类 體体 員员 況况 佈布 創创 記记 點点 贊赞 讚赞 數数 頂顶 關关 對对 覆复 復复 複复 見见 辦办 結结 處处 區区 屬属 劃划 縣县 歸归 ' +
  '統统 憑凭 識识 鍵键 顯显 貼贴 難难 徑径 給给 審审 閉闭 銷销 ' +
  '領领 導导 機机 構构 責责 門门 狀状 態态 進进 滿满 評评 價价 眾众 衆众 羣群 級级 籤签 別别 質质 話话 傳传 碼码 證证 護护 駕驾 駛驶 ' +
  '郵邮 銀银 賬账 帳帐 車车 標标 題题 內内 詳详 時时 間间 陳陈 銜衔 議议 錄录 據据 熱热 線线 臺台 願愿 轉转 細细 饋馈 簡简 經经 過过 說说 説说 採采 現现 聽听 開开 ' +
  '應应 實实 覈核 調调 論论 書书 決决 畢毕 際际 檔档 響响 轄辖 鎮镇 鄉乡 遞递 牽牵 頭头 迴回 納纳 當当 環环 節节 驟骤 階阶 總总 綜综 測测 詞词 欄栏 種种 後后 ' +
  // In texts: words for numbers, amounts and provinces.
  '撥拨 軍军 陸陆 殘残 滬沪 雲云 遼辽 魯鲁 蘇苏 贛赣 陝陕 貴贵 寧宁 瓊琼 萬万 億亿 塊块 儲储 摺折 ' +
  // In texts that introduce somebody: words beside the name, and family names.
  '禮礼 職职 學学 長长 費费 師师 醫医 層层 齡龄 該该 屆届 徵征 於于 廈厦 國国 廣广 園园 場场 橋桥 託托 續续 廠厂 館馆 鄰邻 裡里 裏里 親亲 牆墙 ' +
  '張张 劉刘 楊杨 趙赵 黃黄 吳吴 孫孙 馬马 羅罗 鄭郑 謝谢 韓韩 馮冯 蕭萧 許许 鄧邓 葉叶 盧卢 蔣蒋 賈贾 閻阎 鐘钟 鍾钟 譚谭 鄒邹 龍龙 錢钱 湯汤 賀贺 賴赖 龔龚 蘭兰 顏颜 嚴严 溫温 蘆芦 韋韦 聶聂 ' +
  '叢丛 齊齐 莊庄 塗涂 紀纪 歐欧 遊游 陽阳 衛卫 鮑鲍 閆闫 邊边 陰阴 鄔邬 婁娄 駱骆 貢贡 談谈 麥麦 鄺邝 勞劳 宮宫 欒栾 遲迟 連连 繆缪 黨党 習习 豐丰 聞闻 鐵铁 權权 蓋盖 東东 獨独 諸诸 離离 鮮鲜 軒轩 轅辕';

const simplified: ReadonlyMap<string, string> = new Map(
  pairs.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
);
/** By UTF-16 unit: 1 for a traditional character. Most texts have none, and a pattern of so many takes ten times as long to say so. */
const isTraditional = new Uint8Array(0x10000);
for (const character of simplified.keys()) isTraditional[character.charCodeAt(0)] = 1;
const traditional = new RegExp(`[${[...simplified.keys()].join('')}]`, 'g');

/** True where `simplifyName` changes a text, in so many places at least. */
export function hasTraditional(text: string, least = 1): boolean {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    if (isTraditional[text.charCodeAt(i)] === 1 && ++count >= least) return true;
  }
  return false;
}

/** The name of a column, or any text, with the traditional characters of known names made simplified; lengths stay. */
export function simplifyName(name: string): string {
  if (!hasTraditional(name)) return name;
  return name.replace(traditional, (character) => simplified.get(character) ?? character);
}
