import { type Block, paragraph, type Section, section, type TableBlock } from '../document.ts';
import { formatDay, formatInteger, formatOrdinal, joinWords, quoted } from '../format.ts';
import type { ReportData, ThemeRow } from '../report-data.ts';
import { reachesBack, wordsOf } from './compose-words.ts';

/** 群众建议: what several propose, with what they wrote, before what one person does and what only names a matter. */
export function composeThemes(data: ReportData): Section {
  const { themes } = data;
  if (themes === null) {
    return section('群众建议', [{ type: 'empty', text: '数据库中没有建议主题数据，本节从略。' }]);
  }
  const limit = limitOf(data);
  if (themes.length === 0) {
    const isBefore = limit !== null && data.period.current.to < limit;
    const none = isBefore
      ? `建议只自${formatDay(limit)}起归并，不含统计期，本节从略。`
      : `统计期内没有可归为主题的建议${limit === null ? '' : `（只归并自${formatDay(limit)}起的建议）`}。`;
    return section('群众建议', [{ type: 'empty', text: none }]);
  }
  const limitNote: Block[] =
    limit === null ? [] : [{ type: 'note', text: `只归并自${formatDay(limit)}起的建议，更早的未比较，不在其列。` }];
  const campaigns = [...new Set(themes.flatMap(({ campaign }) => campaign ?? []))];
  const others = themes.filter(({ campaign }) => campaign === null);
  if (campaigns.length === 0) {
    return section('群众建议', [paragraph(leadOf(others, data)), ...limitNote, ...themeBlocks(others, data)]);
  }
  return section('群众建议', [
    ...campaigns.flatMap((name, index): Block[] => [
      { type: 'subheading', text: `（${formatOrdinal(index + 1)}）征集“${name}”` },
      ...themeBlocks(
        themes.filter(({ campaign }) => campaign === name),
        data,
      ),
    ]),
    { type: 'subheading', text: `（${formatOrdinal(campaigns.length + 1)}）征集以外的建议` },
    ...(others.length === 0
      ? [{ type: 'empty' as const, text: '统计期内没有征集以外、可归为主题的建议。' }]
      : [...limitNote, ...themeBlocks(others, data)]),
  ]);
}

/** The first day of which suggestions are grouped, where days of the period that have data lie before it; else null. */
function limitOf({ themeReach: { firstDay }, period: { current }, coverage }: ReportData): string | null {
  const began = coverage.firstDay === null || coverage.firstDay < current.from ? current.from : coverage.firstDay;
  return firstDay !== null && firstDay > began ? firstDay : null;
}

/** How many of the period's suggestions are in themes, and of what standing these are. */
function leadOf(themes: readonly ThemeRow[], data: ReportData): string {
  const count = (standing: ThemeRow['standing']) =>
    themes.find((theme) => theme.standing === standing)?.ofStanding ?? 0;
  const [shared, single, untold] = [count('shared'), count('single'), count('untold')];
  const grouped = themes[0]!.ofCampaign;
  const all = data.kinds.find(({ name }) => name === 'suggestion')?.messages ?? 0;
  const limit = limitOf(data);
  const rest = (limit === null ? all : data.themeReach.suggestions) - grouped;
  const part = limit === null ? '' : `自${formatDay(limit)}起的${formatInteger(data.themeReach.suggestions)}件里，`;
  const whole = `${wordsOf(data).current}建议类留言${formatInteger(all)}件，`;
  // Editors may have filed some of them elsewhere since.
  const some = rest < 0 ? `${formatInteger(grouped)}件` : `${whole}其中${part}${formatInteger(grouped)}件`;
  const those = rest === 0 && limit === null ? `${whole}${all > 1 ? '均' : ''}` : some;
  const left = rest > 0 ? `其余${formatInteger(rest)}件没有他人提出同样的建议，或未明确写明建议什么。` : '';
  return `${those}归为${formatInteger(shared + single + untold)}个建议主题${standingWords(shared, single, untold)}。${left}`;
}

/** Of what standing the themes are: counted where they differ. */
function standingWords(shared: number, single: number, untold: number): string {
  const parts = [
    ['截至期末', '有两人及以上提出或获赞较多', shared] as const,
    ['', '仅一人提出', single] as const,
    ['', '只反映情况、未写明做法', untold] as const,
  ].filter(([, , number]) => number > 0);
  if (parts.length > 1)
    return `：${parts.map(([when, words, number]) => `${when}${words}的${formatInteger(number)}个`).join('，')}`;
  return parts.map(([when, words, number]) => `（${when}${number > 1 ? '均' : ''}${words}）`).join('');
}

function themeBlocks(themes: readonly ThemeRow[], data: ReportData): Block[] {
  const of = (standing: ThemeRow['standing']) => themes.filter((theme) => theme.standing === standing);
  const [shared, single, untold] = [of('shared'), of('single'), of('untold')];
  return [
    ...(shared.length === 0
      ? [{ type: 'empty' as const, text: '统计期内没有两人及以上提出或获赞较多的建议。' }]
      : [...restWords(shared), ...shared.map((theme, index) => matterOf(theme, index + 1, data))]),
    ...(single.length === 0 ? [] : [tableOf(single, '仅一人提出的建议', '建议', data)]),
    ...(untold.length === 0 ? [] : [tableOf(untold, '只反映情况、未写明做法的建议类留言', '反映的情况', data)]),
  ];
}

/** That the list is not all there is. */
function restWords(shared: readonly ThemeRow[]): Block[] {
  const all = shared[0]!.ofStanding;
  if (all <= shared.length) return [];
  const text = `两人及以上提出或获赞较多的建议共${formatInteger(all)}个，以下按支持数列前${formatInteger(shared.length)}个。`;
  return [{ type: 'note', text }];
}

function matterOf(theme: ThemeRow, number: number, data: ReportData): Block {
  const { current } = wordsOf(data);
  const isOlder = theme.totalMessages > theme.messages;
  return {
    type: 'matter',
    number,
    title: theme.title,
    facts: [
      `${current}${formatInteger(theme.authors)}人${formatInteger(theme.messages)}件`,
      ...(theme.likes > 0
        ? [
            `${current}留言获赞${formatInteger(theme.likes)}次`,
            `支持数${formatInteger(theme.supporters)}（${current}人数与获赞之和）`,
          ]
        : []),
      ...(isOlder
        ? [
            `自${formatDay(theme.firstDay)}至期末累计${formatInteger(theme.totalAuthors)}人${formatInteger(theme.totalMessages)}件`,
          ]
        : []),
      ...listRegions(regionsOf(theme, data)),
      ...(theme.isNew && reachesBack(data) && comparesBack(theme, data) ? [`${current}新提出`] : []),
      ...theme.opposing
        .slice(0, 1)
        .map(({ ask, messages }) => `另有相反诉求${quoted(ask)}累计${formatInteger(messages)}件`),
      `编号\u00a0${theme.themeId}`,
    ],
    quotes: theme.quotes,
  };
}

/** Whether the suggestions of the period before are grouped, too, as all of a campaign are: else no theme is known to be new. */
function comparesBack({ campaign }: ThemeRow, { themeReach: { firstDay }, period: { previous } }: ReportData): boolean {
  return campaign !== null || firstDay === null || firstDay <= previous.from;
}

function tableOf(themes: readonly ThemeRow[], caption: string, label: string, data: ReportData): TableBlock {
  const { current } = wordsOf(data);
  const all = themes[0]!.ofStanding;
  const hasLikes = themes.some(({ likes }) => likes > 0);
  return {
    type: 'table',
    caption,
    columns: [
      { label, format: 'text', width: 40 },
      { label: '地区', format: 'text', width: 16 },
      { label: `${current}人数`, format: 'integer', width: 12 },
      { label: `${current}件数`, format: 'integer', width: 12 },
      ...(hasLikes ? [{ label: '获赞', format: 'integer', width: 9 } as const] : []),
      { label: '编号', format: 'text', width: 20 },
    ],
    rows: themes.map((theme) => [
      theme.title,
      joinRegions(regionsOf(theme, data), 2) || null,
      theme.authors,
      theme.messages,
      ...(hasLikes ? [theme.likes] : []),
      theme.themeId,
    ]),
    ...(all > themes.length ? { note: `注：共${formatInteger(all)}个，列前${themes.length}个。` } : {}),
  };
}

function regionsOf(theme: ThemeRow, data: ReportData): readonly string[] {
  return theme.regions.filter((name) => !data.unplacedRegions.includes(name));
}

function joinRegions(regions: readonly string[], limit: number): string {
  return `${joinWords(regions.slice(0, limit))}${regions.length > limit ? `等${regions.length}地` : ''}`;
}

function listRegions(regions: readonly string[]): string[] {
  return regions.length === 0 ? [] : [`涉及${joinRegions(regions, 5)}`];
}
