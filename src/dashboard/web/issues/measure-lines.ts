interface Measure {
  readonly day: string;
  readonly title: string;
}

/** A line across a chart where a measure took effect, with what stands above it. */
export interface MeasureLine {
  readonly xAxis: number;
  readonly name: string;
  /** Towards the middle of the chart: beyond its edge what it says would be cut off. */
  readonly label: { readonly align: 'left' | 'center' | 'right' };
}

/**
 * Lines for measures. One says what was done; several, which would stand over each other, only when.
 * @param binOf number of the bar that has a day
 * @param count of the bars
 */
export function drawMeasures(
  measures: readonly Measure[],
  binOf: (day: string) => number,
  count: number,
): MeasureLine[] {
  return measures.map(({ day, title }) => {
    const bin = binOf(day);
    const at = (bin + 0.5) / count;
    return {
      xAxis: bin,
      name: measures.length === 1 ? `措施：${title.slice(0, 8)}` : `措施 ${day.slice(5)}`,
      label: { align: at < 1 / 3 ? 'left' : at > 2 / 3 ? 'right' : 'center' },
    };
  });
}
