import { LitElement, html, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Spec } from './trend-chart-engine';
import './trend-chart.css';

const NARROW = 520;
const PRINTED_WIDTH = 640;
const MINUTE = 60_000;

/**
 * A chart of figures over time or by size. The library that draws is fetched when the first chart is shown. With the
 * arrow keys one goes from place to place and is told the figures there.
 */
@customElement('trend-chart')
export class TrendChartElement extends LitElement {
  @property({ attribute: false }) spec?: Spec;
  @property() summary = '';
  @property() language = 'en';
  @state() private told = '';
  private engine?: typeof import('./trend-chart-engine');
  private chart?: ReturnType<typeof import('./trend-chart-engine').open>;
  private resizes?: ResizeObserver;
  private at = -1;
  private readonly scheme = matchMedia('(prefers-color-scheme: dark)');

  protected createRenderRoot() {
    return this;
  }

  protected render() {
    return html`
      <div class="trend-canvas" role="img" tabindex="0" aria-label=${this.summary} @keydown=${this.keys} @blur=${this.leave}></div>
      <div class="trend-told" aria-live="polite">${this.told}</div>
    `;
  }

  // Flow detaches and attaches elements again: the chart lives from connect to disconnect
  connectedCallback() {
    super.connectedCallback();
    this.scheme.addEventListener('change', this.draw);
    window.addEventListener('beforeprint', this.print);
    window.addEventListener('afterprint', this.printed);
    void this.updateComplete.then(() => this.open());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.scheme.removeEventListener('change', this.draw);
    window.removeEventListener('beforeprint', this.print);
    window.removeEventListener('afterprint', this.printed);
    this.resizes?.disconnect();
    this.chart?.dispose();
    this.chart = undefined;
  }

  protected updated(changed: PropertyValues) {
    if (changed.has('spec') || changed.has('language')) this.draw();
  }

  private get canvas() {
    return this.querySelector<HTMLElement>('.trend-canvas')!;
  }

  private async open() {
    this.engine ??= await import('./trend-chart-engine');
    if (!this.isConnected || this.chart) return;
    this.chart = this.engine.open(this.canvas);
    this.resizes = new ResizeObserver(() => {
      this.chart?.resize();
      this.draw();
    });
    this.resizes.observe(this.canvas);
    this.draw();
  }

  private draw = () => this.chart && this.drawn(this.isDark(), this.canvas.clientWidth);

  private drawn(dark: boolean, width: number) {
    if (!this.chart || !this.engine || !this.spec) return;
    this.at = -1;
    this.chart.setOption(this.engine.options(this.spec, { dark, width, narrow: width < NARROW, font: getComputedStyle(this).fontFamily, say: this.say }), true);
  }

  // paper is white and as wide as it is, whatever the screen
  private print = () => {
    this.chart?.resize({ width: PRINTED_WIDTH });
    this.drawn(false, PRINTED_WIDTH);
  };

  private printed = () => {
    this.chart?.resize({ width: 'auto' });
    this.draw();
  };

  // a style sheet may say its colour in any way: painted, it is red, green and blue
  private isDark() {
    const pen = document.createElement('canvas').getContext('2d')!;
    pen.fillStyle = getComputedStyle(this).color;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
    return red + green + blue > 384;
  }

  private keys = (event: KeyboardEvent) => {
    const places = this.spec?.series[0]?.values.length ?? 0;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') return this.leave();
    if (!step || !places || !this.chart || !this.engine) return;
    event.preventDefault();
    this.at = this.at < 0 ? (step > 0 ? 0 : places - 1) : Math.max(0, Math.min(places - 1, this.at + step));
    const series = this.spec!.series[0].low ? 2 : 0;
    this.chart.dispatchAction({ type: 'showTip', seriesIndex: series, dataIndex: this.at });
    this.told = this.engine.tell(this.spec!, this.at, this.say).replaceAll('\n', ', ');
  };

  private leave = () => {
    this.at = -1;
    this.told = '';
    this.chart?.dispatchAction({ type: 'hideTip' });
  };

  private say = (value: number | null): string => {
    if (value === null) return '–';
    const number = (digits: number, more: Intl.NumberFormatOptions = {}) =>
      new Intl.NumberFormat(this.language, { maximumFractionDigits: digits, ...more }).format(value);
    if (this.spec?.kind === 'bars') return this.count(value);
    if (this.spec?.unit === 'share') return number(1, { style: 'percent' });
    return this.spec?.unit === 'time' ? this.time(value) : number(2);
  };

  private count = (value: number) => new Intl.NumberFormat(this.language, { maximumFractionDigits: 0 }).format(value);

  private time(millis: number) {
    const zh = this.language.startsWith('zh');
    const minutes = Math.round(millis / MINUTE);
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60 && hours < 100 ? `${minutes % 60}${zh ? ' 分钟' : ' min'}` : '';
    return hours ? `${this.count(hours)}${zh ? ' 小时' : ' h'}${rest ? ` ${rest}` : ''}` : `${minutes}${zh ? ' 分钟' : ' min'}`;
  }
}
