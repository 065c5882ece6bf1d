import type { Contribution } from './contract.ts';

const clauseEnd = /[\s\p{P}\p{S}]+/u;
/** Opens a wish, or names whom it is addressed to. */
const address =
  /^(?:强烈|再次|衷心|恳切|在此|建议|希望|请求|呼吁|恳请|恳求|盼望|期待|期盼|祝愿?|盼|望|请|我们?|大家|各级|各位|上级|有关|相关|国家|政府|党委|党和政府|领导们?|书记|市长|部门|能够?|可以|多多|都|对此|对|此事|把|更加?)+/u;
/** Asks for attention, an answer or better times, and not for any matter. */
const formula =
  /^(?:(?:予以|给予|早日|尽快|高度|认真|真正|切实|引起|加以|及时|多)*(?:采纳|考虑|重视|关注|关心|解决|答复|回复|批准|处理|落实|加油|辛苦|谢谢|感谢|支持)(?:一下|起来|此事|问题|民生|民意|民声|基层|百姓|老百姓|群众|人民|我们|了|啊|吧)*|(?:真抓实干|脚踏实地|不忘初心|为人民服务|为民服务|为民办实事|为(?:老?百姓|人民|群众)?办(?:点|些)?(?:好事|实事)|国泰民安|繁荣昌盛|国家?富强|越来越好|越来越强|[越更]来[越更]美好|好上加好|一切都好|挺好的?)+|没(?:什么|啥|有)?(?:意见|建议)|加油(?:祖国|中国|家乡)?|(?:祖国|中国|家乡|生活|明天|日子)\p{Script=Han}{0,4}(?:美好|更好|越好|富强|强大|昌盛|繁荣|富裕|红火|万岁|加油))$/u;
const shortest = 3;

/**
 * Whether a contribution says nothing that could be proposed: no clause of title or body holds more than formulas
 * ("恳请领导重视", "望采纳") or a cry ("顶", "沙发").
 * @param isAsk whether a short text holds an ask ("禁放")
 */
export function saysNothing(
  { title, body }: Pick<Contribution, 'title' | 'body'>,
  isAsk: (text: string) => boolean,
): boolean {
  return `${title}\n${body}`.split(clauseEnd).every((clause) => {
    const said = clause.replace(address, '');
    return formula.test(said) || (said.length < shortest && !isAsk(said));
  });
}
