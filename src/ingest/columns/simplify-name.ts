/**
 * Traditional characters before the simplified ones that names of columns and of people are known by. A table of these, since
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
  '叢丛 齊齐 莊庄 塗涂 紀纪 歐欧 遊游 陽阳 衛卫 鮑鲍 閆闫 邊边 陰阴 鄔邬 婁娄 駱骆 貢贡 談谈 麥麦 鄺邝 勞劳 宮宫 欒栾 遲迟 連连 繆缪 黨党 習习 豐丰 聞闻 鐵铁 權权 蓋盖 東东 獨独 諸诸 離离 鮮鲜 軒轩 轅辕 ' +
  // Whatever else the rules read by which names of people are found: who else is told of, given names, and words that begin like names.
  '闆板 紅红 閒闲 鹹咸 魚鱼 寶宝 嗶哔 條条 視视 頻频 爲为 為为 鵝鹅 呂吕 餘余 範范 顧顾 喬乔 龐庞 嶽岳 衞卫 閔闵 強强 華华 佔占 鬱郁 樸朴 荊荆 巖岩 竇窦 鈕钮 藺蔺 酈郦 闕阙 闞阚 ' +
  '饒饶 諶谌 譙谯 郟郏 藍蓝 榮荣 鞏巩 鳳凤 貝贝 厲厉 曠旷 樓楼 練练 計计 雙双 懷怀 閭闾 興兴 岡冈 島岛 紙纸 蠟蜡 銅铜 驊骅 鱔鳝 鸝鹂 圍围 歲岁 濟济 顛颠 專专 個个 產产 壓压 ' +
  '聲声 爾尔 峯峰 幹干 樹树 檢检 歡欢 潔洁 濃浓 漲涨 爐炉 燒烧 緯纬 聳耸 腳脚 蹺跷 遠远 錳锰 額额 風风 帶带 樂乐 嘗尝 須须 亞亚 廄厩 戲戏 術术 燈灯 約约 紹绍 薩萨 賊贼 達达 ' +
  '鈴铃 隊队 齒齿 輪轮 畝亩 滄沧 糧粮 脈脉 輛辆 歷历 擺摆 組组 課课 選选 劑剂 圓圆 磚砖 艙舱 藥药 針针 鉛铅 陣阵 獸兽 壩坝 幫帮 牀床 庫库 灣湾 獅狮 窯窑 筍笋 縫缝 絲丝 匱匮 ' +
  '壇坛 獎奖 幣币 槍枪 瘡疮 礦矿 縷缕 鋼钢 鋪铺 鑼锣 飾饰 雞鸡 堊垩 溝沟 漿浆 熾炽 煙烟 貓猫 綢绸 臉脸 蘿萝 蟻蚁 飯饭 鰭鳍 鷳鹇 慶庆 氈毡 筆笔 紗纱 紡纺 織织 蟲虫 漢汉 豬猪 ' +
  '冊册 無无 觀观 跡迹 鏢镖 準准 慮虑 崗岗 嶺岭 兩两 變变 噸吨 壽寿 惡恶 盞盏 籟籁 維维 貫贯 載载 鎊镑 頃顷 譽誉 擊击 動动 團团 貨货 會会 備备 綠绿 設设 駐驻 義义 俠侠 將将 ' +
  '斷断 藝艺 裝装 醜丑 兒儿 娛娱 廟庙 匯汇 牘牍 獻献 祕秘 縐绉 辭辞 靜静 澇涝 災灾 積积 穩稳 騰腾 適适 順顺 頓顿 懲惩 緊紧 肅肃 謹谨 氣气 犢犊 糞粪 軛轭 潤润 溼湿 濕湿 軟软 ' +
  '飽饱 葦苇 薈荟 則则 鈍钝 購购 辯辩 襲袭 營营 禱祷 側侧 鴉鸦 勢势 運运 隱隐 暢畅 緩缓 愛爱 稅税 亂乱 勁劲 盡尽 極极 幾几 鏈链 譜谱 軸轴 黴霉 癮瘾 績绩 語语 敗败 鬥斗 獵猎 ' +
  '蕩荡 覽览 資资 剛刚 緝缉 獲获 閱阅 閲阅 驗验 從从 頗颇 霧雾 餅饼 槓杠 純纯 騎骑 買买 養养 廂厢 攬揽 農农 隸隶 凍冻 勸劝 憂忧 脫脱 讀读 釋释 悶闷 僱雇 壯壮 奪夺 敵敌 橫横 ' +
  '盜盗 鹼碱 韌韧 僑侨 箏筝 鎣蓥 誕诞 禍祸 轍辙 簷檐 貸贷 緣缘 損损 莖茎 謀谋 錯错 險险 騭骘 鷙鸷 與与 償偿 換换 並并 訊讯 遜逊 騙骗 鑽钻 賦赋 戀恋 麗丽 爭争 淨净 礬矾 確确 ' +
  '膠胶 豔艳 鏡镜 誅诛 稈秆 汙污 畫画 廳厅 樣样 燭烛 盤盘 籃篮 紋纹 轎轿 鳥鸟 頸颈 壺壶 簾帘 戰战 洩泄 潑泼 窪洼 澆浇 滸浒 漬渍 靈灵 獺獭 療疗 皰疱 腫肿 閘闸 閣阁 餃饺 殺杀 ' +
  '賞赏 鎖锁 優优 卻却 軋轧 顫颤 飲饮 煩烦 痺痹 繩绳 鴨鸭 滯滞 誤误 剎刹 屍尸 舊旧 訓训 詩诗 噴喷 鹽盐 陘陉 腦脑 倫伦 釐厘 彥彦 峽峡 試试 滾滚 綿绵 綴缀 紳绅 啞哑 撈捞 礫砾 ' +
  '鍋锅 錮锢 慣惯 碩硕 倉仓 劇剧 彈弹 殲歼 勝胜 恥耻 兇凶 櫃柜 柵栅 籠笼 軌轨 釘钉 鏟铲 鏽锈 錨锚 錘锤 鍁锨 鍬锹 圖图 異异 悅悦 撲扑 繼继 認认 讓让 贈赠 輔辅 隨随 傾倾 僕仆 ' +
  '債债 廁厕 憤愤 爺爷 墳坟 輩辈 曉晓 籌筹 討讨 販贩 貿贸 揚扬 講讲 窩窝 殼壳 較较 撐撑 虧亏 槳桨 樁桩 訥讷 參参 嘯啸 湧涌 澱淀 濱滨 灘滩 纜缆 膽胆 蝕蚀 闊阔 鷗鸥 鷂鹞 鷹鹰 ' +
  '龜龟 巒峦 巔巅 窮穷 遷迁 脣唇 鉤钩 鈎钩 錐锥 偉伟 傑杰 濤涛 輝辉 鵬鹏 澤泽 凱凯 穎颖 瑩莹 蓮莲 楓枫 鋒锋 劍剑 誠诚 啓启 啟启 貞贞 駿骏 鶴鹤 鴻鸿 飛飞 夢梦 瓏珑 瑤瑶 瑋玮 ' +
  '嬌娇 賢贤 銘铭 鈺钰 鈞钧 錦锦 錚铮 煒炜 燁烨 煥焕 燦灿 勳勋 暉晖 瀾澜 堯尧 嵐岚 堅坚 儀仪 詠咏 姍姗 賓宾 帥帅 恆恒 棟栋 櫻樱 瀟潇 爍烁 綺绮 聰聪 誼谊 謙谦 軼轶 釗钊 鐸铎 ' +
  '銳锐 鋭锐 韜韬 韻韵 颯飒 馳驰 驍骁 鵑鹃 婭娅 嬋婵 嫺娴 嫻娴 鶯莺 曄晔 樺桦 雋隽 騫骞 鯤鲲 遙遥 躍跃 騁骋 瀅滢 燾焘 崢峥 嶸嵘 鎔镕 鳴鸣 憲宪 淵渊 財财 璽玺 築筑 監监 媽妈 ' +
  '婦妇 們们 疇畴 駝驼 妝妆 蔭荫 衝冲 埡垭 訂订 傷伤 協协 嗎吗 麼么 嬸婶 叄叁 懇恳 籲吁 喫吃 鬧闹 謅诌 攪搅 絕绝 診诊 閨闺 擔担 賣卖 夥伙 負负 薦荐 執执 晉晋 閩闽 粵粤 掛挂 ' +
  '這这 誰谁 沒没 蓀荪 賽赛 烏乌 瑪玛 覺觉 擁拥 貳贰 髒脏 毆殴 詐诈 蹤踪 腎肾 癱瘫 搶抢 瘋疯 臥卧 罵骂 貪贪 謊谎 還还 預预';

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
