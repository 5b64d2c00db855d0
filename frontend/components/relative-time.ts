import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const WORDS: Record<string, { now: string; left: string; over: string; d: string; h: string; min: string }> = {
  en: { now: 'just now', left: 'left', over: 'over', d: ' d', h: ' h', min: ' min' },
  zh: { now: '刚刚', left: '后到期', over: '已超时', d: ' 天', h: ' 小时', min: ' 分钟' },
};

// one clock for all of them: nothing else on the page ticks
const shown = new Set<RelativeTime>();
setInterval(() => shown.forEach((time) => time.requestUpdate()), 20_000);

/** A time said relative to now: kind "ago" ("5 min ago") or "due" ("1 h 10 min left", "35 min over"). */
@customElement('relative-time')
export class RelativeTime extends LitElement {
  @property() at = '';
  @property() kind: 'ago' | 'due' = 'ago';
  @property() language = 'en';

  protected createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    shown.add(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    shown.delete(this);
  }

  protected render() {
    const at = Date.parse(this.at);
    if (Number.isNaN(at)) return nothing;
    return this.kind === 'due' ? this.due(at - Date.now()) : html`${this.ago(Date.now() - at)}`;
  }

  private get words() {
    return this.language.startsWith('zh') ? WORDS.zh : WORDS.en;
  }

  private ago(millis: number) {
    if (Math.abs(millis) < MINUTE) return this.words.now;
    const format = new Intl.RelativeTimeFormat(this.language, { numeric: 'auto', style: 'short' });
    if (Math.abs(millis) < HOUR) return format.format(-Math.round(millis / MINUTE), 'minute');
    if (Math.abs(millis) < DAY) return format.format(-Math.round(millis / HOUR), 'hour');
    if (Math.abs(millis) < 60 * DAY) return format.format(-Math.round(millis / DAY), 'day');
    return this.title.replace(/[ ,]+\d\d:\d\d$/, ''); // the day as the server wrote it, in the person's zone
  }

  private due(left: number) {
    const over = left < 0;
    const span = this.span(Math.abs(left));
    const chinese = this.language.startsWith('zh');
    const text = over ? (chinese ? `${this.words.over} ${span}` : `${span} ${this.words.over}`)
                      : (chinese ? `${span}${this.words.left}` : `${span} ${this.words.left}`);
    const tone = over ? 'bad' : left < HOUR ? 'warning' : 'plain';
    const sign = over ? '!' : left < HOUR ? '◔' : '';
    return html`<span class="chip chip-${tone}">${sign ? html`<span aria-hidden="true">${sign}</span>` : nothing}<span>${text}</span></span>`;
  }

  private span(millis: number) {
    const words = this.words;
    const days = Math.floor(millis / DAY);
    const hours = Math.floor((millis % DAY) / HOUR);
    const minutes = Math.floor((millis % HOUR) / MINUTE);
    if (days > 3) return `${days}${words.d}`;
    if (days > 0) return hours ? `${days}${words.d} ${hours}${words.h}` : `${days}${words.d}`;
    if (hours > 0) return minutes ? `${hours}${words.h} ${minutes}${words.min}` : `${hours}${words.h}`;
    return `${minutes}${words.min}`;
  }
}
