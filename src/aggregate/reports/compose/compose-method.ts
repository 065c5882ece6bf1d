import { lastHolidayYear } from '../../bursts/calendar.ts';
import type { CatchUpDay } from '../../figures/catch-up-days.ts';
import { type Block, type Cell, type Run, type Section, strong } from '../document.ts';
import { formatDay, formatInteger, formatPercent, formatRange, joinWords } from '../format.ts';
import { nameOf, regionSourceNames, rejectNames } from '../labels.ts';
import type { ReportData } from '../report-data.ts';
import { describeFlags, doubtWords, givesShares, noLastYear, wordsOf } from './compose-words.ts';
import { regionWords } from './region-words.ts';

/** The last page: what the figures rest on, and how far they can be trusted. */
export function composeMethod(data: ReportData): Section {
  return {
    id: '方法与数据质量',
    title: '附：方法与数据质量',
    startsPage: true,
    blocks: [
      { type: 'subheading', text: '（一）数据' },
      {
        type: 'table',
        caption: '数据来源与质量',
        columns: [
          { label: '项目', format: 'text', width: 28 },
          { label: '数值', format: 'text', width: 72 },
        ],
        rows: dataRows(data),
      },
      { type: 'subheading', text: '（二）口径' },
      { type: 'list', items: definitions(data) },
      { type: 'note', text: '每个数字都可以在数据库中追溯到具体留言。' },
    ] satisfies Block[],
  };
}

/** Totals that are too far apart to be of like data, in words. */
function doubtsOf(data: ReportData): string[] {
  return (['previous', 'lastYear'] as const)
    .map((basis) => doubtWords(data.headline[basis], data, basis))
    .filter((words) => words !== '')
    .map((words) => `留言件数${words}`);
}

function dataRows(data: ReportData): Cell[][] {
  const { quality, coverage, bases, headline, period } = data;
  const { rows } = quality;
  const n = formatInteger;
  const share = (value: number) =>
    givesShares(data) ? formatPercent(value * 100) : `${n(Math.round(value * headline.messages))}件`;
  const list = (values: readonly string[], most: number) =>
    values.length === 0
      ? '—'
      : `${joinWords(values.slice(0, most))}${values.length > most ? `等${values.length}个` : ''}`;
  const versions = (values: readonly string[]) => list(values, 4);
  return [
    [
      '统计期',
      `${formatRange(period.current.from, period.current.to)}，留言${n(headline.messages)}件${headline.copies > 0 ? `，另有重复提交${n(headline.copies)}件不计` : ''}`,
    ],
    [
      `${wordsOf(data).comparisons}基期`,
      bases.lastYear === 'repeats'
        ? formatRange(period.previous.from, period.previous.to)
        : `${formatRange(period.previous.from, period.previous.to)}；${period.lastYear === null ? noLastYear : formatRange(period.lastYear.from, period.lastYear.to)}`,
    ],
    [
      '全部数据',
      coverage.firstDay === null || coverage.lastDay === null
        ? '没有留言'
        : `${formatRange(coverage.firstDay, coverage.lastDay)}，${n(coverage.messages)}件，${n(coverage.authors)}人，重复提交${n(coverage.copies)}件`,
    ],
    [
      '读入（历次累计）',
      `${n(quality.runs)}次运行，${n(rows.read)}行＝新留言${n(rows.fresh)}＋更新${n(rows.updated)}＋未变${n(rows.unchanged)}＋重复${n(rows.duplicates)}＋拒收${n(rows.rejects)}`,
    ],
    [
      '拒收原因',
      quality.rejectsByCode.length === 0
        ? '没有拒收的行'
        : joinWords(quality.rejectsByCode.map(({ code, count }) => `${nameOf(rejectNames, code)}（${n(count)}行）`)),
    ],
    ['输入文件', list(quality.files, 8)],
    ...(quality.failedFiles.length > 0 ? [['读取失败的文件', list(quality.failedFiles, 8)]] : []),
    [
      `${regionWords[data.regionLevel]}识别率`,
      quality.regionShare === null
        ? '—'
        : `${share(quality.regionShare)}（${quality.withoutTown === 0 ? '' : `另有${n(quality.withoutTown)}件只写明县（市、区）或村居；`}${joinWords(quality.regionSources.map(({ source, count }) => `${nameOf(regionSourceNames, source)}${n(count)}件`)) || '—'}）`,
    ],
    [
      '判断存疑的比例',
      quality.lowConfidenceShare === null
        ? '—'
        : `${share(quality.lowConfidenceShare)}（主题、诉求、紧急程度至少一项的把握低于阈值）`,
    ],
    ['可比性提示', [...describeFlags(bases), ...doubtsOf(data)].join('；') || '无'],
    ...(bases.catchUpDays.length > 0 ? [['疑似补录', bases.catchUpDays.map(describeCatchUp).join('；')]] : []),
    ['模型版本', versions(quality.modelVersions)],
    [
      '程序版本',
      `晴雨 ${versions(quality.qingyuVersions)}；数据状态 ${quality.generation || '—'}；最近一次运行于 ${quality.lastRun ?? '—'}`,
    ],
    ...(quality.editReports > 0 ? [['未生效的人工修订', `${n(quality.editReports)}条`]] : []),
  ];
}

function describeCatchUp({ day, messages, usual, missing }: CatchUpDay): string {
  return `${formatDay(day)}${formatInteger(messages)}件，平常约${formatInteger(usual)}件，此前${formatInteger(missing)}天没有数据，可能含补录的留言，其来信日期未必是当日`;
}

function definitions(data: ReportData): Run[][] {
  const { settings } = data;
  const words = wordsOf(data);
  const item = (name: string, text: string): Run[] => [strong(`${name}：`), { text }];
  return [
    item('件数', '一条留言计一件；同一已知用户的相同文本只计第一件。'),
    item('人数', '按不可还原的用户标识去重；匿名留言无法去重，每件计一人，因此人数可能偏高。各行人数不能相加。'),
    item(
      words.comparisons,
      `${words.current}与上述基期相比；基期没有数据或不完整的不比较，基期不足${settings.minBasis}件，或任一期缺一成及以上天数的，不计百分比。`,
    ),
    item(
      '随机波动',
      `假定两期件数服从同一比率的泊松分布，以条件二项检验（正态近似）判断，两期合计不足10件的不判断；主题一类多行同时判断时控制错误发现率（Benjamini–Hochberg，${settings.falseDiscovery * 100}%）。实际留言的波动常大于泊松分布，故“超出随机波动”是提示，不是结论。`,
    ),
    ...(data.regionLevel === 'town'
      ? [
          item(
            '乡镇街道',
            '按数据的地区列；列中没有的，按标题和正文写明的乡镇、街道。只写明县（市、区）或村居的不归入任何乡镇街道，也不参加乡镇街道的排名和预警。',
          ),
        ]
      : []),
    ...(data.bareCities.length > 0
      ? [item('地区', '只写明城市、未写明其区县的留言按城市单列，标“未写明区县”；城市一行不含其区县，不与区县排名。')]
      : []),
    item('同一问题', '由程序按地点和事项自动归并，编辑可修订；归并可能有误，请以所附留言原文为准。'),
    item(
      '热点排序',
      `限${words.current}两人及以上反映的问题，先按人数，再依次按特急、紧急件数和热度；同一人多件只计一人。编辑置顶的在前，排除的不列。`,
    ),
    item(
      '诉求、紧急程度、主题',
      '由模型根据文本判定，不使用来源平台的分类。特急指须在一日内处置，紧急指须在一周内处置。',
    ),
    ...formulas(data),
    item(
      '引文',
      '摘自留言原文，“……”表示省略；留言人的个人信息已遮盖，文中提及的其他人姓名，请人工核对。内容为留言人自述，未经核实。',
    ),
    ...(settings.minAuthors > 1
      ? [
          item(
            '小数隐藏',
            `分主题、分地区的统计中，不足${settings.minAuthors}人的合并为“其他”，以免从统计中认出个人；热点问题、预警和特急留言是待办事项，不作隐藏。`,
          ),
        ]
      : []),
    ...(data.coverage.lastDay === null || Number(data.coverage.lastDay.slice(0, 4)) <= lastHolidayYear()
      ? []
      : [
          item(
            '节假日',
            `本版本的节假日安排只到${lastHolidayYear()}年；此后的法定节假日和调休尚不掌握，预警和缺数天数的判断均按平常的工作日、周末计算，节日前后的预警请结合当年放假安排判断。`,
          ),
        ]),
    ...(data.coverage.lastDay === null
      ? []
      : [item('截止', `全部数据的最后一日为${formatDay(data.coverage.lastDay)}。`)]),
  ];
}

/** How figures are computed that the report has, in words: who reads it has no documents of the program. */
function formulas({ issues, themes, terms, alerts, shortlist, handling }: ReportData): Run[][] {
  const item = (name: string, text: string): Run[] => [strong(`${name}：`), { text }];
  const hasReplies = handling?.hasReplies === true && handling.total.messages > 0;
  return [
    ...(issues.length > 0
      ? [
          item(
            '热度',
            '近期反映人数（越早的人数权重越低）、获赞、持续时间和紧急程度四项得分之和，只用于人数和特急、紧急件数都相同时的排序。',
          ),
        ]
      : []),
    ...(terms !== null && terms.length > 0
      ? [
          item(
            '上升词语',
            '以当周使用某词的人次与其他各词人次之比，同此前52周的这一比例相除取对数（并按该词平时的频率作平滑），再除以其标准误，得分不低于4的为上升；各主题留言都用、或当周各件所说不是一类事的词不计。',
          ),
        ]
      : []),
    ...(alerts !== null && alerts.total > 0
      ? [
          item(
            '预警',
            '由每个主题、地区主题、问题和词语自身的历史推算当日人次的分布，实际人次按此分布属小概率的触发预警；倍数＝实际人次÷预期人次。触发即为Ⅳ级，按默认设置，达到预期的2倍且超出6人为Ⅲ级，3倍且超出12人为Ⅱ级，5倍且超出40人为Ⅰ级；同期全部留言也上升时，倍数不到全部留言1.5倍的主题最高Ⅳ级；特急留言直接预警，3人起Ⅱ级，10人起Ⅰ级。',
          ),
        ]
      : []),
    ...(themes !== null && themes.length > 0
      ? [item('支持数', '明确提出该建议的人数，加上这些留言所获点赞数；归入同一主题但提的是别的做法的，不计。')]
      : []),
    ...(shortlist !== null && shortlist.length > 0
      ? [
          item(
            '“每月一题”排序',
            '得分＝ln(1＋有留言周数)×(1＋ln 同类处数)×ln(1＋累计人数)×(0.1＋办理薄弱)，办理薄弱＝1－已办比例×(1－再现比例)，ln为自然对数；两个比例都先并入5件全部问题平均水平的留言再算。',
          ),
        ]
      : []),
    ...(hasReplies
      ? [item('答复用时', '首次答复时间减去留言时间；中位数、九成分别指一半、九成的答复在此时间内作出。')]
      : []),
  ];
}
