import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/** A font with Chinese glyphs: the file, and the family that names it in a picture. */
export interface ChartFont {
  readonly file: string;
  readonly family: string;
}

/** Where Linux distributions, macOS and Windows (seen from WSL) keep theirs. */
const known: readonly ChartFont[] = [
  { file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', family: 'Noto Sans CJK SC' },
  { file: '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc', family: 'Noto Sans CJK SC' },
  { file: '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc', family: 'Noto Sans CJK SC' },
  { file: '/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc', family: 'Noto Sans CJK SC' },
  { file: '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc', family: 'WenQuanYi Micro Hei' },
  { file: '/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc', family: 'WenQuanYi Zen Hei' },
  { file: '/usr/share/fonts/adobe-source-han-sans/SourceHanSansCN-Regular.otf', family: 'Source Han Sans CN' },
  { file: '/System/Library/Fonts/PingFang.ttc', family: 'PingFang SC' },
  { file: '/System/Library/Fonts/STHeiti Light.ttc', family: 'Heiti SC' },
  { file: '/System/Library/Fonts/Hiragino Sans GB.ttc', family: 'Hiragino Sans GB' },
  { file: '/mnt/c/Windows/Fonts/msyh.ttc', family: 'Microsoft YaHei' },
  { file: '/mnt/c/Windows/Fonts/simhei.ttf', family: 'SimHei' },
  { file: join(homedir(), '.local/share/fonts/NotoSansCJK-Regular.ttc'), family: 'Noto Sans CJK SC' },
];

/** The first of the usual Chinese fonts that this machine has; null where it has none of them. */
export function findChartFont(exists: (path: string) => boolean = existsSync): ChartFont | null {
  return known.find(({ file }) => exists(file)) ?? null;
}

/**
 * A font that a setting names. A collection like that of Noto begins with Japanese forms, so a file that is called as a known one
 * goes by its family; others go by their file names: resvg falls back to the only font it has.
 */
export function nameChartFont(file: string): ChartFont {
  const name = basename(file);
  const same = known.find((one) => basename(one.file) === name);
  return { file, family: same?.family ?? name.replace(/\.\w+$/, '') };
}
