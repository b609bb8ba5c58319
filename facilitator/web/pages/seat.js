"use strict";

/* Around the terminal: what is told of the connection; which keys and pastes reach the program. */

(() => {
  const LONGEST_PASTE = 100_000;
  const MOST_SHOWN = 60; // of what is typed without a connection
  const PATIENCE = 1500; // before the first connection is called missing
  const element = document.querySelector(".textual-terminal");
  const banner = document.getElementById("banner");
  const waiting = banner.querySelector("output");
  let socket = null;

  const typingPlace = () => element.querySelector(".xterm-helper-textarea");
  const openDialog = () => document.querySelector("dialog[open]");

  // --- what is told ---

  let told = "";
  let untold = 0;

  /* Show the line of the banner called *name*, or none; for *length* milliseconds, if given. */
  function tell(name, length = 0) {
    clearTimeout(untold);
    if (length) untold = setTimeout(() => showConnection(), length);
    if (name === told) return;
    told = name;
    banner.hidden = !name;
    for (const line of banner.querySelectorAll("p")) line.hidden = line.dataset.tells !== name;
  }

  function showConnection() {
    const { state, isFull } = socket;
    // The screen cannot show what is typed now, so the banner does.
    waiting.textContent = printable(socket.backlog.text).replaceAll("\n", " ⏎ ").slice(-MOST_SHOWN);
    waiting.hidden = state === "online" || !waiting.textContent;
    const isThere = state === "online" || document.getElementById(state) !== null;
    tell(isFull ? "full" : isThere ? "" : "offline");
  }

  /* Show the dialog of an ending, with what it left behind, or put it away. */
  function showEnding() {
    const ending = document.getElementById(socket.state);
    const shown = openDialog();
    if (shown === ending) return;
    shown?.close();
    if (ending) {
      const left = ending.querySelector(".undelivered");
      const text = printable(socket.undelivered);
      left.hidden = !text;
      left.querySelector("textarea").value = text;
      ending.showModal();
    } else {
      typingPlace()?.focus();
    }
  }

  /* The words among keys and sequences. */
  function printable(typed) {
    const sequences = /\x1b\[[0-9;?<]*[ -/]*[@-~]|\x1bO?./g;
    const keys = typed.replace(sequences, "").replaceAll("\r", "\n");
    const words = [];
    for (const letter of keys) {
      if (letter === "\x7f") words.pop();
      else if (letter === "\n" || letter >= " ") words.push(letter);
    }
    return words.join("").trim();
  }

  window.WebSocket = class extends SteadySocket {
    constructor(url) {
      super(url);
      socket = this;
      const isPatient = performance.now() + PATIENCE;
      this.addEventListener("seat", () => {
        showEnding();
        if (this.state !== "connecting" || performance.now() > isPatient) showConnection();
      });
      setTimeout(showConnection, PATIENCE);
    }
  };

  for (const button of document.querySelectorAll("dialog button")) {
    button.addEventListener("click", () => socket.again());
  }
  // Esc would put a dialog away and leave a dead screen.
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("cancel", (event) => event.preventDefault());
  }

  // --- pastes and keys ---

  /* Only words come out of the clipboard: nothing in it can press a key. */
  function paste(event) {
    if (openDialog()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const text = event.clipboardData
      .getData("text/plain")
      .replace(/\r\n?/g, "\n")
      .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, "");
    if (text.length > LONGEST_PASTE) tell("long-paste", 8000);
    else if (text && socket) socket.type(`\x1b[200~${text.toWellFormed?.() ?? text}\x1b[201~`);
  }

  /* Leave pasting and loading again to the browser; xterm takes all other keys for the program. */
  function keyDown(event) {
    if (openDialog()) return;
    const isControl = (event.ctrlKey || event.metaKey) && !event.altKey;
    const key = event.key.toLowerCase();
    const isPasting = (isControl && key === "v") || (event.shiftKey && key === "insert");
    const isReloading = isControl && key === "r";
    if (isPasting || isReloading) event.stopImmediatePropagation();
    else if (document.activeElement !== typingPlace()) typingPlace()?.focus();
  }

  document.addEventListener("paste", paste, true);
  document.addEventListener("keydown", keyDown, true);
  window.addEventListener("focus", () => openDialog() || typingPlace()?.focus());

  // --- the beginning ---

  /* The size of the letters: 16 px, the largest that fits on a wall, less where 80 by 24 do not;
   * but a phone in the hand gets fewer of them before they are too small to read. */
  function letterSize() {
    const fitting = Math.min(innerWidth / (81 * 0.6), innerHeight / (24.5 * 1.32));
    const [least, largest] = "wall" in element.dataset ? [7, 60] : [12, 16];
    return Math.max(least, Math.min(largest, Math.floor(fitting * 2) / 2));
  }

  /* Load the letters that xterm measures; it draws with what is there when it starts. */
  function loadLetters() {
    const wanted = ["16px", "bold 16px"].map((size) =>
      document.fonts.load(`${size} "Roboto Mono"`, "Aあ●"),
    );
    const enough = new Promise((resolve) => setTimeout(resolve, 3000));
    return Promise.race([Promise.allSettled(wanted), enough]);
  }

  const start = window.onload; // textual.js begins when the page is loaded
  window.onload = async (event) => {
    await loadLetters();
    element.dataset.fontSize = letterSize();
    start(event);
    typingPlace()?.focus();
  };
})();
