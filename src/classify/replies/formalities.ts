/**
 * What notes on a hotline's orders say of the order and not of the matter: who was rung up, that nobody answered, that the order may be
 * closed, that it was answered before. Beside an answer it does no harm; alone it is none.
 */

const writer = '(?:来[电信访]人|诉求人|投诉人|反映人|举报人|当事人|市民|网友|群众|您|对方)';
const by = '(?:(?:以|通过)?(?:电话|短信|微信|当面|书面)(?:[方形]式)?)?';
const told = '(?:联系|沟通|回复|回访|告知|反馈|答复|致电|通报)';
const joined = '(?:现|并|再次|同时|均)?已?(?:再次)?(?:于\\d[^，]{1,14})?';
const itsState =
  '[将把]?(?:上述|以上|有关|相关|该|此|处理|办理|调查|核查|核实|具体){0,3}(?:情况|结果)(?:已|均)?' +
  `${by}(?:[向给对]${writer})?(?:进行(?:了)?)?`;

const formalities: readonly RegExp[] = [
  new RegExp(`^${joined}${by}(?:[与和向给对]${writer})?${told}(?:了|给|到)?(?:${writer}(?:本人)?)?$`, 'u'),
  new RegExp(`^${joined}${itsState}${told}(?:了|给)?(?:${writer}(?:本人)?)?$`, 'u'),
  // Who cannot be reached, and what therefore cannot be known.
  /(?:拨打|致电|联系|来电号码).{0,18}(?:无人接听|未接听?|[未无]法?接通|关机|停机|空号|未果|拒接)$/u,
  new RegExp(`^(?:因|但)?(?:多次)?(?:联系不上|无法(?:与)?${writer}?(?:取得)?联系上?)(?:到)?${writer}?$`, 'u'),
  /^(?:因此|故|暂)?无法(?:进一步)?(?:核实|核查|了解|查证)(?:具体|相关|有关|进一步)?(?:情况|问题|详情)?$/u,
  // What becomes of the order.
  /^(?:现|特|故|拟|并)?(?:申请|建议|请求|请予?|予以|给予|作)(?:对?[该此]?(?:工单|诉求|件))?(?:办结|结案|归档|销号)(?:处理|归档)?$/u,
  /^(?:[该此]|您的?)?(?:问题|诉求|工单|事项|件)(?:前期|此前|之前|前次|上次|先前|已经?){1,2}(?:作出|予以|进行)?(?:过)?(?:答复|回复)(?:过|了)?$/u,
  /^(?:不再重复(?:答复|回复|处理)|详见(?:前次|上次|此前|前期|原)(?:工单|答复|回复)|(?:属|系|为)?重复(?:工单|诉求|来电|件))$/u,
];

/** Whether a clause of a reply tells of the order alone. */
export function isFormality(clause: string): boolean {
  return formalities.some((pattern) => pattern.test(clause));
}
