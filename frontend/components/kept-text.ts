/**
 * Keeps what is typed into a field in this tab until it is sent, so that it survives a reload and a lost session. The
 * field is cleared by whoever sends it, which forgets what was kept.
 */
export class KeptText extends HTMLElement {
  private field?: HTMLInputElement;

  async connectedCallback() {
    this.field = this.previousElementSibling as HTMLInputElement;
    await customElements.whenDefined(this.field.localName);
    if (!this.isConnected) return;
    const kept = sessionStorage.getItem(this.key);
    const given = this.field.value;
    if (kept && !given.includes(kept)) {
      this.field.value = !given || kept.startsWith(given) ? kept : `${given}\n\n${kept}`;
      this.field.dispatchEvent(new CustomEvent('change', { bubbles: true }));
    }
    this.field.addEventListener('value-changed', this.keep);
    this.field.addEventListener('input', this.keep);
  }

  disconnectedCallback() {
    this.field?.removeEventListener('value-changed', this.keep);
    this.field?.removeEventListener('input', this.keep);
  }

  private get key() {
    return `kept-text ${this.getAttribute('name')}`;
  }

  private keep = () => {
    const typed = this.field?.value;
    if (typed) sessionStorage.setItem(this.key, typed);
    else sessionStorage.removeItem(this.key);
  };
}

customElements.define('kept-text', KeptText);
