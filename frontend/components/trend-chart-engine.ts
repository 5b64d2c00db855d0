import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

export interface Series {
  name: string;
  values: (number | null)[];
  low?: (number | null)[];
  high?: (number | null)[];
}

/** What a chart shows; kind "bars" has one label more than values, as the bounds between its bars. */
export interface Spec {
  kind: 'lines' | 'stacked' | 'bars' | 'ranks';
  unit: 'share' | 'time' | 'number';
  labels: string[];
  notes?: string[];
  series: Series[];
  marks?: { name: string; at: number }[];
}

export interface Look {
  dark: boolean;
  width: number;
  narrow: boolean;
  font: string;
  say: (value: number | null) => string;
}

// Okabe and Ito, https://jfly.uni-koeln.de/color/; in the dark the lighter of them first
const LIGHT = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];
const DARK = ['#56b4e9', '#e69f00', '#2fc79a', '#e6a3c8', '#f0e442', '#ff8f5a'];
const SIGNS = ['circle', 'diamond', 'triangle', 'rect', 'roundRect', 'pin'];
// the axis and the margins
const BESIDE_BARS = 80;
const DASHES = ['solid', 'dashed', 'dotted', 'solid', 'dashed', 'dotted'];

export function open(host: HTMLElement): EChartsType {
  return init(host, null, { renderer: 'svg' });
}

export function options(spec: Spec, look: Look): EChartsCoreOption {
  const ink = look.dark ? '#e8ebf0' : '#1d232c';
  const faint = look.dark ? '#4b535f' : '#d5d9e0';
  const colors = look.dark ? DARK : LIGHT;
  const text = { color: ink, fontSize: 12, fontFamily: look.font };
  const lines = step(spec);
  const values = {
    type: 'value',
    min: 0,
    max: spec.unit === 'share' && spec.kind === 'lines' ? 1 : lines && ((reached: { max: number }) => Math.ceil(reached.max / lines) * lines),
    splitNumber: 4,
    minInterval: spec.kind === 'bars' ? 1 : undefined,
    interval: lines,
    axisLabel: { ...text, formatter: look.say, hideOverlap: true },
    splitLine: { lineStyle: { color: faint } },
  };
  const names = {
    type: 'category',
    data: spec.labels,
    axisLabel: { ...text, hideOverlap: true },
    axisLine: { lineStyle: { color: ink } },
    axisTick: { alignWithLabel: true },
  };
  const bounds = {
    type: 'value',
    min: 0,
    max: spec.labels.length - 1,
    interval: 1,
    axisLabel: { ...text, hideOverlap: true, formatter: (at: number) => spec.labels[at] ?? '' },
    axisLine: { show: true, lineStyle: { color: ink } },
    splitLine: { show: false },
  };
  const many = spec.series.length > 1;
  const beside = spec.kind === 'lines' && many && !look.narrow;
  return {
    animation: false,
    color: colors,
    textStyle: { fontFamily: look.font, color: ink },
    aria: { enabled: true, label: { enabled: false }, decal: { show: spec.kind === 'stacked' } },
    grid: { left: 8, right: beside ? 110 : spec.kind === 'ranks' ? 90 : 24, top: spec.marks ? 42 : many ? (look.narrow && spec.kind === 'stacked' ? 58 : 34) : 20, bottom: 8, containLabel: true },
    legend: many && !beside ? { top: 0, textStyle: text, itemGap: 12, type: 'plain' } : undefined,
    tooltip: {
      trigger: 'axis',
      confine: true,
      axisPointer: { type: spec.kind === 'lines' ? 'line' : 'shadow' },
      backgroundColor: look.dark ? '#22262d' : '#ffffff',
      textStyle: text,
      renderMode: 'richText',
      formatter: (points: any) => tell(spec, [points].flat()[0]?.dataIndex ?? 0, look.say),
    },
    xAxis: spec.kind === 'ranks' ? values : spec.kind === 'bars' ? bounds : names,
    yAxis: spec.kind === 'ranks' ? { ...names, inverse: true, axisLabel: { ...text, width: look.narrow ? 110 : 190, overflow: 'break' } } : values,
    series: spec.series.flatMap((series, place) => draw(spec, series, place, look, ink, colors, beside)),
  };
}

/** Between lines across: quarters of all, or whole minutes and hours; else as the library finds it. */
function step(spec: Spec): number | undefined {
  if (spec.unit === 'share' && spec.kind === 'lines') return 0.25;
  if (spec.unit !== 'time' || spec.kind === 'bars') return undefined;
  const wanted = Math.max(...spec.series.flatMap((series) => series.values.map((value) => value ?? 0))) / 4;
  const least = [1, 5, 15, 30].map((minutes) => minutes * 60_000).find((time) => time >= wanted);
  if (least) return least;
  const hours = wanted / 3_600_000;
  const size = 10 ** Math.floor(Math.log10(Math.max(1, hours)));
  return [1, 2, 5, 10].map((times) => times * size).find((time) => time >= hours)! * 3_600_000;
}

/** All figures at one place, in words. */
export function tell(spec: Spec, at: number, say: (value: number | null) => string): string {
  const name = spec.kind === 'bars' ? `${spec.labels[at]} – ${spec.labels[at + 1]}` : spec.labels[at];
  const figures = spec.series
    .filter((series) => series.values[at] !== null && series.values[at] !== undefined)
    .map((series) => {
      const range = series.low?.[at] != null ? ` (${say(series.low[at]!)} – ${say(series.high![at]!)})` : '';
      return `${series.name}: ${say(series.values[at])}${range}`;
    });
  return [name, ...figures, spec.notes?.[at] ?? ''].filter((line) => line).join('\n');
}

function draw(spec: Spec, series: Series, place: number, look: Look, ink: string, colors: string[], beside: boolean): any[] {
  const color = colors[place % colors.length];
  const label = { color: ink, fontSize: 11, textBorderWidth: 0 };
  const marks = spec.marks && {
    silent: true,
    symbol: 'none',
    lineStyle: { color: ink, type: 'dashed', width: 1.5 },
    label: { color: ink, fontSize: 12, position: 'end' },
    data: spec.marks.map((mark, number) => ({
      xAxis: mark.at,
      name: mark.name,
      label: { formatter: mark.name, distance: number % 2 ? 18 : 4 },
    })),
  };
  if (spec.kind === 'lines') {
    const line = {
      name: series.name,
      type: 'line',
      data: series.values,
      symbol: SIGNS[place % SIGNS.length],
      symbolSize: look.narrow ? 5 : 8,
      showAllSymbol: true,
      lineStyle: { width: 2, type: DASHES[place % DASHES.length] },
      itemStyle: { color },
      connectNulls: false,
      endLabel: { show: beside, formatter: series.name, color: ink, fontSize: 12, width: 96, overflow: 'break' },
      labelLayout: { moveOverlap: 'shiftY' },
    };
    if (!series.low || !series.high) return [line];
    const band = { type: 'line', stack: `band ${place}`, stackStrategy: 'all', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, color };
    return [
      { ...band, data: series.low },
      { ...band, data: series.low.map((low, at) => (low === null ? null : series.high![at]! - low)), areaStyle: { color, opacity: 0.18 } },
      line,
    ];
  }
  const bar = { name: series.name, type: 'bar', itemStyle: { color }, markLine: marks };
  if (spec.kind === 'stacked') return [{ ...bar, stack: 'all', data: series.values, barMaxWidth: 48 }];
  if (spec.kind === 'ranks')
    return [{ ...bar, data: series.values, barMaxWidth: 18, label: { ...label, show: true, position: 'right', formatter: (one: any) => spec.notes?.[one.dataIndex] ?? '' } }];
  return [
    {
      ...bar,
      data: series.values.map((value, at) => [at + 0.5, value]),
      barWidth: Math.max(2, Math.floor(((look.width - BESIDE_BARS) / series.values.length) * 0.9)),
      label: { ...label, show: !look.narrow, position: 'top', formatter: (one: any) => (one.value[1] ? look.say(one.value[1]) : '') },
    },
  ];
}
