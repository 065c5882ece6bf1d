import type { SegmentedMessage } from '../core/message.ts';
import { callKind, type KindAndUrgency } from './kind-and-urgency.ts';

/** Longer letters are of more than how somebody was spoken to. */
const several = 200;
/** How somebody was treated. */
const rude =
  /翻[^。!?;,\n]{0,3}白眼|[冲朝对][^。!?;,\n]{1,8}(?:吼|嚷|吆喝|骂|发火|甩脸)|骂(?:我|人|了|老)|训斥|阴阳怪气|爱[答搭理]不理|冷嘲热讽|甩脸|不耐烦|出言不逊|态度(?:恶劣|很?差|极差|不好|粗暴)|[摔扔]给我|推搡/u;
/** What is asked for is that somebody is sorry. */
const apology = /(?<![要让逼叫]我[^。?!;,\n]{0,6})道[^。!?;,\n]{0,3}歉|赔[^。!?;,\n]{0,3}(?:礼|不是)|认个错/u;

/** Who was treated rudely and wants to hear that somebody is sorry complains: no rescue is asked for, and nobody thanked. */
export function settleRudeness(said: KindAndUrgency, { title, body }: SegmentedMessage): KindAndUrgency {
  const { label } = said.kind.prediction;
  if ((label !== 'help' && label !== 'praise') || body.text.length > several) return said;
  const text = `${title.text}\n${body.text}`;
  return rude.test(text) && apology.test(body.text) ? callKind(said, 'complaint') : said;
}
