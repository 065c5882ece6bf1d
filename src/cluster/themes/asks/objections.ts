/** Who is not content with what another does says so after it ("对学区调整有意见"). */
const objected =
  /(?:对于?|就)(\p{Script=Han}{2,16}?)(?:大家|我们|[都也很均极]|非常|十分|一直|普遍|坚决|强烈|表示|提出|[持存]?有)*(?:有(?:很大的?|较大的?|强烈的?)?意见|意见(?:很|较|非常|极)?大|不满意?|异议|不(?:同意|认可|赞成|赞同|接受|服))(?=$|[，,。！!？?；;：:\s的])/gu;
/** A change that one can be against. */
const change =
  /调整|取消|改[线道名制为成建]|改造|合并|[撤拆迁]|搬走|划[分片入出到归]|涨价|提价|加装|安装|增设|[新修扩]建|设[立置]|限[行购号]|禁|关停|停[运办]|延长|缩短|推迟|提前|开放|封闭|变更|更换|统一|实行|推行|取缔|征收/u;
/** How it is done, what comes of it or what is paid for it: who minds that does not mind the change. */
const manner =
  /(?:补偿|赔偿|标准|质量|进度|速度|进展|服务|结果|态度|工作|处理|情况|方式|水平|价格|费用?|款项?|答复|回复|管理|政策|条件)$/u;

/** A text in which whoever is not content with a change says that he is against it: nobody asks for what he has a mind against. */
export function hearObjections(text: string): string {
  return text.replace(objected, (said, matter: string) =>
    change.test(matter) && !manner.test(matter) ? `反对${matter}` : said,
  );
}
