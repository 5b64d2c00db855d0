// Shows a form of Rapport where the page includes this script. It sets no cookies and loads nothing from anybody else.
(() => {
  "use strict";
  const script = document.currentScript;
  const base = new URL(script.src).href.replace(/\/form\.js.*$/, "");
  const language = script.dataset.language || document.documentElement.lang || navigator.language || "en";
  const zh = language.toLowerCase().startsWith("zh");
  const LONGEST = 5000;
  const draftKey = "rapport-form " + base;

  const post = (path, body) =>
    fetch(base + path, { method: "POST", credentials: "omit", referrerPolicy: "no-referrer",
      headers: { "Content-Type": "text/plain" }, body });

  const element = (tag, attributes, ...inner) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {}))
      if (value !== false && value != null) made.setAttribute(name, value === true ? "" : value);
    made.append(...inner.filter((one) => one != null));
    return made;
  };

  const STYLE = `
    :host { display: block; --accent: #1f5fbf; font: 16px/1.5 system-ui, sans-serif; color: inherit; }
    form { display: grid; gap: 14px; max-width: 560px; }
    h2 { font-size: 1.25em; margin: 0; white-space: pre-line; }
    p { margin: 0; }
    .field { display: grid; gap: 4px; }
    label { font-weight: 600; }
    .consent { display: grid; grid-template-columns: auto 1fr; gap: 8px; align-items: start; }
    .consent label { font-weight: 400; white-space: pre-line; }
    .consent input { width: 20px; height: 20px; margin: 2px 0 0; }
    .note { font-size: .9em; opacity: .85; }
    input, textarea { font: inherit; color: inherit; background: transparent; border: 1px solid #7a7f87; border-radius: 6px;
      padding: 9px 11px; width: 100%; box-sizing: border-box; }
    textarea { min-height: 8em; resize: vertical; }
    [aria-invalid=true] { border-color: #b3261e; border-width: 2px; }
    .fault { color: #b3261e; font-size: .9em; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    button { font: inherit; font-weight: 600; color: #fff; background: var(--accent); border: 0; border-radius: 6px;
      padding: 11px 22px; justify-self: start; cursor: pointer; min-height: 44px; }
    button[disabled] { opacity: .6; cursor: progress; }
    .nick { position: absolute; left: -9999px; width: 1px; height: 1px; overflow: hidden; }
    @media (max-width: 480px) { button { justify-self: stretch; } }`;

  const host = element("div", { class: "rapport-form", lang: zh ? "zh-CN" : "en" });
  const target = script.dataset.target && document.querySelector(script.dataset.target);
  if (target) target.append(host);
  else script.after(host);
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const kept = () => {
    try { return JSON.parse(sessionStorage.getItem(draftKey)) || {}; } catch { return {}; }
  };
  const keep = (words) => {
    try {
      if (words) sessionStorage.setItem(draftKey, JSON.stringify(words));
      else sessionStorage.removeItem(draftKey);
    } catch { /* a browser that keeps nothing */ }
  };
  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) => one.toString(16).padStart(2, "0")).join("");

  let token;
  let openedAt = 0;
  let entry = { words: "", id: "" };

  const open = async () => {
    const answer = await post("/form/open", zh ? "zh" : "en");
    if (!answer.ok) throw new Error("form " + answer.status);
    const told = await answer.json();
    token = told.token;
    openedAt = Date.now();
    return told;
  };

  const field = (name, text, input, required) => {
    const id = "f-" + name;
    input.id = id;
    input.name = name;
    input.setAttribute("aria-describedby", id + "-fault");
    if (required) input.setAttribute("aria-required", "true");
    return element("div", { class: "field" },
      element("label", { for: id }, text + (required ? " *" : "")),
      input,
      element("span", { class: "fault", id: id + "-fault" }));
  };

  const show = (told) => {
    const t = told.texts;
    if (told.accent) host.style.setProperty("--accent", told.accent);
    const name = element("input", { type: "text", autocomplete: "name", maxlength: 100 });
    const email = element("input", { type: "email", autocomplete: "email", maxlength: 254 });
    const phone = element("input", { type: "tel", autocomplete: "tel", maxlength: 40 });
    const message = element("textarea", {});
    const nickname = element("input", { type: "text", tabindex: "-1", autocomplete: "off", name: "f-check" });
    const consent = told.consent ? element("input", { type: "checkbox", id: "f-consent", name: "consent" }) : null;
    const privacy = /^https?:/.test(told.privacy)
      ? element("p", { class: "note" }, element("a", { href: told.privacy, target: "_blank", rel: "noopener noreferrer" }, t.privacy))
      : null;
    const said = element("p", { role: "status", "aria-live": "polite", class: "said" });
    const button = element("button", { type: "submit" }, t.send);
    const form = element("form", { novalidate: true, "aria-label": t.title },
      element("h2", {}, t.title),
      element("p", { class: "note" }, t.either + (told.byMail ? " " + t["by-mail"] : "")),
      field("name", t.name, name, true),
      field("email", t.email, email),
      field("phone", t.phone, phone),
      field("message", t.message, message, true),
      element("div", { class: "nick", "aria-hidden": "true" }, nickname),
      consent && element("div", { class: "consent" }, consent, element("label", { for: "f-consent" }, told.consent.text)),
      privacy, button, said);
    const inputs = { name, email, phone, message };
    const before = kept();
    for (const [key, input] of Object.entries(inputs)) input.value = before[key] || "";

    const words = () => Object.fromEntries(Object.entries(inputs).map(([key, input]) => [key, input.value]));
    form.addEventListener("input", () => keep(words()));

    const blame = (faults) => {
      let first = null;
      for (const [key, input] of Object.entries(inputs)) {
        const fault = faults[key];
        root.getElementById("f-" + key + "-fault").textContent = fault ? t["fault." + fault] || t.required : "";
        if (fault) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
        if (fault && !first) first = input;
      }
      if (first) first.focus();
    };

    const missing = () => {
      const faults = {};
      if (!name.value.trim()) faults.name = "name";
      if (!email.value.trim() && !phone.value.trim()) faults.email = "reach";
      if (!message.value.trim()) faults.message = "message";
      // what is pasted is never cut without a word
      else if (message.value.trim().length > LONGEST) faults.message = "long";
      return faults;
    };

    const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

    const send = async (again) => {
      const body = {
        ...words(), nickname: nickname.value, page: location.href,
        consent: !!(consent && consent.checked), wording: told.consent ? told.consent.wording : null,
      };
      // another entry is what has other words: one that was sent and not answered is the same when it is sent again
      const now = JSON.stringify(body);
      if (entry.words !== now) entry = { words: now, id: newId() };
      const answer = await post("/form", JSON.stringify({ ...body, id: entry.id, token }));
      if (answer.ok) return done();
      if (answer.status === 422) {
        said.textContent = "";
        return blame((await answer.json()).faults);
      }
      if (answer.status === 409 && !again) {
        await open();
        await pause(3500);
        return send(true);
      }
      said.textContent = answer.status === 429 ? t.later : t.again;
    };

    const done = () => {
      keep(null);
      const thanks = element("p", { role: "status", tabindex: "-1", class: "sent" }, t.sent);
      form.replaceWith(thanks);
      thanks.focus();
    };

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (button.disabled) return;
      const faults = missing();
      blame(faults);
      if (Object.keys(faults).length) return;
      button.disabled = true;
      said.textContent = t.sending;
      try {
        // who fills a form in at once is taken for a machine: browsers that do it for people wait
        await pause(Math.max(0, 3200 - (Date.now() - openedAt)));
        await send(false);
      } catch {
        said.textContent = t.again;
      } finally {
        button.disabled = false;
      }
    });
    root.append(form);
  };

  open().then(show).catch(() => {
    root.append(element("p", {}, zh ? "表单暂时无法显示，请稍后再试。" : "The form cannot be shown at present. Please try again later."));
  });
})();
