import CHINESE from './chinese.json';

const TEXTS: Record<string, string> = CHINESE;

/** Attributes that are read out or shown. */
const TOLD = ['title', 'aria-label'];

/** Sentences of the simulation around the name of a step. */
const ENDS: [RegExp, string][] = [
  [/^(.+) finished$/, '$1 已完成'],
  [/^(.+) canceled$/, '$1 已取消'],
  [/^(.+) started$/, '$1 已开始'],
  [/^Set animation speed = (.+)$/, '动画速度：$1'],
  [/^Focus process instance (.+)$/, '只看实例 $1'],
];

/**
 * The simulation has no dictionary of its own and writes English into the page: whatever it adds is said in the reader's
 * language as it appears.
 *
 * @return ends it
 */
export function speak(container: HTMLElement, language: string) {
  if (language !== 'zh') return () => {};
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'attributes') told(change.target as Element);
      change.addedNodes.forEach(all);
    }
  });
  observer.observe(container, { childList: true, subtree: true, attributes: true, attributeFilter: TOLD });
  return () => observer.disconnect();
}

/** In Chinese, or as it is. */
export function chinese(english: string): string {
  const known = TEXTS[english];
  if (known) return known;
  for (const [sentence, said] of ENDS) {
    const found = sentence.exec(english);
    if (found) return said.replace('$1', TEXTS[found[1]] ?? found[1]);
  }
  return english;
}

// names of steps are drawn as SVG and stay what they are
function all(node: Node) {
  if (!(node instanceof HTMLElement)) return;
  for (const element of [node, ...node.querySelectorAll('*')]) {
    told(element);
    for (const child of element.childNodes)
      if (child.nodeType === Node.TEXT_NODE && child.nodeValue?.trim()) {
        const said = chinese(child.nodeValue.trim());
        if (said !== child.nodeValue.trim()) child.nodeValue = said;
      }
  }
}

function told(element: Element) {
  for (const attribute of TOLD) {
    const english = element.getAttribute(attribute);
    const said = english && chinese(english);
    if (said && said !== english) element.setAttribute(attribute, said);
  }
}
