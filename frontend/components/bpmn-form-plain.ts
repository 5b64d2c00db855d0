import { FeelersTemplating } from '@bpmn-io/form-js-viewer';

const PUNCTUATION = /[!-/:-@[-`{-~]/g;
const INDENT = /^[ \t]+/gm;
const NO_BREAK_SPACE = '\u00a0';

/** What data says, so that Markdown shows it as it was written: no emphasis, list, link, picture or HTML. */
export function plain(value: unknown) {
  return String(value ?? '')
    .replace(PUNCTUATION, '\\$&')
    .replace(INDENT, (indent) => NO_BREAK_SPACE.repeat(indent.length));
}

/**
 * A form-js module: the Markdown of a text is the designer's, what it shows of a case is plain text. Labels are no
 * Markdown and stay as they are.
 */
export function plainData(schema: any) {
  const texts = new Set<string>();
  collect(schema);

  class PlainData extends FeelersTemplating {
    evaluate(template: string, context: any, options: any = {}) {
      return super.evaluate(template, context, texts.has(template) ? { ...options, sanitizer: plain } : options);
    }
  }
  return { templating: ['type', PlainData] };

  function collect(parent: any) {
    for (const component of parent?.components ?? []) {
      if (component.type === 'text' && component.text) texts.add(component.text);
      collect(component);
    }
  }
}
