// A chat of Rapport at the lower right of the page that includes this script. It sets no cookies and loads nothing from anybody else.
(() => {
  "use strict";
  const script = document.currentScript;
  const base = new URL(script.src).href.replace(/\/chat\.js.*$/, "");
  const language = script.dataset.language || document.documentElement.lang || navigator.language || "en";
  const zh = language.toLowerCase().startsWith("zh");
  const key = "rapport-chat " + base;
  const accent = "{accent}";
  const LONGEST = 2000;

  const post = (path, body, signal) =>
    fetch(base + "/chat/" + path, { method: "POST", credentials: "omit", referrerPolicy: "no-referrer", signal,
      headers: { "Content-Type": "text/plain" }, body: typeof body === "string" ? body : JSON.stringify(body) });
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) => one.toString(16).padStart(2, "0")).join("");
  const element = (tag, attributes, ...inner) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) if (value !== false && value != null) made.setAttribute(name, value);
    made.append(...inner);
    return made;
  };

  // what there is of the talk, in this tab only: lines of both sides, and which of ours are not taken yet
  const nothing = () => ({ token: null, visit: null, lines: [], after: 0, seen: 0, email: false });
  let state = nothing();
  try { state = Object.assign(state, JSON.parse(sessionStorage.getItem(key))); } catch { /* a browser that keeps nothing */ }
  const keep = () => {
    try { sessionStorage.setItem(key, JSON.stringify(state)); } catch { /* a browser that keeps nothing */ }
  };

  const STYLE = `
    :host { --accent: #1f5fbf; font: 16px/1.45 system-ui, sans-serif; }
    * { box-sizing: border-box; }
    .open { position: fixed; right: 20px; bottom: 20px; z-index: 2147483000; width: 60px; height: 60px; border: 0; border-radius: 30px;
      background: var(--accent); color: #fff; cursor: pointer; box-shadow: 0 3px 12px #0005; }
    .open svg { width: 28px; height: 28px; }
    .badge { position: absolute; top: -4px; right: -4px; min-width: 22px; height: 22px; border-radius: 11px; background: #b3261e;
      color: #fff; font: 700 13px/22px system-ui, sans-serif; padding: 0 6px; }
    .window { position: fixed; right: 20px; bottom: 92px; z-index: 2147483000; width: 370px; max-width: calc(100vw - 40px); height: 540px;
      max-height: calc(100vh - 112px); display: grid; grid-template-rows: auto 1fr auto auto auto; background: #fff; color: #1c1e21;
      border: 1px solid #9aa0a6; border-radius: 10px; box-shadow: 0 6px 24px #0005; overflow: hidden; }
    [hidden] { display: none !important; }
    header { display: flex; align-items: center; gap: 8px; padding: 10px 14px; background: var(--accent); color: #fff; }
    h2 { font-size: 1em; margin: 0; flex: 1; overflow-wrap: anywhere; }
    header button { background: none; border: 0; color: #fff; font-size: 20px; width: 36px; height: 36px; cursor: pointer; }
    ol { list-style: none; margin: 0; padding: 14px; overflow-y: auto; display: flex; flex-direction: column; gap: 8px; }
    li { max-width: 85%; padding: 8px 12px; border-radius: 10px; white-space: pre-wrap; overflow-wrap: anywhere; }
    .you { align-self: flex-end; background: #e3ecfa; }
    .we { align-self: flex-start; background: #eef0f2; }
    small { display: block; opacity: .75; }
    .note { margin: 0; padding: 8px 14px; font-size: .9em; background: #fff7df; }
    form { display: flex; gap: 8px; padding: 10px 14px; border-top: 1px solid #d5d8dc; align-items: flex-end; }
    label { flex: 1; font-size: .85em; }
    textarea, input { display: block; width: 100%; font: inherit; font-size: 16px; padding: 8px; border: 1px solid #7a7f87;
      border-radius: 6px; resize: none; margin-top: 6px; background: #fff; color: inherit; }
    form button { font: inherit; font-weight: 600; color: #fff; background: var(--accent); border: 0; border-radius: 6px;
      padding: 10px 14px; min-height: 42px; cursor: pointer; }
    :focus-visible { outline: 3px solid #f2a900; outline-offset: 2px; }
    /* the end of a narrow page can be moved away from under the button */
    @media (max-width: 760px) { :host { display: block; height: 96px; } }
    @media (max-width: 480px) { .window { right: 0; left: 0; bottom: 0; width: 100vw; max-width: 100vw; height: 100%; max-height: 100%;
      border-radius: 0; border: 0; } }`;

  const host = element("div", { class: "rapport-chat", lang: zh ? "zh-CN" : "en" });
  if (accent) host.style.setProperty("--accent", accent);
  document.body.append(host);
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const svg = (path) => {
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    drawn.setAttribute("viewBox", "0 0 24 24");
    drawn.setAttribute("aria-hidden", "true");
    const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    line.setAttribute("d", path);
    line.setAttribute("fill", "currentColor");
    drawn.append(line);
    return drawn;
  };

  const badge = element("span", { class: "badge", hidden: "" });
  const opener = element("button", { class: "open", type: "button", "aria-expanded": "false",
    "aria-label": zh ? "打开聊天" : "Open the chat" }, svg("M4 3h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H9l-5 4v-4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z"), badge);
  const title = element("h2", { id: "title" });
  const closer = element("button", { type: "button" }, "×");
  const log = element("ol", { role: "log", "aria-live": "polite", tabindex: "0" });
  const note = element("p", { class: "note", role: "status", hidden: "" });
  const email = element("input", { type: "email", autocomplete: "email", maxlength: "254" });
  const leave = element("button", { type: "submit" });
  const emailLabel = element("label", {});
  const emailForm = element("form", { novalidate: "", hidden: "" }, emailLabel, leave);
  const box = element("textarea", { rows: "2" });
  const boxLabel = element("label", {});
  const send = element("button", { type: "submit" });
  const form = element("form", {}, boxLabel, send);
  const panel = element("section", { class: "window", role: "dialog", "aria-labelledby": "title", hidden: "" },
    element("header", {}, title, closer), log, note, emailForm, form);
  root.append(opener, panel);

  const text = (name) => (state.visit ? state.visit.texts[name] : "");
  const isOpen = () => !panel.hidden;
  const isSeen = () => isOpen() && document.visibilityState === "visible";

  const shown = new Map();
  const draw = () => {
    for (const line of state.lines) {
      let item = shown.get(line.id);
      if (!item) {
        item = element("li", { class: line.mine ? "you" : "we" });
        shown.set(line.id, item);
        log.append(item);
        log.scrollTop = log.scrollHeight;
      }
      item.replaceChildren(element("small", {}, text(line.mine ? "you" : "we")), line.text);
      if (line.mine && !line.taken && line.failed) item.append(element("small", {}, text("waiting")));
    }
    const unread = state.lines.filter((line) => !line.mine && line.place > state.seen).length;
    badge.hidden = isOpen() || !unread;
    badge.textContent = unread;
  };

  const say = (words) => {
    note.textContent = words || "";
    note.hidden = !words;
  };

  const askForAddress = () => {
    if (state.email || state.lines.some((line) => line.mine && line.email && !line.taken)) return;
    say((state.visit.here ? "" : text("nobody") + " ") + text(state.visit.byMail ? "by-mail" : "no-mail"));
    emailForm.hidden = !state.visit.byMail;
  };

  const dress = () => {
    if (!state.visit) return;
    if (state.visit.accent) host.style.setProperty("--accent", state.visit.accent);
    title.textContent = text("title");
    opener.setAttribute("aria-label", text("open"));
    closer.setAttribute("aria-label", text("close"));
    send.textContent = text("send");
    leave.textContent = text("leave");
    boxLabel.replaceChildren(text("write"), box);
    emailLabel.replaceChildren(text("email"), email);
    if (!state.visit.here) askForAddress();
  };

  const visit = async () => {
    const answer = await post("open", (zh ? "zh" : "en") + (state.token ? " " + state.token : ""));
    if (!answer.ok) throw new Error("chat " + answer.status);
    const told = await answer.json();
    state.token = told.token;
    // places are counted for each visitor anew, and so is what was taken of them and where they want to be answered
    if (!told.known) {
      state.after = 0;
      state.seen = 0;
      state.email = false;
      for (const line of state.lines) if (!line.mine) line.place = 0;
    }
    delete told.token;
    state.visit = told;
    keep();
    dress();
  };

  // what cannot be taken as it is stands in its field again, for whoever wrote it to change
  const giveBack = (line) => {
    state.lines = state.lines.filter((one) => one !== line);
    if (shown.has(line.id)) shown.get(line.id).remove();
    shown.delete(line.id);
    keep();
    draw();
    if (line.email) {
      email.value = line.email;
      emailForm.hidden = false;
      say(text("bad-email"));
    } else {
      box.value = box.value ? line.words + "\n" + box.value : line.words;
      say(text("unfit"));
    }
  };

  // one after another, each until it is taken
  let sending = false;
  const deliver = async () => {
    if (sending) return;
    sending = true;
    try {
      for (let wait = 1000; ; wait = Math.min(wait * 2, 30000)) {
        const line = state.lines.find((one) => one.mine && !one.taken);
        if (!line) return;
        try {
          const answer = await post("say", { token: state.token, id: line.id, text: line.words, email: line.email || null });
          if (answer.status === 422 || answer.status === 413) {
            giveBack(line);
            wait = 500;
            continue;
          }
          if (answer.ok) {
            line.taken = true;
            if (line.email) {
              state.email = true;
              emailForm.hidden = true;
              say(text("left"));
            }
            line.failed = false;
            wait = 500;
            keep();
            draw();
            continue;
          }
          if (answer.status === 409) await visit();
          if (answer.status === 429) say(text("later"));
        } catch { /* tried again below */ }
        line.failed = true;
        draw();
        await pause(wait);
      }
    } finally {
      sending = false;
    }
  };

  let listening = null;
  const listen = async () => {
    if (listening) return;
    listening = new AbortController();
    for (let wait = 1000; ; ) {
      try {
        const asked = Date.now();
        const answer = await post("listen", { token: state.token, after: state.after, read: isSeen() ? state.after : state.seen }, listening.signal);
        if (answer.status === 409) {
          await visit();
          continue;
        }
        if (answer.status === 403) return;
        if (!answer.ok) throw new Error("chat " + answer.status);
        if (note.textContent && note.textContent === text("lost")) say("");
        wait = 1000;
        const news = await answer.json();
        if (news.token) state.token = news.token;
        for (const line of news.answers) {
          if (line.place <= state.after) continue;
          state.after = line.place;
          state.lines.push({ id: "a" + newId(), mine: false, text: line.text, place: line.place });
          clearTimeout(patience);
        }
        if (isSeen()) state.seen = state.after;
        keep();
        draw();
        // where too many wait, nobody is let wait: one asks again a little later
        if (!news.answers.length && Date.now() - asked < 1000) await pause(5000);
      } catch (trouble) {
        if (trouble.name === "AbortError") { listening = new AbortController(); continue; }
        if (isOpen()) say(text("lost"));
        await pause(wait);
        wait = Math.min(wait * 2, 30000);
      }
    }
  };
  // tells at once that it was read
  const look = () => {
    if (!isSeen() || state.seen >= state.after) return;
    state.seen = state.after;
    keep();
    draw();
    if (listening) listening.abort();
  };

  let patience;
  const write = (words, address) => {
    state.lines.push({ id: newId(), mine: true, words, text: words || address, email: address, taken: false });
    if (state.lines.length > 300) state.lines.splice(0, state.lines.length - 300);
    keep();
    draw();
    deliver();
    listen();
    clearTimeout(patience);
    patience = setTimeout(askForAddress, 90000);
  };

  const open = async () => {
    panel.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    try {
      if (!state.token) await visit();
      dress();
      draw();
      look();
      box.focus();
    } catch {
      say(zh ? "聊天暂时无法使用，请稍后再试。" : "The chat cannot be reached at present. Please try again later.");
    }
  };
  const close = () => {
    panel.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    opener.focus();
  };

  opener.addEventListener("click", () => (isOpen() ? close() : open()));
  closer.addEventListener("click", close);
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.addEventListener("visibilitychange", look);
  window.addEventListener("online", () => { if (state.token) deliver(); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = box.value.trim();
    if (!words || !state.token) return;
    // what is pasted is never cut without a word
    if (words.length > LONGEST) return say(text("unfit"));
    if (note.textContent === text("unfit")) say("");
    box.value = "";
    write(words, null);
  });
  emailForm.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = email.value.trim();
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) return say(text("bad-email"));
    emailForm.hidden = true;
    say("");
    write("", address);
  });

  if (state.token) {
    dress();
    draw();
    deliver();
    if (state.lines.length) listen();
  }
})();
