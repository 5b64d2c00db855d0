import CamundaModeler from 'camunda-bpmn-js/lib/camunda-cloud/Modeler';
import type { Mark } from '../bpmn-editor';
import { drawForOurEngine, modelerAttributes, ourEngine } from './platform';
import { Problems } from './problems';
import { readOnly } from './read-only';
import { secondNames } from './second-name';
import { editorTexts } from './texts';
import { wording } from './words';

import 'camunda-bpmn-js/dist/assets/camunda-cloud-modeler.css';

// light or dark as the page is
const COLOURS = {
  defaultFillColor: 'var(--bpmn-ground)',
  defaultStrokeColor: 'var(--bpmn-ink)',
  defaultLabelColor: 'var(--bpmn-ink)',
};

/** One model on the board, from its opening to its end. */
export class Drawing {
  private modeler: any;
  private problems: Problems;
  private ended = false;
  private drawn = false;

  constructor(
    private canvas: HTMLElement,
    panel: HTMLElement,
    language: string,
  ) {
    const words = wording(language);
    this.modeler = new CamundaModeler({
      container: canvas,
      propertiesPanel: { parent: panel, feelPopupContainer: canvas.closest('.bpmn-board') },
      bpmnRenderer: COLOURS,
      disableAdjustOrigin: true, // opening and saving moves nothing
      moddleExtensions: { modeler: modelerAttributes },
      additionalModules: [editorTexts(language), readOnly, ourEngine, secondNames(words)],
    } as any);
    this.problems = new Problems(this.modeler, words);
    canvas.addEventListener('keydown', this.keys);
  }

  /** @return what could not be read, in the reader's words */
  async open(xml: string): Promise<string[]> {
    const eventBus = this.modeler.get('eventBus');
    eventBus.once('import.render.start', ({ definitions }: any) => drawForOurEngine(definitions));
    const { warnings } = await this.modeler.importXML(xml);
    this.drawn = true;
    this.fit();
    return warnings.map((warning: any) => String(warning.message ?? warning).split('\n')[0]);
  }

  onChanged(listener: () => void) {
    this.modeler.on('commandStack.changed', ({ trigger }: any) => {
      if (trigger !== 'clear') listener();
    });
  }

  async xml(): Promise<string> {
    return (await this.modeler.saveXML({ format: true })).xml;
  }

  readOnly(yes: boolean) {
    this.modeler.get('commandStack').locked = yes;
    this.modeler.get('directEditing').cancel();
    this.modeler.get('contextPad').close();
    this.modeler.get('popupMenu').close();
  }

  offer(templates: object[]) {
    this.modeler.get('elementTemplatesLoader').setTemplates(templates);
  }

  mark(marks: Mark[]) {
    if (this.drawn) this.problems.show(marks);
  }

  draws(elementId?: string | null) {
    return this.drawn && this.problems.draws(elementId);
  }

  select(elementId: string) {
    const canvas = this.modeler.get('canvas');
    const element = this.modeler.get('elementRegistry').get(elementId);
    if (!element) return;
    const root = canvas.findRoot(element);
    if (root) canvas.setRootElement(root);
    this.modeler.get('selection').select(element === root ? null : element);
    if (element !== root) canvas.scrollToElement(element, { top: 80, bottom: 80, left: 120, right: 80 });
  }

  end() {
    if (this.ended) return;
    this.ended = true;
    this.canvas.removeEventListener('keydown', this.keys);
    this.modeler.destroy();
    this.canvas.replaceChildren();
  }

  private fit() {
    const canvas = this.modeler.get('canvas');
    if (!canvas.getContainer().clientWidth) return;
    canvas.zoom('fit-viewport', 'auto');
    if (canvas.zoom() < 0.5) {
      const { inner, outer } = canvas.viewbox();
      canvas.viewbox({ x: inner.x - 180, y: inner.y - 60, width: outer.width / 0.7, height: outer.height / 0.7 });
    }
  }

  // the letters that draw are not those of the pages around
  private keys = (event: KeyboardEvent) => event.stopPropagation();
}
