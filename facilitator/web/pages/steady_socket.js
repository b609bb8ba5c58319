"use strict";

/*
 * A socket that lasts as long as the seat does.
 *
 * textual.js opens one WebSocket and loses everything when it drops. SteadySocket stands in its
 * place: to textual.js it opens once and stays open. Underneath it makes a new connection whenever
 * the old one dies, and what was typed is kept until the server has said that it reached the seat's
 * program.
 *
 * Life of a seat:
 *
 *   connecting --open--> greeting --["got", n]--> online
 *       ^                    |                      |
 *       |                    +---- closed, or silence, or the network went ----+
 *       |                                                                      v
 *       +--------------- after 0.5 to 3 s, or at once on waking ------------ waiting
 *
 * and for good, until the person says otherwise: "left" (the program ended), "elsewhere" (the seat
 * is open in another tab), "over" (the link is void), "refused" (the server does not take what this
 * page sends).
 *
 * Nothing is taken twice and nothing is left out: every message of input gets its number when it is
 * first sent, the server begins each connection by telling the last number that it handed on, and
 * only what is above it is sent again.
 */

const Opened = window.WebSocket;

const PING_EVERY = 2000;
const SILENCE = 3000; // after a ping; with the 2 s before it, 5 s without a sign of life
const SILENCE_ON_WAKING = 1500;
const OPENING = 5000;
const PAUSES = [500, 1000, 2000, 3000];
const ROOM = 200_000; // characters that wait for the server
const RUN = 8_000; // characters of one message of kept typing
const ESCAPE = "\x1b";
const AFTER_ESCAPE = 150; // so that the key Escape and the key after it are not read as one

// The server's words for why it closed a connection for good.
const ENDINGS = { 1008: "refused", 1009: "refused", 4000: "left", 4001: "elsewhere", 4003: "over" };

// Where the mouse is, and the terminal's own answers: they mean nothing to a later connection.
const isPassing = (text) => /^\x1b\[([<MIO?]|\d+;\d+R)/.test(text);
const isPaste = (text) => text.startsWith("\x1b[200~");

function randomName() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/*
 * The input that the server has not acknowledged, in memory and in the tab's own storage.
 *
 * The storage outlives a reload and a crash of the tab; the page that comes after takes up its name
 * and its numbers.
 * An entry is {n, text}; n is 0 until it is first sent.
 */
class Backlog {
  constructor(key) {
    this.key = key;
    const left = this.#read();
    this.page = left.page ?? randomName();
    this.last = left.last ?? 0; // the highest number given so far
    this.entries = left.entries ?? [];
  }

  get isEmpty() {
    return this.entries.length === 0;
  }

  get text() {
    return this.entries.map((entry) => entry.text).join("");
  }

  /* Keep *text*; false where there is no room left. */
  add(text) {
    const held = this.entries.reduce((sum, entry) => sum + entry.text.length, 0);
    if (held + text.length > ROOM) return false;
    const before = this.entries.at(-1);
    const isOpen = before?.n === 0 && isPlain(before.text) && before.text.length < RUN;
    if (isOpen && isPlain(text)) {
      before.text += text;
    } else {
      this.entries.push({ n: 0, text });
    }
    if (!isPassing(text)) this.#keep();
    return true;
  }

  /* Return the first entry above *sent*, or undefined; its number is kept before it is sent. */
  next(sent) {
    const entry = this.entries.find(({ n }) => n === 0 || n > sent);
    if (entry && entry.n === 0) {
      this.last = Math.max(this.last, sent) + 1;
      entry.n = this.last;
      if (!isPassing(entry.text)) this.#keep();
    }
    return entry;
  }

  acknowledge(n) {
    const count = this.entries.length;
    this.entries = this.entries.filter((entry) => entry.n === 0 || entry.n > n);
    if (this.entries.length < count) this.#keep();
  }

  dropPassing() {
    this.entries = this.entries.filter((entry) => !isPassing(entry.text));
  }

  clear() {
    this.entries = [];
    this.#keep();
  }

  #read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key)) ?? {};
    } catch {
      return {}; // storage is forbidden here, or holds something else
    }
  }

  #keep() {
    const entries = this.entries.filter((entry) => !isPassing(entry.text));
    try {
      if (entries.length === 0) sessionStorage.removeItem(this.key);
      else {
        const { page, last } = this;
        sessionStorage.setItem(this.key, JSON.stringify({ page, last, entries }));
      }
    } catch {
      // no storage: a reload loses what was not acknowledged; memory still holds it
    }
  }
}

/* Whether *text* may be joined with other typing into one message. */
function isPlain(text) {
  return text !== ESCAPE && !isPaste(text) && !isPassing(text);
}

/*
 * What textual.js takes for its WebSocket.
 *
 * Beside "open" and "message" it dispatches "seat" when something changes: `state` is one of the
 * words above, `backlog` holds what waits, `isFull` says that no more can be kept, `undelivered` is
 * what had not arrived when the seat ended.
 */
class SteadySocket extends EventTarget {
  #url;
  #socket = null;
  #size = null;
  #focus = null;
  #sent = 0; // the highest number sent on this connection
  #isSending = false;
  #isOpened = false;
  #failures = 0;
  #deadline = 0; // when silence means that the connection is dead; 0 while nothing is asked
  #pinged = 0;
  #ticked = Date.now();
  #pause = 0;

  constructor(url) {
    super();
    this.#url = new URL(url, location.href);
    this.#url.protocol = this.#url.protocol.replace("http", "ws");
    this.backlog = new Backlog(`typed:${location.pathname}`);
    this.state = "connecting";
    this.undelivered = "";
    this.isFull = false;
    setInterval(() => this.#tick(), 1000);
    for (const sign of ["online", "offline", "pageshow", "focus"]) {
      addEventListener(sign, () => this.#wake());
    }
    document.addEventListener("visibilitychange", () => document.hidden || this.#wake());
    // A page that is left may come back from the browser's memory, with its connection long dead.
    addEventListener("pagehide", () => this.#isLasting() || this.#drop());
    this.#connect();
  }

  /* Take a message of textual.js. */
  send(message) {
    const [kind, content] = JSON.parse(message);
    if (kind === "stdin") {
      this.type(content);
    } else if (kind === "resize") {
      this.#size = content;
      this.#say([kind, content]);
    } else if ((kind === "focus" || kind === "blur") && kind !== this.#focus) {
      this.#focus = kind;
      this.#say([kind]);
    } // its pings are left out: the connection has its own
  }

  /* Send *text* as typed, now or as soon as there is a connection. */
  type(text) {
    if (this.#isLasting() || (this.state !== "online" && isPassing(text))) return;
    const isKept = this.backlog.add(text);
    const wasFull = this.isFull;
    this.isFull = !isKept;
    if (this.isFull || wasFull || this.state !== "online") this.#tell();
    this.#flush();
  }

  /* Take the seat again after an ending. */
  again() {
    if (!this.#isLasting()) return;
    this.#failures = 0;
    this.#connect();
  }

  #isLasting() {
    return Object.values(ENDINGS).includes(this.state);
  }

  #connect() {
    clearTimeout(this.#pause);
    const url = new URL(this.#url);
    if (this.#size) {
      url.searchParams.set("width", this.#size.width);
      url.searchParams.set("height", this.#size.height);
    }
    url.searchParams.set("page", this.backlog.page);
    const socket = new Opened(url);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    this.#deadline = Date.now() + OPENING;
    // A connection that was given up may still speak: only the present one is heard.
    const heard = (act) => (event) => socket === this.#socket && act(event);
    socket.addEventListener("open", heard(() => this.#greet()));
    socket.addEventListener("message", heard((event) => this.#hear(event)));
    socket.addEventListener("close", heard((event) => this.#closed(event)));
    this.#turn("connecting");
  }

  #greet() {
    this.#turn("greeting");
    this.#deadline = Date.now() + OPENING;
    if (this.#isOpened) {
      // The screen may have been cut off in the middle of a sequence: CAN ends it.
      this.dispatchEvent(new MessageEvent("message", { data: new Uint8Array([0x18]).buffer }));
      if (this.#size) this.#say(["resize", this.#size]);
    } else {
      this.#isOpened = true;
      this.dispatchEvent(new Event("open"));
    }
    // The page may have had the focus before there was a connection to say so.
    if (this.#focus) this.#say([this.#focus]);
  }

  #hear(event) {
    this.#deadline = this.state === "greeting" ? this.#deadline : 0;
    if (typeof event.data !== "string") {
      this.dispatchEvent(new MessageEvent("message", { data: event.data }));
      return;
    }
    const [kind, content] = JSON.parse(event.data);
    if (kind === "got") this.#got(content);
    else if (kind !== "pong") this.dispatchEvent(new MessageEvent("message", { data: event.data }));
  }

  #got(n) {
    this.backlog.acknowledge(n);
    if (this.isFull) {
      this.isFull = false;
      this.#tell();
    }
    if (this.state !== "greeting") return;
    this.#deadline = 0;
    this.#failures = 0;
    this.#sent = n;
    this.backlog.dropPassing();
    this.#turn("online");
    this.#flush();
  }

  /* Send all that was not sent on this connection, in order. */
  async #flush() {
    if (this.#isSending) return;
    this.#isSending = true;
    let entry;
    while (this.state === "online" && (entry = this.backlog.next(this.#sent))) {
      this.#sent = entry.n;
      this.#say(["stdin", entry.text, entry.n]);
      if (entry.text === ESCAPE) await new Promise((resolve) => setTimeout(resolve, AFTER_ESCAPE));
    }
    this.#isSending = false;
  }

  #say(message) {
    if (this.#socket?.readyState === Opened.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #closed(event) {
    const ending = ENDINGS[event.code];
    const wasRefused = this.state === "connecting";
    if (ending) this.#end(ending, event.code === 4000 || event.code === 1009);
    else this.#drop();
    if (wasRefused) this.#askWhy();
  }

  /* Stop until the person says otherwise, and forget what would meet the next program unasked. */
  #end(ending, isForgotten) {
    clearTimeout(this.#pause);
    this.#socket = null;
    this.#deadline = 0;
    this.undelivered = this.backlog.text;
    if (isForgotten) this.backlog.clear();
    this.#turn(ending);
  }

  /* A browser does not say why there was no connection: the network, or a link that is void. */
  async #askWhy() {
    const answer = await fetch("alive", { cache: "no-store" }).catch(() => null);
    if (answer?.status === 403 && this.state === "waiting") this.#end("over", false);
  }

  /* Give the connection up and plan the next. */
  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#deadline = 0;
    const pause = PAUSES[Math.min(this.#failures, PAUSES.length - 1)];
    this.#failures += 1;
    clearTimeout(this.#pause);
    // not all seats in the same instant, when a server comes back
    this.#pause = setTimeout(() => this.#connect(), pause * (0.8 + 0.2 * Math.random()));
    this.#turn("waiting");
  }

  /* Every second: is there silence, is it time for a ping, was the machine asleep? */
  #tick() {
    const now = Date.now();
    const hasSlept = now - this.#ticked > 5000;
    this.#ticked = now;
    const isQuiet = this.state === "online" && !this.#deadline;
    if (this.#deadline && now > this.#deadline) this.#drop();
    else if (hasSlept) this.#wake();
    else if (isQuiet && now - this.#pinged >= PING_EVERY - 100) this.#ping(SILENCE);
  }

  #ping(patience) {
    this.#pinged = Date.now();
    this.#deadline = this.#pinged + patience;
    this.#say(["ping", String(this.#pinged)]);
  }

  /* Something changed outside, the lid or the network: find out at once how the connection is. */
  #wake() {
    if (this.state === "waiting") {
      this.#connect();
    } else if (this.state === "online") {
      this.#ping(SILENCE_ON_WAKING);
      setTimeout(() => this.#tick(), SILENCE_ON_WAKING + 50);
    }
  }

  #turn(state) {
    if (state === this.state) return;
    this.state = state;
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event("seat"));
  }
}
