import type { Page } from 'playwright-core';

/** Outlines of regions side by side. */
export function squares(names: readonly string[]): object {
  const features = names.map((name, index) => {
    const [left, right] = [100 + index, 101 + index];
    const ring = [
      [left, 30],
      [right, 30],
      [right, 31],
      [left, 31],
      [left, 30],
    ];
    return { type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return { type: 'FeatureCollection', features };
}

/** Colour of a point of the map, in CSS pixels. */
export async function pixelOf(page: Page, x: number, y: number): Promise<number[]> {
  return (await page.evaluate(`(() => {
    const canvas = document.querySelector('[aria-label*="地图"] canvas');
    const scale = canvas.width / canvas.getBoundingClientRect().width;
    return [...canvas.getContext('2d').getImageData(${x} * scale, ${y} * scale, 1, 1).data];
  })()`)) as number[];
}
