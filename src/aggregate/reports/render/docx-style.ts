import { AlignmentType, type IFontAttributesProperties, type IStylesOptions, LineRuleType } from 'docx';

/** Fonts that Chinese Word and WPS bring; others put theirs in place of them. */
export const fonts = {
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '仿宋' },
  heading: { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' },
  title: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' },
} as const satisfies Record<string, IFontAttributesProperties>;

const faint = '55606A';

/** Sizes are half-points. */
export const docxStyles: IStylesOptions = {
  default: {
    document: { run: { font: fonts.body, size: 24, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
    title: {
      run: { font: fonts.title, size: 44, bold: true, color: 'B3261E' },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 60 } },
    },
    heading1: {
      run: { font: fonts.heading, size: 30, bold: true, color: '1C2329' },
      paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
    },
    heading2: {
      run: { font: fonts.heading, size: 25, bold: true, color: '1C2329' },
      paragraph: { spacing: { before: 160, after: 80 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: 'body',
      name: 'Report Body',
      run: { font: fonts.body, size: 24 },
      paragraph: {
        // Not justified: a break before a bracket would tear a line of Chinese apart.
        alignment: AlignmentType.LEFT,
        indent: { firstLine: 480 },
        spacing: { after: 80, line: 400, lineRule: LineRuleType.EXACT },
      },
    },
    {
      id: 'subtitle',
      name: 'Report Subtitle',
      run: { font: fonts.body, size: 26 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 120 } },
    },
    { id: 'small', name: 'Report Small', run: { font: fonts.heading, size: 17, color: faint } },
    {
      id: 'caption',
      name: 'Report Caption',
      run: { font: fonts.heading, size: 20, bold: true },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 60 } },
    },
    {
      id: 'note',
      name: 'Report Note',
      run: { font: fonts.heading, size: 17, color: faint },
      paragraph: { spacing: { before: 40, after: 100 } },
    },
    {
      id: 'empty',
      name: 'Report Empty',
      run: { font: fonts.heading, size: 21, color: faint },
      paragraph: { spacing: { before: 60, after: 120 }, indent: { left: 200 } },
    },
    {
      id: 'matter',
      name: 'Report Matter',
      run: { font: fonts.heading, size: 22, bold: true },
      paragraph: { spacing: { before: 140, after: 20 } },
    },
    {
      id: 'facts',
      name: 'Report Facts',
      run: { font: fonts.heading, size: 18, color: faint },
      paragraph: { spacing: { after: 60 } },
    },
    {
      id: 'quotation',
      name: 'Report Quotation',
      run: { font: fonts.body, size: 21 },
      paragraph: {
        alignment: AlignmentType.LEFT,
        indent: { left: 240 },
        spacing: { after: 60, line: 330, lineRule: LineRuleType.EXACT },
      },
    },
    {
      id: 'definition',
      name: 'Report Definition',
      run: { font: fonts.body, size: 21 },
      paragraph: {
        alignment: AlignmentType.LEFT,
        spacing: { after: 60, line: 330, lineRule: LineRuleType.EXACT },
      },
    },
    {
      id: 'cell',
      name: 'Report Cell',
      run: { font: fonts.heading, size: 18 },
      paragraph: { spacing: { before: 20, after: 20 } },
    },
  ],
};
