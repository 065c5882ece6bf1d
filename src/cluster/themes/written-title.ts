import { measures } from './plain-verbs.ts';

/** Verbs of one character with how many are wanted, as people speak: "修个", "办一所", "多装几盏". */
const spoken = new RegExp(
  `^[多再]?([建修装设办开加添])(?:[一几两三][${measures}]|个(?![体人别])|一?些|点)(?=\\p{Script=Han}{2,})`,
  'u',
);
const written: Readonly<Record<string, string>> = {
  建: '建设',
  修: '修建',
  装: '安装',
  设: '设立',
  办: '开办',
  开: '开设',
  加: '增加',
  添: '添置',
};

/** An ask as a list prints it: in the verb that is written for the spoken one ("修个地铁站" → "修建地铁站"). */
export function writeTitle(stated: string): string {
  return stated.replace(spoken, (_, verb: string) => written[verb]!);
}
