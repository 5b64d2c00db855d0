import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Simulation } from './bpmn-simulation/simulation';

import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import './bpmn-simulation.css';

interface Words {
  loading: string;
  refused: string;
}

/**
 * A process whose paths are walked with tokens in the browser: nothing is sent, and no case begins. What plays it is
 * loaded when the first one opens. The bpmn.io sign stays visible, as its licence asks.
 */
@customElement('bpmn-simulation')
export class BpmnSimulationElement extends LitElement {
  @property({ attribute: false }) xml = '';
  @property({ attribute: false }) names: Record<string, string> = {};
  @property({ attribute: false }) language = 'en';
  @property({ attribute: false }) words: Words = { loading: '', refused: '' };
  @state() private loading = false;
  @state() private refused = false;
  private simulation?: Simulation;
  private shown = '';
  private resizes?: ResizeObserver;

  protected createRenderRoot() {
    return this;
  }

  protected render() {
    return html`<div class="bpmn-canvas" lang=${this.language}></div>
      ${this.loading ? html`<p role="status">${this.words.loading}</p>` : nothing}
      ${this.refused ? html`<p role="alert">${this.words.refused}</p>` : nothing}`;
  }

  // Flow detaches and attaches elements again: what plays lives from connect to disconnect
  connectedCallback() {
    super.connectedCallback();
    void this.updateComplete.then(() => this.play());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.resizes?.disconnect();
    this.simulation?.end();
    this.simulation = undefined;
    this.shown = '';
  }

  protected updated(changed: PropertyValues) {
    if (changed.has('xml')) void this.play();
  }

  private async play() {
    if (!this.isConnected || !this.xml || this.shown === this.xml) return;
    this.shown = this.xml;
    this.loading = true;
    this.refused = false;
    try {
      const { Simulation } = await import('./bpmn-simulation/simulation');
      if (!this.isConnected) return;
      this.simulation?.end();
      const canvas = this.querySelector<HTMLElement>('.bpmn-canvas')!;
      const simulation = new Simulation(canvas, this.language);
      this.simulation = simulation;
      await simulation.open(this.xml, this.names);
      // a dialog has its size only after it has opened
      this.resizes?.disconnect();
      this.resizes = new ResizeObserver(() => simulation.fit());
      this.resizes.observe(canvas);
    } catch {
      this.simulation?.end();
      this.simulation = undefined;
      this.refused = true;
    } finally {
      this.loading = false;
    }
  }
}
