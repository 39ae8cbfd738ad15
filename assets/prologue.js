/* Before Dash's renderer: the layout and the callbacks' list come with the page, and Plotly from beside this file. */
(function () {
  var state = JSON.parse(document.getElementById('dash-state').textContent);
  var home = document.currentScript.src.replace(/[^/]*$/, '');
  var fetched = window.fetch;
  Object.defineProperty(window, '_dashPlotlyJSURL', { get: function () { return home + 'plotly.js'; }, set: function () {} });
  window.fetch = function (request, options) {
    var name = /_dash-(layout|dependencies)$/.exec(String(request.url || request).split('?')[0]);
    if (!name) return fetched.call(window, request, options);
    return Promise.resolve(new Response(JSON.stringify(state[name[1]]), { headers: { 'Content-Type': 'application/json' } }));
  };
})();
