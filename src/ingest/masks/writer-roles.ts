/** What those do who write or call, before 人 or 者, as forms and records name them (来电人：…). */
export const writing = (
  '反映 联系 联络 举报 投诉 求助 申请 诉求 来信 来电 来访 致电 写信 信访 上访 咨询 反馈 建议 报修 报警 控告 申诉 上诉 当事 受害 委托 报案 报告 提问 问政 留言 发帖 ' +
  '登记 预约'
).split(' ');
/** Who does so. */
export const writers = writing.flatMap((word) => [`${word}人`, `${word}者`]);
