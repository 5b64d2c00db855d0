interface Offered {
  id: string;
  name: string;
  code: string;
  language: string;
  words: string;
}

type Area = HTMLElement & { inputElement: HTMLTextAreaElement; value: string; maxlength?: number };

// as the server reads them, see CannedWords
const VARIABLE = /[{\uFF5B]\s*(\p{L}[\p{L}\p{N}._ -]{0,60}?)\s*[}\uFF5D]/gu;
const REST = 120;

let pickers = 0;

/**
 * Offers canned answers for a text field: by a button, and by "/" at its beginning. Nothing that was typed is lost: Escape
 * writes what was looked for, and what is inserted is taken back with Ctrl+Z.
 */
export class CannedPicker extends HTMLElement {
  texts: Record<string, string> = {};
  variables: Record<string, string> = {};
  declare $server: { find(words: string): Promise<Offered[]>; insert(id: string): Promise<string> };

  private area?: Area;
  private readonly list = `canned-${pickers++}`;
  private offered: Offered[] = [];
  private chosen = 0;
  private bySlash = false;
  private wait?: number;
  private asked = 0;
  private looking?: Promise<void>;

  get field(): Area | undefined {
    return this.area;
  }

  set field(field: Area | undefined) {
    this.leave();
    this.area = field;
    this.listen();
    this.draw();
    this.mark();
  }

  // moved within the page, it leaves and comes
  connectedCallback() {
    this.listen();
  }

  disconnectedCallback() {
    this.leave();
  }

  private listen() {
    this.area?.addEventListener('keydown', this.slash);
    this.area?.addEventListener('input', this.mark);
    this.area?.addEventListener('value-changed', this.mark);
  }

  private leave() {
    this.area?.removeEventListener('keydown', this.slash);
    this.area?.removeEventListener('input', this.mark);
    this.area?.removeEventListener('value-changed', this.mark);
  }

  private draw() {
    if (this.firstChild) return;
    const open = document.createElement('vaadin-button');
    open.className = 'canned-open';
    open.setAttribute('theme', 'tertiary small');
    open.textContent = `/ ${this.texts.insert}`;
    open.addEventListener('click', () => (this.panel.hidden ? this.open(false) : this.close()));
    const panel = document.createElement('div');
    panel.className = 'canned-panel';
    panel.hidden = true;
    const search = document.createElement('input');
    search.setAttribute('role', 'combobox');
    search.setAttribute('aria-expanded', 'true');
    search.setAttribute('aria-controls', this.list);
    search.setAttribute('aria-autocomplete', 'list');
    search.setAttribute('aria-label', this.texts.find);
    search.placeholder = this.texts.find;
    search.autocomplete = 'off';
    search.addEventListener('input', () => {
      window.clearTimeout(this.wait);
      this.wait = window.setTimeout(() => this.look(), REST);
    });
    search.addEventListener('keydown', this.keys);
    const list = document.createElement('div');
    list.className = 'canned-list';
    list.id = this.list;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', this.texts.found);
    const foot = document.createElement('div');
    foot.className = 'canned-foot';
    const none = document.createElement('span');
    none.setAttribute('role', 'status');
    const keep = document.createElement('a');
    keep.href = 'canned-answers';
    keep.textContent = this.texts['keep-own'];
    foot.append(none, keep);
    panel.append(search, list, foot);
    const missing = document.createElement('div');
    missing.className = 'canned-missing';
    missing.setAttribute('role', 'status');
    missing.hidden = true;
    this.append(open, panel, missing);
  }

  private get panel() {
    return this.querySelector<HTMLElement>('.canned-panel')!;
  }

  private get search() {
    return this.querySelector<HTMLInputElement>('.canned-panel input')!;
  }

  private get input() {
    return this.area!.inputElement;
  }

  private slash = (event: KeyboardEvent) => {
    if (event.key !== '/' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.input.readOnly || this.input.selectionStart !== 0 || this.input.selectionEnd !== 0) return;
    event.preventDefault();
    this.open(true);
  };

  private open(bySlash: boolean) {
    this.bySlash = bySlash;
    this.search.value = '';
    this.panel.hidden = false;
    this.search.focus();
    this.look();
  }

  private close() {
    window.clearTimeout(this.wait);
    this.asked++;
    this.panel.hidden = true;
    this.input.focus();
  }

  private look() {
    window.clearTimeout(this.wait);
    this.wait = undefined;
    const asked = ++this.asked;
    this.looking = this.$server.find(this.search.value.replace(/^\//, '')).then((offered) => {
      if (asked === this.asked) this.show(offered);
    });
    return this.looking;
  }

  private show(offered: Offered[]) {
    this.offered = offered;
    const list = this.querySelector<HTMLElement>('.canned-list')!;
    list.replaceChildren(...offered.map((one, place) => this.line(one, place)));
    this.querySelector('.canned-foot > span')!.textContent = offered.length ? '' : this.texts['nothing-found'];
    this.choose(0);
  }

  private line(one: Offered, place: number) {
    const line = document.createElement('div');
    line.id = `${this.list}-${place}`;
    line.setAttribute('role', 'option');
    const part = (style: string, words: string) => {
      const span = document.createElement('span');
      span.className = style;
      span.textContent = words;
      line.append(span);
    };
    part('canned-name', one.name);
    part('canned-side', `${one.code} · ${one.language}`);
    part('canned-words', one.words.replace(/\s+/g, ' '));
    line.addEventListener('mousedown', (event) => event.preventDefault());
    line.addEventListener('click', () => this.insert(one));
    return line;
  }

  private choose(place: number) {
    const lines = this.querySelectorAll<HTMLElement>('[role=option]');
    this.chosen = lines.length ? (place + lines.length) % lines.length : 0;
    lines.forEach((line, at) => line.setAttribute('aria-selected', String(at === this.chosen)));
    const line = lines[this.chosen];
    if (line) this.search.setAttribute('aria-activedescendant', line.id);
    else this.search.removeAttribute('aria-activedescendant');
    line?.scrollIntoView({ block: 'nearest' });
  }

  private keys = async (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') this.take(event, () => this.choose(this.chosen + 1));
    else if (event.key === 'ArrowUp') this.take(event, () => this.choose(this.chosen - 1));
    else if (event.key === 'Escape') this.take(event, () => this.back());
    else if (event.key === 'Enter') this.take(event, () => this.enter());
    else if (event.key === 'Backspace' && this.bySlash && !this.search.value) this.take(event, () => this.close());
  };

  // neither a dialog around it nor a shortcut of the page hears of it
  private take(event: KeyboardEvent, deed: () => void) {
    event.preventDefault();
    event.stopPropagation();
    deed();
  }

  private back() {
    const typed = this.bySlash ? `/${this.search.value}` : '';
    this.close();
    if (typed) this.write(typed);
  }

  // never what was found for other words than those that stand there
  private async enter() {
    if (this.wait !== undefined) await this.look();
    else await this.looking;
    const one = this.offered[this.chosen];
    if (one && !this.panel.hidden) this.insert(one);
  }

  private async insert(one: Offered) {
    const text = await this.$server.insert(one.id);
    this.close();
    if (!text) return;
    const { selectionStart: from, selectionEnd: to } = this.input;
    const longest = this.input.maxLength;
    if (longest > 0 && this.input.value.length - (to - from) + text.length > longest) {
      this.say([document.createTextNode(this.texts['no-room'])]);
      return;
    }
    this.write(text);
    this.mark();
    const first = [...text.matchAll(VARIABLE)].find((found) => this.isKnown(found[1]));
    if (first) this.input.setSelectionRange(from + first.index, from + first.index + first[0].length);
  }

  /** As if it were typed: it replaces what is marked, and Ctrl+Z takes it back. */
  private write(text: string) {
    this.input.focus();
    if (!document.execCommand('insertText', false, text)) {
      this.input.setRangeText(text, this.input.selectionStart, this.input.selectionEnd, 'end');
      this.input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    }
    this.input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  private isKnown(key: string) {
    return key.toLowerCase() in this.variables;
  }

  private mark = () => {
    const found = [...(this.area?.value ?? '').matchAll(VARIABLE)].filter((one) => this.isKnown(one[1]));
    const keys = [...new Set(found.map((one) => one[1].toLowerCase()))];
    if (!keys.length) {
      this.say([]);
      return;
    }
    const hint = document.createElement('span');
    hint.textContent = this.texts['fill-in'];
    this.say([hint, ...keys.map((key) => this.gap(key))]);
  };

  private gap(key: string) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = `${this.variables[key]} {${key}}`;
    button.addEventListener('click', () => {
      const at = [...this.input.value.matchAll(VARIABLE)].find((one) => one[1].toLowerCase() === key);
      if (!at) return;
      this.input.focus();
      this.input.setSelectionRange(at.index, at.index + at[0].length);
    });
    return button;
  }

  private say(words: Node[]) {
    const missing = this.querySelector<HTMLElement>('.canned-missing');
    if (!missing) return;
    const said = words.map((word) => word.textContent).join('|');
    if (missing.dataset.said === said) return;
    missing.dataset.said = said;
    missing.replaceChildren(...words);
    missing.hidden = !words.length;
  }
}

customElements.define('canned-picker', CannedPicker);
