// Reads the plain-words card aloud with the browser's own voice. Without a voice the button stays hidden.
"use strict";
(() => {
  const button = document.getElementById("read-aloud");
  const card = document.getElementById("card");
  if (!button || !card || !("speechSynthesis" in window)) return;
  const voices = window.speechSynthesis;
  const start = button.textContent;
  let reading = false;

  const say = (on) => {
    reading = on;
    button.textContent = on ? button.dataset.stop : start;
    button.setAttribute("aria-pressed", String(on));
  };

  button.hidden = false;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    voices.cancel();
    if (reading) {
      say(false);
      return;
    }
    // line by line: long texts are cut off by some voices
    const lines = [...card.querySelectorAll("h1, h2, p")].map((e) => e.textContent.trim()).filter((t) => t);
    lines.forEach((line, i) => {
      const words = new SpeechSynthesisUtterance(line);
      words.lang = card.lang;
      words.rate = 0.85;
      if (i === lines.length - 1) words.onend = () => say(false);
      words.onerror = () => say(false);
      voices.speak(words);
    });
    say(true);
  });
  window.addEventListener("pagehide", () => voices.cancel());
})();
