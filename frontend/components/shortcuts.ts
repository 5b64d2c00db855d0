const TYPING = 'input, textarea, select, [contenteditable="true"], vaadin-dialog';

/** The keys that work on every page, except while somebody types: "/" searches, "c" creates, "?" tells of the keys. */
class ShortcutsElement extends HTMLElement {
  connectedCallback() {
    window.addEventListener('keydown', this.keys);
  }

  disconnectedCallback() {
    window.removeEventListener('keydown', this.keys);
  }

  private keys = (event: KeyboardEvent) => {
    const typing = event.composedPath().some((e) => e instanceof Element && e.matches(TYPING));
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/') this.press(event, () => document.querySelector<HTMLElement>('.search-box')?.focus());
    else if (event.key === 'c') this.press(event, () => this.openCreateMenu());
    else if (event.key === '?') this.press(event, () => this.dispatchEvent(new CustomEvent('shortcuts-wanted')));
  };

  private press(event: KeyboardEvent, deed: () => void) {
    event.preventDefault();
    deed();
  }

  // as the arrow key does, so that the first entry has the focus
  private openCreateMenu() {
    const button = document.querySelector<HTMLElement>('.create-menu vaadin-menu-bar-button');
    button?.focus();
    button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, composed: true }));
  }
}

customElements.define('rapport-shortcuts', ShortcutsElement);
