import CHINESE from './chinese.json';

/** A module that says what the editor itself says, in a language; names of templates and people come in theirs already. */
export function editorTexts(language: string) {
  const texts: Record<string, string> = language === 'zh' ? CHINESE : {};
  return { translate: ['value', translate] };

  function translate(template: string, replacements: Record<string, unknown> = {}) {
    return say(template).replace(/{([^}]+)}/g, (_, key) => String(replacements[key] ?? `{${key}}`));
  }

  function say(template: string) {
    return texts[template] ?? template;
  }
}
