/** How a thing is that should not be so. */
const fault =
  '(?:太|很|极|过|偏|非常|特别|十分|一直|总是|总|老是|还是)?(低|差|弱|慢|贵|乱|脏|少|难|不稳定?|不足|不够|不通|不亮|不到位)(?!保|收入|龄|生|年|儿|民|于|数|点|不多)';
/** Judges a thing that it leaves out. */
const judgement =
  /^(?:已|早已|都|完全|几乎)?(?:形同虚设|名存实亡|不了了之|石沉大海|无动于衷|一塌糊涂|苦不堪言|怨声载道|忍无可忍|刻不容缓|迫在眉睫)$/u;

/** Whether a text only judges, and does not say what. */
export function onlyJudges(text: string): boolean {
  return judgement.test(text);
}

/**
 * The first of some words of which the titles of half of the issues, two at least, say how it fails (`水压低`), with what most of these
 * say; null where there is none.
 * @param titles by issue, without names
 */
export function nameByFault(words: readonly string[], titles: readonly (readonly string[])[]): string | null {
  for (const word of words) {
    const said = new RegExp(`${word}${fault}`, 'u');
    const faults = titles.flatMap((own) => own.flatMap((title) => said.exec(title)?.[1] ?? []).slice(0, 1));
    if (faults.length < 2 || faults.length * 2 < titles.length) continue;
    const count = (one: string): number => faults.filter((other) => other === one).length;
    return word + [...faults].sort((a, b) => count(b) - count(a))[0]!;
  }
  return null;
}
