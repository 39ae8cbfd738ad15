/* In every embed: tells the host page how high it is, in each form that hosts listen to, and makes the chart answer.
   Only a number leaves. Of all that a parent may say, the start message of iframe-resizer alone is answered. */
(function () {
  var d = document, w = window, box = d.getElementById('embed'), name = d.documentElement.getAttribute('data-embed');
  var framed = w.parent !== w, pym = /[?&]childId=([\w.-]+)/.exec(location.search), resizer = '', last = 0;

  function post(message) { w.parent.postMessage(message, '*'); }
  function answer(event) {
    if (resizer) post('[iFrameSizer]' + resizer + ':' + last + ':' + Math.ceil(box.getBoundingClientRect().width) + ':' + event);
  }
  function tell() {
    var height = last = Math.ceil(box.getBoundingClientRect().height), byName = {};
    byName[name] = height;
    post({ type: 'progress-embed', version: 1, id: name, height: height });
    post({ 'datawrapper-height': byName });
    post({ sentinel: 'amp', type: 'embed-size', height: height });
    post(JSON.stringify({ src: location.href, context: 'iframe.resize', height: height }));
    if (pym) post('pymxPYMx' + pym[1] + 'xPYMxheightxPYMx' + height);
    answer('resize');
  }
  function grown() { if (Math.ceil(box.getBoundingClientRect().height) !== last) tell(); }
  function start(event) {
    var parts = event.source === w.parent && /^\[iFrameSizer\]([^:]{1,100}):[^:]*:(true|false):/.exec(event.data);
    if (!parts) return;
    resizer = parts[1];
    answer('init');
  }
  if (framed) {
    w.addEventListener('message', start);
    w.addEventListener('load', tell);
    w.addEventListener('resize', tell);
    if (w.ResizeObserver) new ResizeObserver(grown).observe(box);
    tell();
  }

  /* The chart answers where it is pointed at, by mouse, touch or arrow keys; nothing of this exists before that */
  var plot = d.getElementById('plot'), told = d.getElementById('points');
  if (!plot || !told) return;
  var places, tip, ring, at = -1, drawing = null;
  function wake() {
    var shown = [].filter.call(plot.querySelectorAll('svg'), function (svg) { return svg.getClientRects().length; })[0];
    if (shown === drawing) return;
    places = JSON.parse(told.textContent)[shown.getAttribute('class').slice(2)];
    drawing = shown;
    at = -1;
    if (!tip) {
      tip = box.appendChild(d.createElement('div'));
      tip.className = 'tip';
      tip.setAttribute('role', 'status');
      ring = d.createElementNS('http://www.w3.org/2000/svg', 'circle');
      ring.setAttribute('class', 'ring');
      ring.setAttribute('r', 9);
    }
  }
  function scale() { return drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width; }
  function show(index) {
    var place = places[index], part = scale(), width = plot.clientWidth;
    if (!place) return;
    if (index !== at) {
      tip.textContent = '';
      place[2].split('\n').forEach(function (line) { tip.appendChild(d.createElement('div')).textContent = line; });
    }
    at = index;
    tip.hidden = false;
    ring.setAttribute('cx', place[0]);
    ring.setAttribute('cy', place[1]);
    drawing.appendChild(ring);
    var x = place[0] * part, y = place[1] * part, above = y - tip.offsetHeight - 14;
    tip.style.left = plot.offsetLeft + Math.max(0, Math.min(x - tip.offsetWidth / 2, width - tip.offsetWidth)) + 'px';
    tip.style.top = plot.offsetTop + (above < 0 ? y + 14 : above) + 'px';
  }
  function hide() {
    if (!tip) return;
    tip.hidden = true;
    if (ring.parentNode) ring.parentNode.removeChild(ring);
    at = -1;
  }
  function point(event) {
    wake();
    var box = drawing.getBoundingClientRect(), part = scale(), best = -1, least = Infinity;
    places.forEach(function (place, index) {
      var away = Math.pow(box.left + place[0] * part - event.clientX, 2) + Math.pow(box.top + place[1] * part - event.clientY, 2);
      if (away < least) { least = away; best = index; }
    });
    show(best);
  }
  function step(event) {
    var by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === 'Escape') hide();
    if (!by) return;
    event.preventDefault();
    wake();
    show(Math.max(0, Math.min(places.length - 1, at < 0 ? (by > 0 ? 0 : places.length - 1) : at + by)));
  }
  plot.tabIndex = 0;
  plot.addEventListener('pointermove', point);
  plot.addEventListener('pointerdown', point);
  plot.addEventListener('pointerleave', function (event) { if (event.pointerType !== 'touch') hide(); });
  plot.addEventListener('focus', wake);
  plot.addEventListener('blur', hide);
  plot.addEventListener('keydown', step);
})();
