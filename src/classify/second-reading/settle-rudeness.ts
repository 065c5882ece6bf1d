import type { SegmentedMessage } from '../../core/message.ts';
import { callKind, type KindAndUrgency } from '../kind-and-urgency.ts';

/** Longer letters are of more than how somebody was spoken to. */
const several = 200;
/** How somebody was treated. */
const rude =
  /翻[^。!?;,\n]{0,3}白眼|[冲朝对][^。!?;,\n]{1,8}(?:吼|嚷|吆喝|骂|发火|甩脸)|骂(?:我|人|了|老)|训斥|阴阳怪气|爱[答搭理]不理|冷嘲热讽|甩脸|不耐烦|出言不逊|态度(?:恶劣|很?差|极差|不好|粗暴)|[摔扔]给我|推搡/u;
/** What is asked for is that somebody is sorry; it is not said of who was, or of whom others want it. */
const apology =
  /(?:要求?|[给向跟]我们?|希望|请|必须|应该?|只[要求]|就想|能不能|[让叫](?:他|她|你|对方)们?)(?!我)[^。?!;,\n]{0,8}(?:道[^。?!;,\n]{0,3}歉|赔[^。?!;,\n]{0,3}(?:礼|不是)|认个错)/u;

/** Who was treated rudely and wants to hear that somebody is sorry complains: no rescue is asked for, and nobody thanked. */
export function settleRudeness(said: KindAndUrgency, { title, body }: SegmentedMessage): KindAndUrgency {
  const { label } = said.kind.prediction;
  if ((label !== 'help' && label !== 'praise') || body.text.length > several) return said;
  const text = `${title.text}\n${body.text}`;
  return rude.test(text) && apology.test(body.text) ? callKind(said, 'complaint') : said;
}
