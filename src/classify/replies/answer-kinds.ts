/**
 * What kind of answer words ask for, and by which words a reply has anything of the kind, as data: 何时 wants a time, whatever
 * words the answer has in common with it.
 */
export const answerKinds = {
  time: {
    asked: /什么时候|何时|几时|哪[天年月]|几[月天年号]|多久|多长时间|时间表|准话|期限|多少天|到几点/u,
    given:
      /\d+[月日号天]|年[底内前]|月[底内]|工作日|小时|分钟|季度|[上中下]旬|\d+[:：]\d\d|尚未|未定|已(于|经|发|完成|恢复)|目前(没有|无法|尚)|无法确定|周[一二三四五六日末]|\d年/u,
  },
  amount: {
    asked: /多少|几[块元]|怎么[算收]|多高|什么标准|最多|最高|最低/u,
    given: /\d[\d.,]*\s*(元|万|%|％|‰|倍|个|人|户|吨|平|米|公里|学时|年|月|天)|比例|标准为|免费|免收/u,
  },
  reason: {
    asked: /为什么|为何|凭什么|为啥|怎么会|原因|依据|理由/u,
    given: /因|由于|原因|系|鉴于|根据|依据|依照|按照|属|为了|〔|《/u,
  },
  whether: {
    asked:
      /能不能|能否|可否|是否|可不可以|可以[吗么]|行不行|行吗|能.{0,8}[吗么]|算不算|要不要|有没有|是不是|会不会|合不合|(.)不\1|[吗么][?？]?$/u,
    given:
      /可以|不?能|无法|不予|不得|不符|符合|不?需|不?属|没有|无[需权须]|均|不?算|不?可|不享受|不具备|暂不|未|已|将|允许|视同|视为|合规|违规|有效|会/u,
  },
  who: {
    asked: /谁|哪个(部门|单位)|[找归]哪/u,
    given:
      /由.{1,24}(负责|牵头|受理|办理|承担|管理|处理|维修|清|接收)|归|职责|负责|公司|到.{2,20}(局|中心|所|窗口|站)/u,
  },
  place: {
    asked: /哪里|哪儿|何处|[去到在上往]哪(?!怕|[天年月])/u,
    given: /地址|位于|窗口|路\d*号|到.{2,20}(局|中心|所|站|窗口|办|馆)|APP|小程序|公众号|官网|平台|网点/iu,
  },
  way: {
    asked: /怎么办|如何|怎么|怎样|流程|什么材料|哪些材料|什么手续|找谁/u,
    given: /可|需|携带|提供|办理|登录|申请|持|材料|先.{0,20}再|凭|到.{2,20}(局|中心|所|站|窗口|办)/u,
  },
  redress: {
    asked: /赔|退(?!休|役|伍|耕|出|让)|补发|道歉|返还|减免|违约金/u,
    given: /退|赔|补|歉|返|调解|协商|法院|诉讼|起诉|司法|不予|抵扣|减|支付|到账/u,
  },
  inquiry: {
    asked: /查(?!看|询)|处罚|罚款|严惩|取缔|追责|处理|立案|检测|公开|公布/u,
    given:
      /经.{0,12}(查|核|勘|检|测)|查实|属实|立案|罚|责令|约谈|检测|检查|调查|未发现|不存在|公示|公开|警告|批评|通报|处分|取缔|调取|核实/u,
  },
} as const satisfies Readonly<Record<string, { readonly asked: RegExp; readonly given: RegExp }>>;

export type AnswerKind = keyof typeof answerKinds;

export const answerKindNames = Object.keys(answerKinds) as AnswerKind[];
