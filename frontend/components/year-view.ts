import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

/** What a calendar says of a day: open or shut by its week, or a holiday or make-up working day of its own. */
interface Cell {
  kind: 'open' | 'shut' | 'holiday' | 'workday';
  name?: string;
  changed?: boolean;
}

const DAY = 86_400_000;

/** A year as twelve months, one button a day. Arrow keys move, Enter and Space choose; tells of it with "day-chosen". */
@customElement('year-view')
export class YearView extends LitElement {
  @property({ type: Number }) year = 2026;
  @property() language = 'en';
  @property({ attribute: false }) cells: Record<string, Cell> = {};
  @property({ attribute: false }) words: Record<string, string> = {};
  @property() today = '';
  @property() chosen = '';
  @state() private at = '';

  protected createRenderRoot() {
    return this;
  }

  protected render() {
    return html`<div class="year" @keydown=${this.onKey}>
      ${Array.from({ length: 12 }, (_, month) => this.month(month))}
    </div>`;
  }

  private month(month: number) {
    const first = Date.UTC(this.year, month, 1);
    const days = new Date(Date.UTC(this.year, month + 1, 0)).getUTCDate();
    const before = (new Date(first).getUTCDay() + 6) % 7;
    const name = new Intl.DateTimeFormat(this.language, { month: 'long', timeZone: 'UTC' }).format(first);
    const weekday = new Intl.DateTimeFormat(this.language, { weekday: 'narrow', timeZone: 'UTC' });
    return html`<section class="year-month" aria-label="${name} ${this.year}">
      <h3>${name}</h3>
      <div class="year-days">
        ${Array.from({ length: 7 }, (_, i) => html`<span class="year-weekday" aria-hidden="true">${weekday.format(Date.UTC(2024, 0, 1 + i))}</span>`)}
        ${Array.from({ length: before }, () => html`<span></span>`)}
        ${Array.from({ length: days }, (_, i) => this.day(new Date(first + i * DAY)))}
      </div>
    </section>`;
  }

  private day(date: Date) {
    const id = date.toISOString().slice(0, 10);
    const cell = this.cells[id] ?? { kind: 'open' };
    const said = [
      new Intl.DateTimeFormat(this.language, { dateStyle: 'full', timeZone: 'UTC' }).format(date),
      this.words[cell.kind] ?? cell.kind,
      cell.name,
      cell.changed ? this.words.changed : undefined,
    ].filter(Boolean).join(', ');
    const classes = `year-day year-${cell.kind}${cell.changed ? ' year-changed' : ''}${id === this.today ? ' year-today' : ''}`;
    return html`<button type="button" class=${classes} data-date=${id} title=${said} aria-label=${said}
      aria-pressed=${id === this.chosen ? 'true' : 'false'} aria-current=${id === this.today ? 'date' : nothing}
      tabindex=${id === this.place ? 0 : -1}
      @focus=${() => { this.at = id; }} @click=${() => this.choose(id)}>${date.getUTCDate()}</button>`;
  }

  /** The one day that the tab key stops at. */
  private get place() {
    const wanted = [this.at, this.chosen, this.today].find((day) => day.startsWith(`${this.year}-`));
    return wanted ?? `${this.year}-01-01`;
  }

  private choose(date: string) {
    this.at = date;
    this.dispatchEvent(new CustomEvent('day-chosen', { detail: { date } }));
  }

  private onKey(event: KeyboardEvent) {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
    const from = new Date(`${this.place}T00:00:00Z`);
    let to: Date | undefined;
    if (event.key in steps) to = new Date(from.getTime() + steps[event.key] * DAY);
    else if (event.key === 'PageUp' || event.key === 'PageDown') to = this.monthsLater(from, event.key === 'PageUp' ? -1 : 1);
    else if (event.key === 'Home') to = new Date(Date.UTC(this.year, from.getUTCMonth(), 1));
    else if (event.key === 'End') to = new Date(Date.UTC(this.year, from.getUTCMonth() + 1, 0));
    if (!to) return;
    event.preventDefault();
    if (to.getUTCFullYear() === this.year) this.go(to.toISOString().slice(0, 10));
  }

  private monthsLater(from: Date, months: number) {
    const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
    return new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, Math.min(from.getUTCDate(), last)));
  }

  private async go(date: string) {
    this.at = date;
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[data-date="${date}"]`)?.focus();
  }
}
