// Keys and selection at the review desk. Without it, buttons and fields do the same.

const help = document.getElementById("key-help");
const keysOn = document.getElementById("keys-on");
const KEPT = "pijler-keys";
try {
  if (keysOn) keysOn.checked = localStorage.getItem(KEPT) !== "off";
  keysOn?.addEventListener("change", () => localStorage.setItem(KEPT, keysOn.checked ? "on" : "off"));
} catch {
  // Without storage the choice holds for this page.
}
document.addEventListener("click", (event) => {
  if (event.target instanceof HTMLElement && event.target.closest("[data-keys]")) help?.showModal();
});

function typing(target) {
  return target instanceof HTMLElement && target.closest("input:not([type=radio]), textarea, select");
}

/** Opens a part of the card and goes to its first field. */
function unfold(name) {
  const part = document.querySelector(`[data-fold="${CSS.escape(name)}"]`);
  if (!part) return false;
  part.open = true;
  part.querySelector("input:not([type=hidden]), select, textarea, a")?.focus();
  return true;
}

/** A digit chooses a reason, and sends it unless words are needed. */
function reason(digit) {
  const form = document.querySelector("details[open] > form[data-reasons]");
  const radio = form?.querySelectorAll('input[type="radio"]')[Number(digit) - 1];
  if (!radio) return false;
  radio.checked = true;
  if (radio.value === "other") form.querySelector('input[name="reason"]').focus();
  else form.requestSubmit();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (keysOn && !keysOn.checked) return;
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || help?.open) return;
  if (event.key === "?") return help?.showModal();
  if (/^[1-5]$/.test(event.key) && reason(event.key)) return event.preventDefault();
  const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]:not([disabled])`);
  if (button) {
    event.preventDefault();
    button.click();
  } else if (unfold(event.key)) event.preventDefault();
});

/** Where in the source the selection lies; null outside the text. */
function selected() {
  const selection = getSelection();
  const box = document.querySelector("[data-context]");
  if (!box || !selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(box, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = Number(box.dataset.context) + [...before.toString()].length;
  return { start, end: start + [...range.toString()].length, words: range.toString() };
}

document.addEventListener("selectionchange", () => {
  const found = selected();
  if (!found) return;
  for (const form of document.querySelectorAll("[data-edit], [data-add]")) {
    form.querySelector("[data-words]").value = found.words.replace(/\s+/g, " ").trim();
    form.querySelector("[data-start]").value = found.start;
    form.querySelector("[data-end]").value = found.end;
  }
});

/** Puts the desk of another page in the place of this one: only what changes is drawn anew. */
function swap(html, address) {
  const desk = new DOMParser().parseFromString(html, "text/html").getElementById("desk");
  if (!desk) return location.assign(address);
  document.getElementById("desk").replaceWith(desk);
  history.replaceState(null, "", address);
  (desk.querySelector('[role="alert"]') ?? desk).scrollIntoView({ block: "nearest" });
  desk.querySelector("#card-title")?.focus({ preventScroll: true });
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-desk-form]");
  if (!form) return;
  event.preventDefault();
  const data = new FormData(form, event.submitter);
  for (const button of form.querySelectorAll("button")) button.disabled = true; // a second press sends nothing
  try {
    const response = await fetch(form.action, { method: "POST", body: data });
    // What could not be done is shown in its place; its address is that of a form that was sent.
    swap(await response.text(), response.redirected ? response.url : location.href);
  } catch {
    for (const button of form.querySelectorAll("button")) button.disabled = false;
    const told = document.getElementById("not-sent");
    if (told) told.hidden = false;
  }
});
