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

// Forms: a second click is not a second wish.
document.addEventListener("submit", event => {
  setTimeout(() => { if (event.submitter) event.submitter.disabled = true; });
});

document.querySelectorAll(".log").forEach(follow);
document.addEventListener("htmx:load", showTimes);
setInterval(showTimes, 1000);
showTimes();
