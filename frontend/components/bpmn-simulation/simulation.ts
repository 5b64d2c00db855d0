import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import TokenSimulation from 'bpmn-js-token-simulation/lib/base';
import { speak } from './words';

import 'bpmn-js-token-simulation/assets/css/bpmn-js-token-simulation.css';

/** Below that the buttons of the simulation are hidden: what is larger begins at its start instead of as a whole. */
const SMALLEST = 0.6;
/** Left free for the buttons beside the drawing, in its own units. */
const ROOM = 110;

/** One model that is played, from its opening to its end. */
export class Simulation {
  private viewer: any;
  private silence: () => void;
  private fitted = 0;
  private moved = false;

  constructor(
    private canvas: HTMLElement,
    language: string,
  ) {
    this.silence = speak(canvas, language);
    this.viewer = new NavigatedViewer({
      container: canvas,
      additionalModules: [TokenSimulation],
    } as any);
    canvas.addEventListener('pointerdown', this.move, { capture: true });
  }

  /** @param names what elements are called in the reader's language, by their ids */
  async open(xml: string, names: Record<string, string>) {
    const { rootElement, elementsById } = await this.viewer.get('moddle').fromXML(xml);
    for (const [id, name] of Object.entries(names)) if (elementsById[id]) elementsById[id].name = name;
    await this.viewer.importDefinitions(rootElement);
    this.canvas.querySelector('.bjs-container')?.classList.add('simulation');
    this.viewer.get('eventBus').fire('tokenSimulation.toggleMode', { active: true });
    this.fit();
  }

  /** Shows the whole, until somebody moved it. */
  fit() {
    const canvas = this.viewer.get('canvas');
    const width = canvas.getContainer().clientWidth;
    if (this.moved || !width || width === this.fitted) return;
    this.fitted = width;
    canvas.resized();
    canvas.zoom('fit-viewport', 'auto');
    if (canvas.zoom() >= SMALLEST) return;
    const { inner, outer } = canvas.viewbox();
    canvas.viewbox({ x: inner.x - ROOM, y: inner.y - ROOM, width: outer.width / SMALLEST, height: outer.height / SMALLEST });
  }

  end() {
    this.silence();
    this.canvas.removeEventListener('pointerdown', this.move, { capture: true });
    this.viewer.destroy();
    this.canvas.replaceChildren();
  }

  // buttons on the drawing play; only a drag of the drawing itself moves it
  private move = (event: Event) => {
    if (event.target instanceof SVGElement) this.moved = true;
  };
}
