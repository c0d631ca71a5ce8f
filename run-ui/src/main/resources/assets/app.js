"use strict";

// Times: the server writes them in UTC; readers see how long ago that was, and their own time on hover.
const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
const AGO = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const CLOCK = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

function ago(seconds) {
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? ["second", 1];
  return AGO.format(-Math.floor(seconds / size), unit);
}

function showTimes() {
  for (const time of document.querySelectorAll("time[datetime]")) {
    const at = new Date(time.dateTime);
    const text = ago(Math.max(0, (Date.now() - at) / 1000));
    if (time.textContent !== text) {
      time.textContent = text;
      time.title = CLOCK.format(at);
    }
  }
}

// Logs: who looks at the end goes on looking at the end.
const NEAR = 24;

function follow(log) {
  const toEnd = () => { log.scrollTop = log.scrollHeight; };
  let atEnd = true;
  log.addEventListener("scroll", () => {
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  }, { passive: true });
  new MutationObserver(() => { if (atEnd) toEnd(); }).observe(log, { childList: true });
  toEnd();
}

// News: a page asks for them only while somebody may look at it, and less often the longer there are none.
const SLOWEST = 20;
const TIRING = 1.15;
let patience = 1;
let next;

function asker() {
  return document.querySelector("[data-every]");
}

function ask() {
  const part = asker();
  if (part && !document.hidden) htmx.trigger(part, "news");
}

function askLater() {
  clearTimeout(next);
  const part = asker();
  if (part) next = setTimeout(ask, 1000 * Math.min(SLOWEST, part.dataset.every * patience));
}

// Who asked may be gone by then: news replace it.
document.addEventListener("htmx:afterRequest", event => {
  patience = event.detail.xhr.status === 200 ? 1 : patience * TIRING;
  setTimeout(askLater);
});
document.addEventListener("visibilitychange", () => {
  patience = 1;
  ask();
});

// Forms: a second click is not a second wish. A page that comes back from the browser's memory is new again.
document.addEventListener("submit", event => {
  setTimeout(() => { if (event.submitter) event.submitter.disabled = true; });
});
addEventListener("pageshow", event => {
  if (event.persisted) document.querySelectorAll("button:disabled").forEach(button => { button.disabled = false; });
});

// Lists of fields grow.
document.querySelectorAll("[data-copies]").forEach(button => {
  button.hidden = false;
  button.addEventListener("click", () => {
    const last = [...document.querySelectorAll(button.dataset.copies)].at(-1);
    const copy = last.cloneNode(true);
    copy.querySelectorAll("input").forEach(input => { input.value = ""; });
    last.after(copy);
    copy.querySelector("input").focus();
  });
});

document.querySelectorAll(".log").forEach(follow);
document.addEventListener("htmx:load", showTimes);
setInterval(showTimes, 1000);
showTimes();
askLater();
