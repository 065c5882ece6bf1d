/** Offsets into a text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * A part of a text that the form of a record fills, not who wrote, in offsets into the text:
 * - `label`: before what is the matter, who is complained of or where it is (`【诉求内容】`, `事发地址：`): the value says something and is no part;
 * - `entry`: a label with its value, of the caller, the order or how it is to be handled (`【来电人】王女士`, `是否保密：否`);
 * - `mark`: what an order is, in brackets (`【重复来电】`);
 * - `note`: what the hotline tells the office (`请在3个工作日内办结并回复市民`), or what it told the caller (`（已告知来电人…）`);
 * - `plea`: what clerks ask by habit and whoever writes himself may mean (`请相关部门处理`).
 */
export interface FormPart extends Span {
  readonly role: 'label' | 'entry' | 'mark' | 'note' | 'plea';
}
