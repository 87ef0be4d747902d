/** The drawing of charts: a script of its own, so that the first view does not wait for it. */
import {
  axisX,
  axisY,
  barY,
  dot,
  gridY,
  line,
  plot,
  ruleX,
  ruleY,
  text,
  tip,
  pointer,
} from '@observablehq/plot';

export interface ChartData {
  readonly points: readonly {
    readonly year: number;
    readonly name: string;
    readonly value: number;
    /** Points of two series are not joined. */
    readonly series: number;
  }[];
  /** Years from which on another edition holds. */
  readonly breaks: readonly number[];
  readonly breakWord: string;
  readonly isStacked: boolean;
  /** Pixels. */
  readonly width: number;
  readonly label: string;
}

export type DrawChart = (data: ChartData) => Element;

/** Told apart in grey too, and by people who do not tell red from green (Okabe and Ito, in the order of their lightness). */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#7a7a7a', '#8a6d00'];

/** The chart as one picture with a name: its numbers stand in the table below, where a screen reader reads them. */
export const draw: DrawChart = (data) => {
  const chart = drawn(data);
  const svg = chart.matches('svg') ? chart : chart.querySelector('svg.plot');
  for (const part of svg?.querySelectorAll('[aria-label]') ?? []) part.removeAttribute('aria-label');
  svg?.setAttribute('role', 'img');
  svg?.setAttribute('aria-label', data.label);
  return chart;
};

const drawn: DrawChart = ({ points, breaks, breakWord, isStacked, width }) => {
  const years = [...new Set(points.map(({ year }) => year))].sort((a, b) => a - b);
  const names = [...new Set(points.map(({ name }) => name))];
  const first = years[0] ?? 0;
  const last = years.at(-1) ?? 0;
  const span: number[] = [];
  for (let year = first; year <= last; year++) span.push(year);
  const rows = points.map((point) => ({ ...point }));
  const common = {
    width,
    height: 260,
    marginLeft: 44,
    marginRight: 24,
    marginTop: 30,
    className: 'plot',
    y: { label: null, grid: false },
    color: { domain: names, range: colours.slice(0, Math.max(1, names.length)), legend: true },
  };
  if (isStacked) {
    return plot({
      ...common,
      x: { type: 'band' as const, domain: span, label: null, padding: 0.25 },
      marks: [
        gridY(),
        axisX({ tickFormat: yearText(width, span.length), label: null }),
        axisY({ label: null }),
        barY(rows, { x: 'year', y: 'value', fill: 'name', order: names, tip: true }),
        ...breaks.map((year) =>
          ruleX([year], {
            stroke: 'currentColor',
            strokeDasharray: '3 3',
            dx: -bandShift(width, span.length),
          }),
        ),
        text(breaks, {
          x: (year: number) => year,
          frameAnchor: 'top',
          text: () => breakWord,
          dx: -bandShift(width, span.length) + 4,
          dy: -14,
          textAnchor: 'start',
        }),
        ruleY([0]),
      ],
    });
  }
  return plot({
    ...common,
    x: { type: 'linear' as const, domain: [first - 0.3, last + 0.3], label: null, ticks: span },
    marks: [
      gridY(),
      axisX(span, { tickFormat: yearText(width, span.length), label: null }),
      axisY({ label: null }),
      ruleX(
        breaks.map((year) => year - 0.5),
        { stroke: 'currentColor', strokeDasharray: '3 3' },
      ),
      text(breaks, {
        x: (year: number) => year - 0.5,
        frameAnchor: 'top',
        text: () => breakWord,
        dx: 4,
        dy: -14,
        textAnchor: 'start',
      }),
      line(rows, {
        x: 'year',
        y: 'value',
        stroke: 'name',
        z: (row: (typeof rows)[number]) => `${row.name} ${String(row.series)}`,
        strokeWidth: 2,
      }),
      dot(rows, { x: 'year', y: 'value', fill: 'name', r: 3.5 }),
      tip(rows, pointer({ x: 'year', y: 'value', stroke: 'name' })),
      ruleY([0]),
    ],
  });
};

/** Years in full where there is room for them, else without the century. */
function yearText(width: number, years: number): (year: number) => string {
  return (width - 68) / Math.max(1, years) < 34 ? (year) => `’${String(year).slice(-2)}` : String;
}

/** Half a band, in pixels: a break stands between two years. */
function bandShift(width: number, bands: number): number {
  return (width - 68) / Math.max(1, bands) / 2;
}
