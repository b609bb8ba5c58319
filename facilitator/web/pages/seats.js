"use strict";

/* Keeps the list of seats fresh without loading the page again: nothing jumps, the focus stays. */

(() => {
  const EVERY = 2000;
  const rows = () => document.querySelector("tbody");
  const names = (body) => Array.from(body.rows, (row) => row.id).join();

  function renewStates(fresh) {
    for (const state of fresh.querySelectorAll("[data-live]")) {
      const shown = document.querySelector(`[data-live="${state.dataset.live}"]`);
      if (shown.textContent === state.textContent) continue;
      shown.replaceWith(state);
    }
  }

  async function look() {
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      if (!answer.ok) location.reload(); // the server says why
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("tbody");
      if (names(fresh) === names(rows())) renewStates(fresh);
      else rows().replaceWith(fresh);
      document.getElementById("stale").hidden = true;
    } catch {
      document.getElementById("stale").hidden = false;
    }
    setTimeout(look, EVERY);
  }

  // Whoever takes notes there would be sent away by a slip of the mouse.
  document.addEventListener("submit", (event) => {
    if (!confirm(event.target.dataset.asks)) event.preventDefault();
  });

  setTimeout(look, EVERY);
  document.addEventListener("visibilitychange", () => document.hidden || look());
})();
