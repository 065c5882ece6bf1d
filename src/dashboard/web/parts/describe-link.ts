/** What the link of a number shows, by the page that it leads to: messages, but for numbers of issues and of classes. */
export function describeLink(to: string): string {
  if (to.startsWith('/classes')) return '查看类别';
  return to.startsWith('/issues') ? '查看问题' : '查看留言';
}
