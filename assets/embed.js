/* For host pages, and optional: gives every embed of this site the height that it says it has.
   <script src="…/embed.js" async></script>, once, anywhere in the page. */
(function () {
  var home = (document.currentScript || {}).src, FLOOR = 100, CEILING = 5000;
  function frames() { return [].slice.call(document.getElementsByTagName('iframe')); }
  addEventListener('message', function (event) {
    var said = event.data;
    if (!said || said.type !== 'progress-embed' || said.version !== 1 || !isFinite(said.height)) return;
    frames().forEach(function (frame) {
      if (frame.contentWindow !== event.source) return;
      frame.style.height = Math.min(CEILING, Math.max(FLOOR, Math.ceil(said.height))) + 'px';
    });
  });
  /* An embed that spoke before this script came speaks again when its frame changes size */
  frames().forEach(function (frame) {
    if (home && frame.src.indexOf(home.replace(/embed\.js[^/]*$/, 'embed/')) === 0) frame.style.height = frame.offsetHeight + 1 + 'px';
  });
})();
