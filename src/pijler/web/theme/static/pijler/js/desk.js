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
