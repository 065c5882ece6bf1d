/**
 * What serves many places, or builds and runs what is in them: that two messages name it does not tell that they write of one place.
 * Works, shops and stations are at one place themselves.
 */
export const operator =
  /(?:公司|集团|热力|供热|供暖|水务|供水|自来水|排水|燃气|天然气|供气|供电|电力|电网|物业|物管|公交|巴士|客运|城投|置业|地产|房产|开发商?|建设|建工|建筑|建安|路桥|市政|环卫|园林|保洁|电信|移动|联通|广电|宽带|单车)$/u;
