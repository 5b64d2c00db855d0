import { LitElement, html, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import './bpmn-diagram.css';

interface Marks {
  active: string[];
  completed: string[];
  flows: string[];
  incidents: string[];
}

/** What became of elements in another version. */
type Difference = 'added' | 'removed' | 'changed' | 'moved';

/** Said beside the colour, for those who do not see it. */
const SIGNS: Record<Difference, string> = { added: '+', removed: '−', changed: '≠', moved: '⇄' };

const STEP = 1.25;

// light or dark as the page is
const COLOURS = {
  defaultFillColor: 'var(--bpmn-ground)',
  defaultStrokeColor: 'var(--bpmn-ink)',
  defaultLabelColor: 'var(--bpmn-ink)',
};

const NONE: Marks = { active: [], completed: [], flows: [], incidents: [] };

/** A BPMN diagram to look at, with the path of one instance. The bpmn.io sign stays visible, as its licence asks. */
@customElement('bpmn-diagram')
export class BpmnDiagramElement extends LitElement {
  @property({ attribute: false }) xml = '';
  @property({ attribute: false }) names: Record<string, string> = {};
  @property({ attribute: false }) marks: Marks = NONE;
  @property({ attribute: false }) differences: Partial<Record<Difference, string[]>> = {};
  @property({ attribute: false }) words = { in: 'Zoom in', out: 'Zoom out', fit: 'Fit' };
  private viewer?: any;
  private drawn = '';
  private marked: [string, string][] = [];
  private pinned: string[] = [];

  protected createRenderRoot() {
    return this;
  }

  protected render() {
    return html`<div class="bpmn-canvas"></div>
      <div class="bpmn-zoom">
        <button value="in" aria-label=${this.words.in} title=${this.words.in}>+</button>
        <button value="out" aria-label=${this.words.out} title=${this.words.out}>−</button>
        <button value="fit" aria-label=${this.words.fit} title=${this.words.fit}>⤢</button>
      </div>`;
  }

  // Flow detaches and attaches elements again: the viewer lives from connect to disconnect
  connectedCallback() {
    super.connectedCallback();
    void this.updateComplete.then(() => this.open());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.resizes?.disconnect();
    this.viewer?.destroy();
    this.viewer = undefined;
    this.drawn = '';
    this.marked = [];
    this.pinned = [];
  }

  protected updated(changed: PropertyValues) {
    if (changed.has('xml')) void this.draw();
    else if (changed.has('marks') || changed.has('differences')) this.mark();
  }

  private resizes?: ResizeObserver;

  private async open() {
    if (!this.isConnected || this.viewer) return;
    const canvas = this.querySelector<HTMLElement>('.bpmn-canvas')!;
    this.viewer = new NavigatedViewer({ container: canvas, zoomScroll: { enabled: false }, bpmnRenderer: COLOURS } as any);
    // a diagram in a hidden tab has no size to fit into until it is shown; what the person moved stays where it is
    let moved = false;
    canvas.addEventListener('pointerdown', () => (moved = true), { capture: true });
    // the wheel scrolls the page; with Ctrl it zooms where the pointer is
    canvas.addEventListener('wheel', (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      moved = true;
      const box = canvas.getBoundingClientRect();
      this.zoom(event.deltaY < 0 ? STEP : 1 / STEP, { x: event.clientX - box.left, y: event.clientY - box.top });
    });
    this.querySelectorAll<HTMLButtonElement>('.bpmn-zoom button').forEach((button) =>
      button.addEventListener('click', () => {
        moved = button.value !== 'fit';
        if (moved) this.zoom(button.value === 'in' ? STEP : 1 / STEP);
        else this.fit();
      }),
    );
    this.resizes = new ResizeObserver(() => {
      if (!moved) this.fit();
    });
    this.resizes.observe(canvas);
    await this.draw();
  }

  private async draw() {
    if (!this.viewer || !this.xml || this.drawn === this.xml) return;
    this.drawn = this.xml;
    this.marked = [];
    this.pinned = [];
    const { rootElement, elementsById } = await this.viewer.get('moddle').fromXML(this.xml);
    for (const [id, name] of Object.entries(this.names)) if (elementsById[id]) elementsById[id].name = name;
    await this.viewer.importDefinitions(rootElement);
    this.mark();
    this.fit();
  }

  private zoom(factor: number, at?: { x: number; y: number }) {
    const canvas = this.viewer?.get('canvas');
    canvas?.zoom(Math.max(0.2, Math.min(4, canvas.zoom() * factor)), at ?? 'auto');
  }

  private fit() {
    const canvas = this.viewer?.get('canvas');
    if (!canvas || !this.drawn || canvas.getContainer().clientWidth === 0) return;
    canvas.zoom('fit-viewport', 'auto');
    if (canvas.zoom() < 0.6) this.focusOnPresent(canvas);
  }

  // too wide to read as a whole: show the present step at a readable size instead
  private focusOnPresent(canvas: any) {
    const registry = this.viewer.get('elementRegistry');
    const present = [...this.marks.incidents, ...this.marks.active]
      .map((id) => registry.get(id))
      .find((element) => element && !this.isFrame(element));
    if (!present) return;
    canvas.zoom(0.75);
    const { inner, width, height } = canvas.viewbox();
    const x = this.within(present.x + present.width / 2 - width / 2, inner.x, inner.width - width);
    const y = this.within(present.y + present.height / 2 - height / 2, inner.y, inner.height - height);
    canvas.viewbox({ x, y, width, height });
  }

  // keeps the view on the diagram; what is smaller than the view is put in its middle
  private within(wanted: number, start: number, room: number) {
    return room < 0 ? start + room / 2 : Math.max(start - 15, Math.min(wanted, start + room + 15));
  }

  // an expanded subprocess only frames its steps: filling it would hide where in it the case is
  private isFrame(element: any) {
    return element.type === 'bpmn:SubProcess' && !element.collapsed;
  }

  private mark() {
    if (!this.viewer || !this.drawn) return;
    const canvas = this.viewer.get('canvas');
    const registry = this.viewer.get('elementRegistry');
    this.marked.forEach(([id, marker]) => registry.get(id) && canvas.removeMarker(id, marker));
    const wanted: [string, string[]][] = [
      ['mark-taken', this.marks.completed],
      ['mark-taken', this.marks.flows],
      ['mark-active', this.marks.active],
      ['mark-incident', this.marks.incidents],
    ];
    for (const [kind, ids] of Object.entries(this.differences)) wanted.push([`differs-${kind}`, ids]);
    this.marked = wanted
      .flatMap(([marker, ids]) => ids.map((id): [string, string] => [id, marker]))
      .filter(([id, marker]) => registry.get(id) && (marker.startsWith('differs') || !this.isFrame(registry.get(id))));
    this.marked.forEach(([id, marker]) => canvas.addMarker(id, marker));
    this.pin();
  }

  private pin() {
    const overlays = this.viewer.get('overlays');
    const registry = this.viewer.get('elementRegistry');
    this.pinned.forEach((pin) => overlays.remove(pin));
    this.pinned = Object.entries(this.differences)
      .flatMap(([kind, ids]) => ids.map((id): [string, Difference] => [id, kind as Difference]))
      .filter(([id]) => registry.get(id) && !registry.get(id).waypoints)
      .map(([id, kind]) => {
        const sign = document.createElement('span');
        sign.className = `bpmn-sign differs-${kind}`;
        sign.textContent = SIGNS[kind];
        return overlays.add(id, { position: { top: -10, left: -10 }, html: sign });
      });
  }

  /** Brings an element into the middle; one that is not in this version is left alone. */
  focusOn(id: string) {
    const canvas = this.viewer?.get('canvas');
    const element = this.viewer?.get('elementRegistry').get(id);
    if (!element || !this.drawn) return;
    if (canvas.zoom() < 0.6) canvas.zoom(0.75);
    canvas.scrollToElement(element, { top: 80, bottom: 80, left: 120, right: 120 });
  }
}
