import type { Mark } from '../bpmn-editor';
import type { Words } from './words';

/** Draws faults at their elements: a sign that is no colour alone, with the sentences beside it when pointed at. */
export class Problems {
  private shown: [string, string][] = [];

  constructor(
    private modeler: any,
    private words: Words,
  ) {}

  draws(elementId?: string | null) {
    if (!elementId) return false;
    const element = this.modeler.get('elementRegistry').get(elementId);
    return !!element && element.parent !== undefined && element.parent !== null;
  }

  show(marks: Mark[]) {
    const canvas = this.modeler.get('canvas');
    const overlays = this.modeler.get('overlays');
    const registry = this.modeler.get('elementRegistry');
    overlays.remove({ type: 'problem' });
    this.shown.forEach(([id, marker]) => registry.get(id) && canvas.removeMarker(id, marker));
    this.shown = [];
    for (const [id, of] of this.byElement(marks)) {
      const error = of.some((mark) => mark.error);
      const marker = error ? 'problem-error' : 'problem-warning';
      canvas.addMarker(id, marker);
      this.shown.push([id, marker]);
      overlays.add(id, 'problem', {
        position: { top: -10, left: -10 },
        html: this.sign(id, of, error),
        show: { minZoom: 0.3 },
      });
    }
  }

  private byElement(marks: Mark[]) {
    const grouped = new Map<string, Mark[]>();
    for (const mark of marks)
      if (mark.elementId && this.draws(mark.elementId))
        grouped.set(mark.elementId, [...(grouped.get(mark.elementId) ?? []), mark]);
    return grouped;
  }

  // the sentences are other people's words: text, never HTML
  private sign(id: string, marks: Mark[], error: boolean) {
    const box = document.createElement('div');
    box.className = 'bpmn-problem';
    const sign = document.createElement('button');
    sign.type = 'button';
    sign.dataset.error = String(error);
    sign.textContent = error ? '✕' : '!';
    sign.setAttribute('aria-label', `${this.words.problems(marks.length)}: ${marks.map((mark) => mark.sentence).join(' ')}`);
    sign.addEventListener('click', () => this.modeler.get('selection').select(this.modeler.get('elementRegistry').get(id)));
    const sentences = document.createElement('ul');
    for (const mark of marks) {
      const line = document.createElement('li');
      line.textContent = mark.sentence;
      sentences.append(line);
    }
    box.append(sign, sentences);
    return box;
  }
}
