import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Drawing } from './bpmn-editor/drawing';
import { wording, type Words } from './bpmn-editor/words';
import './bpmn-editor.css';

/** A fault of the model, to be shown at its element. */
export interface Mark {
  elementId?: string | null;
  error: boolean;
  sentence: string;
}

const PAUSE = 1_000;

/** Below that the drawing has the screen to itself, until somebody opens the panel. */
const NARROW = 700;

/**
 * The drawing board for processes. Sends "bpmn-editor-touched" at the first change, and "bpmn-editor-changed" with the
 * whole XML a second after the last one, or at once when the page is left. What draws is loaded when the first board
 * opens. The bpmn.io sign stays visible, as its licence asks.
 */
@customElement('bpmn-editor')
export class BpmnEditorElement extends LitElement {
  @property({ attribute: false }) language = 'en';
  @property({ type: Boolean }) readonly = false;
  @property({ attribute: false }) templates: object[] = [];
  @property({ attribute: false }) marks: Mark[] = [];
  /** Whether the server did not keep what it was told last. */
  @property({ type: Boolean }) unkept = false;
  @state() private refused = '';
  @state() private doubts: string[] = [];
  @state() private panel = window.innerWidth >= NARROW && localStorage.getItem('bpmn-editor-panel') !== 'closed';
  @state() private loading = false;
  private drawing?: Drawing;
  private wanted = '';
  private chosen = '';
  private opening: Promise<void> = Promise.resolve();
  private pause?: number;
  private touches = 0;
  private dirty = false;

  protected createRenderRoot() {
    return this;
  }

  protected render() {
    const words = this.words;
    return html`<div class="bpmn-board" lang=${this.language} data-panel=${this.panel} ?data-readonly=${this.readonly}>
      <div class="bpmn-paper">
        <div class="bpmn-canvas" ?hidden=${!!this.refused}></div>
        ${this.loading ? html`<p class="bpmn-loading" role="status">${words.loading}</p>` : nothing}
        ${this.refused
          ? html`<div class="bpmn-refused" role="alert">
              <strong>${words.refused}</strong>
              <p>${this.refused}</p>
              <p>${words.untouched}</p>
            </div>`
          : nothing}
        ${this.notices()}
      </div>
      <button
        class="bpmn-panel-toggle"
        aria-expanded=${this.panel}
        aria-label=${this.panel ? words.closePanel : words.openPanel}
        title=${this.panel ? words.closePanel : words.openPanel}
        @click=${this.togglePanel}
      >
        ${this.panel ? '›' : '‹'}
      </button>
      <div class="bpmn-panel" ?hidden=${!this.panel} @input=${this.touch}></div>
    </div>`;
  }

  private get words(): Words {
    return wording(this.language);
  }

  /** Marks of what is not drawn, and what could not be read. */
  private notices() {
    const loose = this.refused ? [] : this.marks.filter((mark) => !this.drawing?.draws(mark.elementId));
    if (!loose.length && !this.doubts.length) return nothing;
    return html`<ul class="bpmn-notices">
      ${loose.map((mark) => html`<li data-error=${mark.error}>${mark.sentence}</li>`)}
      ${this.doubts.length
        ? html`<li data-error="false">
            <details>
              <summary>${this.words.unread(this.doubts.length)}</summary>
              ${this.doubts.map((doubt) => html`<div>${doubt}</div>`)}
            </details>
          </li>`
        : nothing}
    </ul>`;
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('beforeunload', this.askToStay);
    window.addEventListener('pagehide', this.tellNow);
    document.addEventListener('visibilitychange', this.tellNow);
  }

  // Flow detaches and attaches elements again, and then opens the model again
  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('beforeunload', this.askToStay);
    window.removeEventListener('pagehide', this.tellNow);
    document.removeEventListener('visibilitychange', this.tellNow);
    window.clearTimeout(this.pause);
    this.pause = undefined;
    this.dirty = false;
    this.drawing?.end();
    this.drawing = undefined;
  }

  protected updated(changed: PropertyValues) {
    if (changed.has('readonly')) this.drawing?.readOnly(this.readonly);
    if (changed.has('templates')) this.drawing?.offer(this.templates);
    if (changed.has('marks')) this.drawing?.mark(this.marks);
  }

  /** Shows a model, whatever was shown before; one opening after the other. */
  open(xml: string) {
    this.opening = this.opening.then(() => this.show(xml));
    return this.opening;
  }

  select(elementId: string) {
    this.chosen = elementId;
    void this.opening.then(() => {
      if (this.chosen === elementId) this.drawing?.select(elementId);
    });
  }

  /** What is drawn now; of a model that could not be opened, the model itself. */
  async xml() {
    await this.opening;
    this.querySelector<HTMLElement>('.bpmn-panel :focus')?.blur(); // a field tells what was typed when it is left
    if (!this.drawing || this.refused) return this.wanted;
    const xml = await this.taken(this.drawing);
    window.setTimeout(() => this.touchAgain()); // after the answer
    return xml;
  }

  /** An instance in which an opening failed refuses all that follow, so each model gets its own. */
  private async show(xml: string) {
    await this.updateComplete;
    window.clearTimeout(this.pause);
    this.pause = undefined;
    this.dirty = false;
    this.drawing?.end();
    this.drawing = undefined;
    this.wanted = xml;
    this.refused = '';
    this.doubts = [];
    this.loading = true;
    try {
      const { Drawing } = await import('./bpmn-editor/drawing');
      if (!this.isConnected) return;
      const drawing = new Drawing(this.querySelector('.bpmn-canvas')!, this.querySelector('.bpmn-panel')!, this.language);
      drawing.readOnly(this.readonly);
      drawing.offer(this.templates);
      this.drawing = drawing;
      this.doubts = await drawing.open(xml);
      drawing.mark(this.marks);
      drawing.onChanged(() => this.tellSoon());
    } catch (failure) {
      this.drawing?.end();
      this.drawing = undefined;
      this.refused = this.words.because(failure instanceof Error ? failure.message : String(failure));
    } finally {
      this.loading = false;
    }
  }

  private tellSoon() {
    if (this.readonly) return;
    this.touch();
    window.clearTimeout(this.pause);
    this.pause = window.setTimeout(() => void this.tell(), PAUSE);
  }

  private tellNow = (event: Event) => {
    if (event.type === 'visibilitychange' && !document.hidden) return;
    if (this.pause) void this.tell();
  };

  private async tell() {
    window.clearTimeout(this.pause);
    this.pause = undefined;
    const drawing = this.drawing;
    if (!drawing || this.readonly) return;
    const xml = await this.taken(drawing);
    if (drawing !== this.drawing) return;
    this.dispatchEvent(new CustomEvent('bpmn-editor-changed', { detail: { xml }, bubbles: true }));
    this.touchAgain();
  }

  /** Asks for the text; what is drawn while it is written is not in it. */
  private async taken(drawing: Drawing) {
    const touches = this.touches;
    const xml = await drawing.xml();
    if (drawing === this.drawing) this.dirty = this.touches !== touches;
    return xml;
  }

  private touch = () => {
    if (this.readonly) return;
    this.touches++;
    if (this.dirty) return;
    this.dirty = true;
    this.touchAgain();
  };

  private touchAgain() {
    if (this.dirty) this.dispatchEvent(new CustomEvent('bpmn-editor-touched', { bubbles: true }));
  }

  private askToStay = (event: BeforeUnloadEvent) => {
    if (!this.readonly && (this.dirty || this.unkept)) event.preventDefault();
  };

  private togglePanel = () => {
    this.panel = !this.panel;
    localStorage.setItem('bpmn-editor-panel', this.panel ? 'open' : 'closed');
  };
}
