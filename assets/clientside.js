/* Between the page's plain controls and Dash: a control says what it wants into a store, callbacks do the rest. */
(function () {
  var d = document, root = d.documentElement, site = window.site;

  function stateOf(id) {
    var component = window.dash_component_api.getLayout(id);
    return (component && component.props.data) || {};
  }
  function set(id, change) {
    dash_clientside.set_props(id, { data: Object.assign({}, stateOf(id), change) });
  }

  /* A form gives all its fields, a button one */
  function fieldsOf(form) {
    var fields = {};
    new FormData(form).forEach(function (value, name) { fields[name] = value; });
    return fields;
  }
  function showInAddress(fields) {
    var query = new URLSearchParams();
    Object.keys(fields).forEach(function (name) { if (fields[name]) query.set(name, fields[name]); });
    history.replaceState(null, '', location.pathname + (String(query) ? '?' + query : '') + location.hash);
  }
  /* A form whose answer fails or takes too long goes the plain way, so that address and page always agree */
  var asked = null, patience = 0, fetched = window.fetch;
  function plainly() { if (asked) asked.submit(); }
  function answered(well) {
    if (!well) plainly();
    asked = null;
    clearTimeout(patience);
  }
  window.fetch = function (request, options) {
    var answer = fetched.call(window, request, options);
    if (!/_dash-update-component$/.test(String(request.url || request))) return answer;
    return answer.then(function (response) { answered(response.ok); return response; }, function (error) { answered(false); throw error; });
  };
  function ask(form) {
    var fields = fieldsOf(form);
    if (form.hasAttribute('data-address')) showInAddress(fields);
    asked = form;
    clearTimeout(patience);
    patience = setTimeout(plainly, 5000);
    set(form.getAttribute('data-store'), fields);
  }
  function take(control) {
    var store = control.getAttribute('data-store'), index = control.getAttribute('data-index');
    if (control.tagName === 'FORM') { ask(control); return; }
    var change = {};
    change[control.getAttribute('data-field')] = control.getAttribute('data-value');
    site.choose(control);
    if (store === 'chart-state') {
      d.querySelector('[data-chart="' + index + '"]').awake = true;
      Object.assign(change, look());
    }
    set(index ? { type: store, index: index } : store, change);
  }

  /* Charts wake when they are near, or when they are touched; Dash itself has waited for the page to be idle */
  function wake(place) {
    if (place.awake) return;
    place.awake = true;
    set({ type: 'chart-state', index: place.getAttribute('data-chart') }, look());
  }
  function look() { return { active: 'yes', width: site.wide() ? 'wide' : 'narrow', theme: site.isDark() ? 'dark' : 'light' }; }
  function redraw() {
    [].forEach.call(d.querySelectorAll('[data-chart]'), function (place) {
      if (place.awake) set({ type: 'chart-state', index: place.getAttribute('data-chart') }, look());
    });
  }
  function watch() {
    var observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting) return;
        observer.unobserve(entry.target);
        wake(entry.target);
      });
    }, { rootMargin: site.NEAR + 'px' });
    [].forEach.call(d.querySelectorAll('[data-chart]'), function (place) {
      if (!site.savesData()) observer.observe(place);
      ['pointerenter', 'touchstart', 'focusin'].forEach(function (name) {
        place.addEventListener(name, function () { wake(place); }, { passive: true, once: true });
      });
    });
  }

  d.addEventListener('dash-ready', function start() {
    d.removeEventListener('dash-ready', start);
    site.ready(take);
    watch();
    d.addEventListener('redress', redraw);
    matchMedia('(min-width:640px)').addListener(redraw);
  });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.site = {
    /* The overview's rows: those that match stay, areas without any go */
    keepMatches: function (matches) {
      if (!matches) return window.dash_clientside.no_update;
      var kept = {};
      matches.ids.forEach(function (id) { kept[id] = true; });
      matches.works.forEach(function (id) { kept[id] = true; });
      [].forEach.call(d.querySelectorAll('tr[data-id],li[data-work]'), function (row) {
        row.hidden = !kept[row.getAttribute('data-id') || row.getAttribute('data-work')];
      });
      [].forEach.call(d.querySelectorAll('section[data-action],.works'), function (area) {
        area.hidden = !!area.querySelector('[data-id],[data-work]') && !area.querySelector('[data-id]:not([hidden]),[data-work]:not([hidden])');
      });
      var none = d.getElementById('none');
      if (none) none.classList.toggle('on', !matches.ids.length && !matches.works.length);
      var all = d.getElementById('all');
      if (all) all.hidden = matches.whole;
      return matches.ids.length;
    }
  };
})();
