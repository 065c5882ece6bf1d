import type { Random } from '../../src/core/effects.ts';
import type { Kind, LocalTime } from '../../src/core/message.ts';
import { dateOf, dayOf, timeOn } from './calendar.ts';
import { between, chance, normal, pick, weightedPicker } from './dice.ts';
import { type Writer, write } from './slots.ts';

export const outcomes = ['resolved', 'promised', 'explained', 'forwarded'] as const;
export type Outcome = (typeof outcomes)[number];

/** Marks of a written reply as its pattern justifies them. */
export interface ReplyMarks {
  readonly outcome: Outcome;
  readonly template: boolean;
  readonly basis: boolean;
}

/** How an office handled a message; null where the input says nothing. */
export interface Handling {
  readonly department: string;
  readonly status: string | null;
  readonly satisfaction: string | null;
  readonly gradeManner: number | null;
  readonly gradeSpeed: number | null;
  readonly reply: string | null;
  readonly repliedAt: LocalTime | null;
  readonly marks: ReplyMarks | null;
}

const departments: Readonly<Record<string, readonly string[]>> = {
  城乡建设: ['住房和城乡建设局', '城市管理局', '住房和城乡建设局'],
  政法: ['公安局', '交警大队', '司法局'],
  农村农业: ['农业农村局', '水利局', '乡村振兴局'],
  劳动和社会保障: ['人力资源和社会保障局'],
  教育文体: ['教育局', '教育局', '文化旅游广电体育局'],
  交通运输: ['交通运输局', '公交集团'],
  环境保护: ['生态环境分局', '城市管理局'],
  经济管理: ['发展和改革局', '财政局', '金融工作办公室'],
  商贸旅游: ['市场监督管理局', '文化旅游广电体育局'],
  卫生计生: ['卫生健康局', '医疗保障局'],
  民政: ['民政局', '退役军人事务局'],
  国土资源: ['自然资源局'],
  科技与信息产业: ['工业和信息化局', '数据资源管理局'],
  纪检监察: ['纪委监委'],
  党务政务: ['组织部', '宣传部', '政务服务中心'],
};

const openings = [
  '网友您好！您的留言已收悉，现答复如下：',
  '尊敬的网友：您好！感谢您对我区工作的关心和支持。关于您反映的“{题}”的问题，现回复如下：',
  '您好，{部门}收到您“{题}”的留言后高度重视，立即安排人员调查核实。',
  '网友：您好！关于“{题}”一事，经{部门}核实，情况如下：',
];

type Contents = Readonly<Record<Outcome, readonly string[]>>;

const forwarded = [
  '您反映的问题已转{部门}办理，请耐心等待。',
  '您的留言已收悉，我们已将您反映的情况转相关部门调查处理，感谢您的关注！',
  '请您致电{部门}咨询，电话：{座机}。',
];

/** What offices answer, by what the writer wants. */
const contents: Readonly<Record<'matter' | 'question' | 'proposal' | 'praise', Contents>> = {
  matter: {
    resolved: [
      '{办日}我局工作人员到{地}现场查看，您反映的情况属实。经协调，责任单位已于{办日}[整改完毕|处理到位]，我局复查后确认问题已经解决。',
      '经与{街道}共同处理，您提出的诉求已[落实|办结]，责任人员受到批评教育，{办日}已电话向您说明。',
      '{办日}，我局组织{街道}、社区和当事各方召开协调会，已达成一致意见并签订协议，{后月}底前全部履行完毕。',
    ],
    promised: [
      '我局已责令责任单位限期整改，要求在{后月}底前[完成|拿出方案]，并安排专人跟踪督办。',
      '您反映的情况属实，已列入{区}年度计划，预计{后月}启动，{后月2}前完成，届时请您监督。',
    ],
    explained: [
      '经查，根据《{法}》第{条}条，{地}暂不具备您所要求的条件，主要原因是[资金尚未落实|手续尚未完备|未达到法定比例]，敬请理解。',
      '您反映的问题属于[合同纠纷|历史遗留问题]，不属于行政机关的职权范围，建议通过[仲裁|诉讼]等途径解决。',
      '{办日}，{部门}到{地}核查，未发现您所说的情况持续存在，已要求有关方面加强自查，我局将继续巡查。',
    ],
    forwarded,
  },
  question: {
    resolved: [
      '根据《{法}》第{条}条的规定，您的情况符合条件，请于工作日持身份证和相关材料到{街道}便民服务中心办理，办理时限为{n2}个工作日。',
      '您所咨询的事项可以在网上办理，也可以到{区}政务服务中心{n2}号窗口办理，需要身份证、户口簿和申请表，不收费用。',
    ],
    promised: ['相关实施细则正在制定，预计{后月}公布，届时请关注{区}政府网站。'],
    explained: ['按照现行规定，您所说的情形暂不在范围之内，主要依据是《{法}》第{条}条。'],
    forwarded,
  },
  proposal: {
    resolved: ['您的建议已经采纳，{部门}于{办日}作了[调整|安排]，感谢您为{区}的发展建言。'],
    promised: [
      '您的建议很有价值，我们将纳入{区}下一年度计划研究，预计{后月}形成方案。',
      '{部门}已把您的建议列入{后月}的专题会议。',
    ],
    explained: ['您的建议已经研究，因[客流暂未达到标准|用地条件所限|资金尚未落实]，目前暂不实施，我们会持续关注。'],
    forwarded,
  },
  praise: {
    resolved: ['感谢您的肯定，我们已把您的表扬转达给[当事人|所在单位]，并于{办日}在内部通报表扬。'],
    promised: ['感谢您的肯定，我们将继续努力。'],
    explained: ['感谢您的肯定，这是我们应该做的。'],
    forwarded: ['感谢您的留言，我们将转达您的谢意。'],
  },
};

const contentsOfKind = {
  complaint: 'matter',
  help: 'matter',
  inquiry: 'question',
  suggestion: 'proposal',
  praise: 'praise',
} as const;

const endings = ['感谢您的监督与支持！', '如有疑问，请拨打{座机}。', '再次感谢您对我区工作的理解与支持！', ''];
/** The law that an office cites, by topic. */
const laws: Readonly<Record<string, string>> = {
  城乡建设: '物业管理条例',
  政法: '道路交通安全法',
  农村农业: '农村土地承包法',
  劳动和社会保障: '劳动合同法',
  教育文体: '义务教育法',
  交通运输: '城市公共交通条例',
  环境保护: '噪声污染防治法',
  经济管理: '价格法',
  商贸旅游: '消费者权益保护法',
  卫生计生: '基本医疗卫生与健康促进法',
  民政: '社会救助暂行办法',
  国土资源: '土地管理法',
  科技与信息产业: '电信条例',
  纪检监察: '监察法',
  党务政务: '政府信息公开条例',
};

const pickOutcome = weightedPicker(
  outcomes,
  (outcome) => ({ resolved: 30, promised: 22, explained: 28, forwarded: 20 })[outcome],
);

/** Draws how a message was handled. @param until last day on which a reply can have come, days since the epoch */
export function handleMessage(
  writer: Writer,
  topic: string,
  kind: Kind,
  title: string,
  createdAt: LocalTime,
  until: number,
): Handling {
  const { random, locality } = writer;
  const department = locality.district + pick(random, departments[topic] ?? ['政务服务中心']);
  const none = {
    department,
    satisfaction: null,
    gradeManner: null,
    gradeSpeed: null,
    reply: null,
    repliedAt: null,
    marks: null,
  };
  const created = dayOf(createdAt.slice(0, 10));
  const hours = Math.exp(Math.log(140) + 0.9 * normal(random));
  const repliedDay = created + Math.max(0, Math.round(hours / 24));
  if (chance(random, 0.32) || repliedDay > until) {
    return { ...none, status: pick(random, ['办理中', '办理中', '未受理', null]) };
  }
  const outcome = pickOutcome(random);
  const fast = repliedDay - created < 5;
  const content = pick(random, contents[contentsOfKind[kind]][outcome]);
  const text = outcome === 'forwarded' ? content : pick(random, openings) + content + pick(random, endings);
  const reply = write(
    { ...writer, personal: [], words: replyWords(random, writer, topic, department, title, created, repliedDay) },
    text,
  );
  const repliedAt = laterThan(timeOn(random, repliedDay), createdAt);
  const grades = gradesFor(random, outcome, fast);
  return {
    department,
    status: '已办结',
    ...grades,
    reply,
    repliedAt,
    marks: { outcome, template: outcome === 'forwarded' || kind === 'praise', basis: /《|\{办日\}/u.test(content) },
  };
}

function replyWords(
  random: Random,
  writer: Writer,
  topic: string,
  department: string,
  title: string,
  created: number,
  day: number,
): (slot: string) => string {
  return (slot) => {
    switch (slot) {
      case '题':
        return title;
      case '部门':
        return department;
      case '法':
        return laws[topic] ?? '信访工作条例';
      case '条':
        return pick(random, ['十二', '二十三', '三十五', '四十一', '五十六']);
      case '办日': {
        const [, month, date] = dateOf(between(random, Math.max(created, day - 6), day)).split('-');
        return `${Number(month)}月${Number(date)}日`;
      }
      case '后月':
      case '后月2': {
        const [year, month] = dateOf(day + (slot === '后月' ? 50 : 150)).split('-');
        return `${year}年${Number(month)}月`;
      }
      default:
        return writer.locality.district;
    }
  };
}

function laterThan(time: LocalTime, created: LocalTime): LocalTime {
  return time > created ? time : `${created.slice(0, 10)} 23:59:59`;
}

function gradesFor(
  random: Random,
  outcome: Outcome,
  fast: boolean,
): Pick<Handling, 'satisfaction' | 'gradeManner' | 'gradeSpeed'> {
  if (chance(random, 0.55)) return { satisfaction: null, gradeManner: null, gradeSpeed: null };
  const mood = { resolved: 4.4, promised: 3.6, explained: 2.7, forwarded: 1.8 }[outcome] + 0.7 * normal(random);
  const grade = (value: number) => Math.min(5, Math.max(1, Math.round(value)));
  const satisfaction = mood > 3.8 ? '满意' : mood > 2.6 ? '基本满意' : '不满意';
  return {
    satisfaction,
    gradeManner: grade(mood + 0.3),
    gradeSpeed: grade(mood + (fast ? 0.6 : -0.6) + between(random, 0, 1) * 0.2),
  };
}
