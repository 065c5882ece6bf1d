import { BarChart, LineChart, MapChart, ScatterChart } from 'echarts/charts';
import {
  GeoComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { type EChartsCoreOption, init, registerMap, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([
  BarChart,
  LineChart,
  ScatterChart,
  MapChart,
  GeoComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
]);

export type ChartOption = EChartsCoreOption;
export { init as createChart, registerMap };

/** Slanted lines, for what is drawn as not known. */
export function hatchPattern(colour: string): { readonly image: HTMLCanvasElement; readonly repeat: 'repeat' } {
  const image = document.createElement('canvas');
  image.width = 6;
  image.height = 6;
  const pen = image.getContext('2d');
  if (pen !== null) {
    pen.strokeStyle = colour;
    pen.lineWidth = 1;
    pen.beginPath();
    for (const shift of [-6, 0, 6]) {
      pen.moveTo(shift, 6);
      pen.lineTo(shift + 6, 0);
    }
    pen.stroke();
  }
  return { image, repeat: 'repeat' };
}

/**
 * Content of a tooltip as an element: built by nodes, since text in it comes from messages, and since the page's policy
 * refuses the inline styles that a string would need.
 */
export function tooltipElement(title: string, rows: readonly (readonly [name: string, value: string])[]): HTMLElement {
  const box = document.createElement('div');
  const head = document.createElement('strong');
  head.textContent = title;
  box.append(head);
  for (const [name, value] of rows) {
    const row = document.createElement('div');
    row.className = 'tip-row';
    for (const text of [name, value]) {
      const cell = document.createElement('span');
      cell.textContent = text;
      row.append(cell);
    }
    box.append(row);
  }
  return box;
}
