import type { Wording } from '../patterns/problem.ts';

/** Burst 1: one topic in one district rises (admission season), with many different schools and problems. */
export const topicBurst = {
  topic: '教育文体',
  district: '鹿桥区',
  from: '2025-08-18',
  dailyCounts: [11, 15, 10, 7, 4],
  problems: [
    'zone-change',
    'enrol-inquiry',
    'school-fee',
    'refund-training',
    'enrol-deadline',
    'teacher-beat',
    'build-school',
  ],
} as const;

/** Burst 2: one event, many writers: the tap water of a quarter turns bad. */
export const eventBurst = {
  id: 'water-event',
  topic: '城乡建设',
  subtopic: '城市建设和市政管理',
  kind: 'complaint',
  urgency: 'urgent',
  district: '望潮区',
  street: '太平渡街道',
  place: '太平渡水厂',
  from: '2025-10-14',
  dailyCounts: [13, 18, 11, 8, 4],
} as const;

export const eventWording: Wording = {
  titles: [
    '太平渡水厂供的自来水[发黄发臭|有股怪味]',
    '望潮区太平渡街道自来水异味严重',
    '太平渡[一带|片区]的水还能喝吗',
    '{小区}自来水有[土腥味|农药味]，太平渡水厂怎么了',
    '喝了太平渡水厂的水[拉肚子|全家不舒服]',
    '太平渡街道自来水浑浊，请尽快查清',
  ],
  facts: [
    '从[昨天|前天|今天早上]开始，太平渡水厂供的自来水有一股[很重的土腥味|像农药一样的怪味|臭味]，烧开了也去不掉，家里[老人和孩子喝了拉肚子|三个人都肚子痛]。',
    '{小区}用的是太平渡水厂的水，这两天放出来[又黄又浑|漂着白沫]，[洗澡身上发痒起疹子|喝了恶心想吐]，到现在还没有恢复。',
    '太平渡街道好几个小区的自来水[突然变味|发黄]，邻居群里[几十个人|上百人]都在说喝了不舒服，超市的桶装水都卖空了。',
  ],
  details: [
    '打供水热线一直占线，[好不容易通了说在检测|只说正在排查]。',
    '水厂没有发过通知，[到底能不能喝也不说|社区也说不知道]。',
    '{幼儿园}和{小学}中午的饭都是用这个水做的。',
    '家里有吃奶的孩子，[只能买矿泉水冲奶粉|一天要买两桶水]。',
    '听说是上游[有船漏了东西|有厂子排污]，希望不是真的。',
  ],
  asks: ['请马上公布水质检测结果。', '请查清原因，尽快恢复正常供水，并派水车送水。', '请供水公司给居民一个说法。'],
};
