/* The browser half of dashboard/components.py: Raw markup, and Islands that live inside the server's HTML. */
(function () {
  var h = React.createElement;
  var root = document.documentElement;

  /* A chart counts as shown once Plotly has put its drawing in; anything else as soon as it is there. */
  function settle(place, keep) {
    if (!keep) { place.classList.add('is-live'); return; }
    var done = function () {
      if (!place.querySelector('.live .main-svg')) return false;
      requestAnimationFrame(function () { requestAnimationFrame(function () { place.classList.add('is-live', 'is-kept'); }); });
      return true;
    };
    if (done()) return;
    var observer = new MutationObserver(function () { if (done()) observer.disconnect(); });
    observer.observe(place, { childList: true, subtree: true });
  }

  /* With a slot the island lives in the server's HTML; through Dash's own index it holds its children itself */
  function Island(props) {
    var tag = props.keep ? 'div' : 'span';
    var live = React.useRef(null);
    var slot = props.slot && document.getElementById(props.slot);
    var filled = slot && props.children != null;
    React.useEffect(function () {
      root.classList.add('dash-ready');
      document.dispatchEvent(new Event('dash-ready'));
    }, []);
    React.useEffect(function () { if (filled) settle(live.current.parentNode, props.keep); }, [filled]);
    if (!slot) return h(tag, { className: 'island ' + (props.className || '') }, props.children);
    return filled ? ReactDOM.createPortal(h(tag, { className: 'live', ref: live }, props.children), slot) : null;
  }

  function Raw(props) {
    return h('span', { className: 'raw', dangerouslySetInnerHTML: { __html: props.markup } });
  }

  window.dashboard = { Island: Island, Raw: Raw };
})();
