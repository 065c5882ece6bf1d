const count = '[一二两三四五六七八九十几半数多\\d]+';
/** A date, a time since when or for how long, or so far away, but for periods that come again (三天两头, 周边, 二年级). */
const time = `(?:${count}(?:(?:个多?|多个?)?月(?![亮光湖])|(?:个多?|多个?)?(?:小时|星期|礼拜)|多?天(?![桥两])|多?周(?![边围岁])|多?年(?![级代])|日(?![间常]))(?:${count}[日号](?![线楼栋院门])|份|[底初末])?|[月年][底初末]|今年|去年|明年|今天|昨[天晚日]|明天|今[早晚日]|[上本下]个?[周月](?![边岁])|[上下]半年)`;
const anyTime = new RegExp(time, 'u');
/** By when something is asked for: whether it comes is asked without it, too. How long somebody waited or paid may be a condition. */
const deadline = new RegExp(
  `(?:在${time}|(?:今年|明年|\\d{1,2}月份?)?(?:[月年]底|[上下]半年))(?:之?[前内]|以[前内]|左右)?(?=(?:能否|能不能|是否|可否|可不可以|会不会|能如期|可以如期).{2,})`,
  'gu',
);
/** A person, named in part: of masked places and firms (某小区, 某些公司) there is no surname before. */
const person =
  /(?<=\p{Script=Han})(?<![诉报告映对向给省市区县镇乡村在有由被])某(?![些个种地处人公单部小楼路街校学医银物企项])|先生|女士/u;

/** For how much a title counts less that has such a one: what one person did is seldom what all write of. */
const ownWeights = { time: 0.5, person: 1 } as const;

/** What titles say that is a message's own. */
export interface OwnDetails {
  /** For how much a title counts less for the times and persons that it has. */
  readonly rate: (title: string) => number;
  /** The title without a time by which something is asked for. */
  readonly leaveOut: (title: string) => string;
}

/**
 * Other members write at other times and of other persons: of these only what half of the titles have belongs to the issue.
 * @param titles of its members
 */
export function createOwnDetails(titles: readonly string[]): OwnDetails {
  const isOwn = (detail: RegExp): boolean => titles.filter((title) => detail.test(title)).length * 2 < titles.length;
  const own = [anyTime, person].filter(isOwn);
  return {
    rate: (title) =>
      own.reduce(
        (sum, detail) => sum + (detail.test(title) ? ownWeights[detail === person ? 'person' : 'time'] : 0),
        0,
      ),
    leaveOut: (title) => (own.includes(anyTime) ? title.replace(deadline, '') : title),
  };
}
