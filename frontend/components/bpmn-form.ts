import { LitElement, html, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Form } from '@bpmn-io/form-js-viewer';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import { plainData } from './bpmn-form-plain';
import { formTexts } from './bpmn-form-texts';
import './bpmn-form.css';

const FIELD_PAUSE = 100;
const DRAFT_PAUSE = 100;

/**
 * A form-js form: sends "bpmn-form-submit" when it is whole, and "bpmn-form-draft" a moment after each change, or at once
 * when a field or the page is left.
 */
@customElement('bpmn-form')
export class BpmnFormElement extends LitElement {
  @property({ attribute: false }) schema?: unknown;
  @property({ attribute: false }) data: unknown = {};
  @property({ attribute: false }) language = 'en';
  @property({ type: Boolean }) readonly = false;
  private form?: any;
  private draft?: number;
  private unkept?: unknown;

  protected createRenderRoot() {
    return this;
  }

  protected render() {
    return html`<div class="form-host" lang=${this.language}></div>`;
  }

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('keydown', this.keys);
    this.addEventListener('focusout', this.keep);
    window.addEventListener('beforeunload', this.keepTyped);
    window.addEventListener('pagehide', this.keepTyped);
    document.addEventListener('visibilitychange', this.keepTyped);
    void this.updateComplete.then(() => this.open());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.keys);
    this.removeEventListener('focusout', this.keep);
    window.removeEventListener('beforeunload', this.keepTyped);
    window.removeEventListener('pagehide', this.keepTyped);
    document.removeEventListener('visibilitychange', this.keepTyped);
    this.forget();
    this.form?.destroy();
    this.form = undefined;
  }

  protected updated(changed: PropertyValues) {
    if (!this.form) return;
    if (changed.has('schema')) void this.reopen();
    else if (changed.has('data')) void this.load();
    else if (changed.has('readonly')) this.form.setProperty('readOnly', this.readonly);
  }

  /** Asks the form to check itself and to send. A field tells what was typed a moment later, or when it is left. */
  submit() {
    const field = this.querySelector<HTMLElement>(':focus');
    field?.blur();
    this.form?.submit();
    if (field?.isConnected) field.focus();
  }

  private keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    this.submit();
  };

  /** A field that is left has told what was typed by then. */
  private keep = () => {
    const data = this.unkept;
    if (data === undefined) return;
    this.forget();
    this.tell('bpmn-form-draft', data);
  };

  /** A field that has the focus tells what was typed when it loses it. */
  private keepTyped = (event: Event) => {
    if (event.type === 'visibilitychange' && !document.hidden) return;
    const field = this.querySelector<HTMLElement>(':focus');
    field?.blur();
    this.keep();
    field?.focus();
  };

  private forget() {
    window.clearTimeout(this.draft);
    this.unkept = undefined;
  }

  private async open() {
    if (!this.isConnected || this.form) return;
    const options = {
      container: this.querySelector('.form-host')!,
      debounce: FIELD_PAUSE, // known to the fields, not to the types
      additionalModules: [formTexts(this.language), plainData(this.schema)],
    };
    this.form = new Form(options);
    this.form.on('submit', (event: any) => {
      if (Object.keys(event.errors ?? {}).length) return this.showFirstError();
      this.forget();
      this.tell('bpmn-form-submit', event.data);
    });
    this.form.on('changed', (event: any) => {
      window.clearTimeout(this.draft);
      this.unkept = event.data;
      this.draft = window.setTimeout(this.keep, DRAFT_PAUSE);
    });
    await this.load();
  }

  private async reopen() {
    this.form?.destroy();
    this.form = undefined;
    await this.open();
  }

  private async load() {
    if (!this.form || !this.schema) return;
    await this.form.importSchema(this.schema, this.data ?? {});
    this.form.setProperty('readOnly', this.readonly);
  }

  private showFirstError() {
    void this.updateComplete.then(() =>
      this.querySelector('.fjs-has-errors')?.scrollIntoView({ block: 'center', behavior: 'smooth' }),
    );
  }

  private tell(name: string, data: unknown) {
    if (this.readonly) return;
    this.dispatchEvent(new CustomEvent(name, { detail: { data }, bubbles: true }));
  }
}
