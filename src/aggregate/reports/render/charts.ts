import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import type { EChartsCoreOption } from 'echarts/core';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartSpec } from '../document.ts';
import { formatInteger } from '../format.ts';

echarts.use([BarChart, GridComponent, SVGRenderer]);

/** Told apart in grey print and by colour-blind readers: dark against light, never red against green. */
const colours = {
  current: '#1d5778',
  previous: '#b9cdd8',
  past: '#8fb0c2',
  ink: '#1c2329',
  faint: '#5d666d',
  rule: '#d9d9d9',
};

export interface ChartPicture {
  readonly svg: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a chart as SVG, without a browser.
 * @param fontFamily as CSS writes it; where the picture is drawn, one of its fonts must have Chinese glyphs
 */
export function drawChart(spec: ChartSpec, fontFamily: string): ChartPicture {
  const width = 660;
  const height = spec.kind === 'periods' ? 190 : 46 + spec.rows.length * (hasPrevious(spec) ? 30 : 24);
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(spec.kind === 'periods' ? periodsOption(spec, fontFamily) : comparisonOption(spec, fontFamily));
    return { svg: dropPointerStyles(chart.renderToSVGString()), width, height };
  } finally {
    chart.dispose();
  }
}

/** ECharts adds rules for hovering, of which paper has none. */
function dropPointerStyles(svg: string): string {
  return svg.replace(/<style\b[\s\S]*?<\/style>/g, '').replace(/ class="zr[^"]*"/g, '');
}

type SpecOf<Kind extends ChartSpec['kind']> = Extract<ChartSpec, { readonly kind: Kind }>;

function hasPrevious(spec: SpecOf<'comparison'>): boolean {
  return spec.rows.some((row) => row.previous !== null);
}

function baseOption(fontFamily: string): EChartsCoreOption {
  return { animation: false, textStyle: { fontFamily, color: colours.ink, fontSize: 12 } };
}

const quietAxis = {
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: colours.rule, type: 'dashed' as const } },
};

function periodsOption(spec: SpecOf<'periods'>, fontFamily: string): EChartsCoreOption {
  const hasCurrent = spec.bars.some((bar) => bar.isCurrent);
  return {
    ...baseOption(fontFamily),
    grid: { left: 46, right: 12, top: 24, bottom: spec.bars.some(({ extent }) => extent !== undefined) ? 40 : 26 },
    xAxis: {
      type: 'category',
      data: spec.bars.map((bar) => [bar.label, bar.extent].filter((line) => line !== undefined).join('\n')),
      axisLine: { lineStyle: { color: colours.faint } },
      axisTick: { show: false },
      axisLabel: { color: colours.faint, fontSize: 11, fontFamily },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      ...quietAxis,
      axisLabel: { color: colours.faint, fontFamily, formatter: (value: number) => formatInteger(value) },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 34,
        barCategoryGap: '28%',
        data: spec.bars.map((bar) => ({
          value: bar.value,
          itemStyle: barStyle(bar.isCurrent || !hasCurrent ? colours.current : colours.past, bar.extent !== undefined),
        })),
        label: {
          show: spec.bars.length <= 24,
          position: 'top',
          color: colours.ink,
          fontFamily,
          fontSize: 11,
          formatter: (point: { value?: unknown }) =>
            typeof point.value === 'number' ? formatInteger(point.value) : '',
        },
      },
    ],
  };
}

/** A part of a period is an outline: it must not be read as the whole. */
function barStyle(color: string, isPart: boolean): object {
  return isPart ? { color: '#ffffff', borderColor: color, borderWidth: 1.5, borderType: 'dashed' } : { color };
}

function comparisonOption(spec: SpecOf<'comparison'>, fontFamily: string): EChartsCoreOption {
  // The axis of categories counts from below.
  const rows = spec.rows.toReversed();
  const bars = (name: string, color: string, values: readonly (number | null)[], isBold: boolean) => ({
    name,
    type: 'bar',
    barMaxWidth: 11,
    barGap: '15%',
    itemStyle: { color },
    data: values,
    label: {
      show: true,
      position: 'right',
      fontSize: 11,
      fontFamily,
      color: isBold ? colours.ink : colours.faint,
      formatter: (point: { value?: unknown }) => (typeof point.value === 'number' ? formatInteger(point.value) : ''),
    },
  });
  const previous = bars(
    'previous',
    colours.previous,
    rows.map((row) => row.previous),
    false,
  );
  return {
    ...baseOption(fontFamily),
    grid: { left: 150, right: 56, top: 8, bottom: 26 },
    xAxis: {
      type: 'value',
      minInterval: 1,
      ...quietAxis,
      axisLabel: { color: colours.faint, fontFamily, formatter: (value: number) => formatInteger(value) },
    },
    yAxis: {
      type: 'category',
      data: rows.map((row) => row.name),
      axisLine: { lineStyle: { color: colours.faint } },
      axisTick: { show: false },
      axisLabel: { fontFamily, width: 136, overflow: 'truncate', color: colours.ink },
    },
    series: [
      ...(hasPrevious(spec) ? [previous] : []),
      bars(
        'current',
        colours.current,
        rows.map((row) => row.current),
        true,
      ),
    ],
  };
}
