/* Runs in the head of every page, without Dash: what is remembered on this device, small helps, and when Dash may load. */
(function () {
  var d = document, root = d.documentElement, w = window;
  var connection = navigator.connection || {};
  var queue = [];
  var NEAR = 200;
  root.className = root.className.replace('no-js', 'js');

  function recall(key) { try { return localStorage.getItem(key) || ''; } catch (e) { return ''; } }
  function remember(key, value) { try { localStorage.setItem(key, value); } catch (e) { /* private mode: this page only */ } }
  function each(selector, act) { [].forEach.call(d.querySelectorAll(selector), act); }

  /* Elder mode and colour scheme */
  function dress() {
    var elder = recall('elder'), scheme = recall('scheme');
    root.classList.toggle('elder', !!elder);
    root.classList.toggle('elder-xl', elder === 'xl');
    root.classList.toggle('dark', scheme === 'dark');
    root.classList.toggle('light', scheme === 'light');
  }
  function press() {
    each('[data-elder][aria-pressed]', function (b) { b.setAttribute('aria-pressed', String(root.classList.contains('elder'))); });
    each('[data-size]', function (b) { b.setAttribute('aria-pressed', String((b.getAttribute('data-size') === 'xl') === root.classList.contains('elder-xl'))); });
    each('[data-theme-switch]', function (b) { b.setAttribute('aria-pressed', String(isDark())); });
  }
  function isDark() {
    if (root.classList.contains('dark')) return true;
    return !root.classList.contains('light') && !!w.matchMedia && matchMedia('(prefers-color-scheme:dark)').matches;
  }
  function redress(key, value) { remember(key, value); dress(); press(); d.dispatchEvent(new Event('redress')); }
  dress();

  function speak(button) {
    if (speechSynthesis.speaking) { speechSynthesis.cancel(); button.setAttribute('aria-pressed', 'false'); return; }
    var words = new SpeechSynthesisUtterance(d.getElementById('main').innerText.slice(0, 3000));
    words.lang = root.lang;
    words.onend = function () { button.setAttribute('aria-pressed', 'false'); };
    button.setAttribute('aria-pressed', 'true');
    speechSynthesis.speak(words);
  }

  /* Copying: into the clipboard where the browser has one; else, as inside WeChat, what is selected; else by hand */
  function select(place) {
    var page = place.ownerDocument, range = page.createRange(), chosen = page.defaultView.getSelection();
    page.defaultView.focus();
    range.selectNodeContents(place);
    chosen.removeAllRanges();
    chosen.addRange(range);
  }
  function copySelected(place) {
    select(place);
    try { return place.ownerDocument.execCommand('copy'); } catch (e) { return false; }
  }
  function tell(place, says) {
    place.textContent = '';
    setTimeout(function () { place.textContent = says; }, 50);
  }
  /* A table shown in a frame is copied as it was written: the browser's own copy is as wide as the frame is now */
  function giveSource(shown, markup) {
    shown.ownerDocument.oncopy = function (event) {
      var chosen = shown.ownerDocument.getSelection(), whole = shown.firstElementChild;
      if (!chosen.containsNode(whole.firstChild, true) || !chosen.containsNode(whole.lastChild, true)) return;
      event.clipboardData.setData('text/html', markup);
      event.clipboardData.setData('text/plain', shown.innerText);
      event.preventDefault();
    };
  }
  function copy(button) {
    var place = d.getElementById(button.getAttribute('data-copy'));
    var frame = d.getElementById(button.getAttribute('data-rendered')), shown = frame && frame.contentDocument.body;
    function told(done) { tell(button.nextElementSibling, button.getAttribute(done ? 'data-done' : 'data-failed')); }
    function byHand() { told(copySelected(shown || place)); if (!shown) button.focus(); }
    if (shown) { giveSource(shown, place.textContent); return byHand(); } /* the async clipboard would read it under this page's policy, which allows no styles */
    try {
      navigator.clipboard.writeText(place.textContent).then(function () { told(true); }, byHand);
    } catch (e) { byHand(); }
  }

  /* A form that makes a part of its page: the part is asked for and put in; without this the whole page is */
  var asked = 0;
  function remake(form) {
    var name = form.getAttribute('data-part'), mine = ++asked;
    fetch(form.action.split('#')[0] + '?' + new URLSearchParams(new FormData(form))).then(function (answer) { return answer.text(); }).then(function (text) {
      var made = new DOMParser().parseFromString(text, 'text/html').getElementById(name);
      if (mine !== asked || !made) return;
      d.getElementById(name).replaceWith(made);
      tell(form.querySelector('[role=status]'), form.getAttribute('data-done'));
    }, function () { /* the form's own button still works */ });
  }
  d.addEventListener('change', function (event) {
    var form = event.target.form;
    if (form && form.hasAttribute('data-part')) remake(form);
  });

  /* A picture that the host had no time to draw is asked for again when it says, three times at most */
  d.addEventListener('error', function (event) {
    var image = event.target, tries = +(image.tries || 0), url = image.src;
    if (image.tagName !== 'IMG' || tries > 2) return;
    image.tries = tries + 1;
    fetch(url).then(function (answer) {
      var wait = answer.ok ? 0 : +(answer.headers.get('Retry-After') || 5);
      if (wait <= 30) setTimeout(function () { image.src = ''; image.src = url; }, wait * 1000);
    }, function () { /* no network */ });
  }, true);

  /* The table's frame is as high as the table */
  function fit() {
    var frame = d.getElementById('table-shown'), page = frame && frame.contentDocument;
    if (page && page.body && page.URL === frame.src) frame.height = page.documentElement.offsetHeight;
  }
  d.addEventListener('load', fit, true);
  w.addEventListener('resize', fit);

  /* Chart, table or both: the page has them all */
  function choose(button) {
    each('[data-index="' + button.getAttribute('data-index') + '"][data-field="' + button.getAttribute('data-field') + '"]', function (b) {
      b.setAttribute('aria-pressed', String(b === button));
    });
  }
  function show(button) {
    var figure = button.closest('figure'), view = button.getAttribute('data-value');
    figure.classList.toggle('show-chart', view === 'chart');
    figure.classList.toggle('show-table', view === 'table');
    choose(button);
  }

  d.addEventListener('click', function (event) {
    var target = event.target.closest && event.target.closest('[data-elder],[data-size],[data-theme-switch],[data-speak],[data-copy],button[data-store]');
    if (!target) return;
    if (target.hasAttribute('data-elder')) redress('elder', root.classList.contains('elder') ? '' : '1');
    else if (target.hasAttribute('data-size')) redress('elder', target.getAttribute('data-size') === 'xl' ? 'xl' : '1');
    else if (target.hasAttribute('data-theme-switch')) redress('scheme', isDark() ? 'light' : 'dark');
    else if (target.hasAttribute('data-speak')) speak(target);
    else if (target.hasAttribute('data-copy')) copy(target);
    else if (target.getAttribute('data-field') === 'view') show(target);
    else site.tell(target);
  });

  /* Dash: loaded when the first view stands and the page is idle, or at the first control that needs it */
  var site = w.site = {
    NEAR: NEAR,
    isDark: isDark,
    choose: choose,
    wide: function () { return matchMedia('(min-width:640px)').matches; },
    savesData: function () { return !!connection.saveData; },
    take: null,
    tell: function (control) {
      if (site.take) { site.take(control); return; }
      queue.push(control);
      load();
    },
    ready: function (take) { site.take = take; queue.splice(0).forEach(take); }
  };
  var loading = false;
  function load() {
    var url = root.getAttribute('data-dash');
    if (!url || loading) return;
    loading = true;
    var script = d.createElement('script');
    script.src = url;
    script.onerror = giveUp;
    d.body.appendChild(script);
  }
  /* Without Dash a form still has its own way: a plain request */
  function giveUp() {
    var form = queue.filter(function (control) { return control.tagName === 'FORM'; }).pop();
    if (form) form.submit();
  }
  /* What a chart needs comes while Dash starts and asks, where a chart is in sight or nearly so */
  function chartIsNear() {
    return [].some.call(d.querySelectorAll('[data-chart]'), function (place) {
      return place.getBoundingClientRect().top < w.innerHeight + NEAR;
    });
  }
  function fetchEarly(name, then) {
    var link = d.createElement('link'), url = root.getAttribute('data-dash');
    if (!url) return;
    link.onload = then;
    link.rel = 'preload';
    link.as = 'script';
    link.href = url.replace('dash.js', name);
    d.head.appendChild(link);
  }
  var waiting = 0;
  function later(event) {
    var form = event.target.closest && event.target.closest('form[data-store]');
    if (!form || (site.savesData() && !site.take)) return;
    clearTimeout(waiting);
    waiting = setTimeout(function () { site.tell(form); }, event.type === 'input' ? 250 : 0);
  }
  d.addEventListener('input', later);
  d.addEventListener('change', later);
  d.addEventListener('submit', function (event) {
    if (site.take && event.target.hasAttribute('data-store')) { event.preventDefault(); site.tell(event.target); }
  });

  d.addEventListener('DOMContentLoaded', function () {
    press();
    if (!('speechSynthesis' in w)) each('[data-speak]', function (b) { b.hidden = true; });
    if (/MicroMessenger/i.test(navigator.userAgent)) each('[data-wx]', function (n) { n.hidden = false; });
    if (w.matchMedia && matchMedia('(min-width:900px)').matches) each('details[data-wide-open]', function (n) { n.open = true; });
  });
  /* Nothing else is asked of the network before the document has come whole; Dash starts when its first view is painted */
  function prepare() {
    var came = performance.getEntriesByType('navigation')[0];
    if (d.readyState === 'loading' && !(came && came.responseEnd)) { setTimeout(prepare, 20); return; }
    fetchEarly('dash.js', function () {
      if (chartIsNear()) ['async-graph.js', 'plotly.js'].forEach(function (name) { fetchEarly(name); });
    });
  }
  function start() {
    var idle = w.requestIdleCallback || function (act) { setTimeout(act, 50); };
    idle(load, { timeout: 300 });
  }
  if (!site.savesData()) {
    try {
      prepare();
      new PerformanceObserver(function (list, observer) {
        if (!list.getEntriesByName('first-contentful-paint').length) return;
        observer.disconnect();
        if (d.readyState === 'loading') d.addEventListener('DOMContentLoaded', start);
        else start();
      }).observe({ type: 'paint', buffered: true });
    } catch (e) { w.addEventListener('load', start); }
  }
})();
