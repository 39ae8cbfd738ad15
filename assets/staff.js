/* The staff area's extras. Every page works without them: upload progress, dropping a file, asking before what
   cannot be taken back, following a running check, jumping from a problem to its cell. */
(function () {
  var d = document, w = window, typed = false;

  function closest(node, selector) { return node && node.closest ? node.closest(selector) : null; }
  function each(selector, act) { [].forEach.call(d.querySelectorAll(selector), act); }

  /* Upload: the same form, sent with progress; the answer is the page to go to */
  function say(form, text, share) {
    var place = form.querySelector('[data-upload-bar]');
    if (!place) return;
    place.hidden = false;
    place.textContent = text;
    if (share === undefined) return;
    var bar = d.createElement('progress');
    bar.max = 1;
    bar.value = share;
    bar.setAttribute('aria-label', text);
    place.appendChild(bar);
  }
  function megabytes(bytes) { return (bytes / 1048576).toFixed(1); }
  function send(form, fields) {
    var request = new XMLHttpRequest();
    if (form.sending) return;
    form.sending = true;
    request.upload.onprogress = function (event) {
      if (!event.lengthComputable) return;
      var said = '已上传 ' + megabytes(event.loaded) + ' / ' + megabytes(event.total) + ' MB';
      say(form, event.loaded < event.total ? said : '已收到，正在读取…', event.loaded / event.total);
    };
    request.onload = function () {
      form.sending = false;
      var moved = request.responseURL && request.responseURL.split('#')[0] !== form.action;
      if (request.status < 400 && moved) { typed = false; w.location.assign(request.responseURL); return; }
      d.open(); d.write(request.responseText); d.close();
    };
    request.onerror = function () {
      form.sending = false;
      say(form, '网络断了，文件没有传上去。请检查网络，再选一次文件。');
    };
    request.open('POST', form.action);
    request.send(fields);
  }
  function sendForm(form) { send(form, new FormData(form)); }
  function receive(form) {
    var picker = form.querySelector('input[type=file]');
    form.querySelector('button').hidden = true;
    picker.addEventListener('change', function () { if (picker.files.length) sendForm(form); });
    form.addEventListener('submit', function (event) { event.preventDefault(); sendForm(form); });
    ['dragenter', 'dragover'].forEach(function (name) {
      form.addEventListener(name, function (event) { event.preventDefault(); form.classList.add('is-over'); });
    });
    ['dragleave', 'drop'].forEach(function (name) {
      form.addEventListener(name, function () { form.classList.remove('is-over'); });
    });
    form.addEventListener('drop', function (event) {
      event.preventDefault();
      var files = event.dataTransfer.files;
      if (files.length > 1) { say(form, '一次只传一个文件，请再拖一次。'); return; }
      if (!files.length) return;
      var fields = new FormData(form);
      fields.set('file', files[0], files[0].name);
      send(form, fields);
    });
  }

  /* What cannot be taken back is asked first; a form is sent once */
  d.addEventListener('submit', function (event) {
    var form = event.target, question = form.getAttribute('data-confirm');
    if (event.defaultPrevented || form.hasAttribute('data-upload')) return;
    if (form.sent || (question && !w.confirm(question))) { event.preventDefault(); return; }
    form.sent = form.method === 'post';
    setTimeout(function () { form.sent = false; }, 4000);
  });
  d.addEventListener('input', function (event) {
    if (event.target.name !== 'at') return;
    var later = event.target.form.querySelector('input[name=when][value=later]');
    if (later) later.checked = true;
  });

  /* One reason for all corrections goes into each that has none */
  d.addEventListener('change', function (event) {
    var place = closest(event.target, '[data-fill]'), form = event.target.form;
    if (!place || !form) return;
    each('[name^="' + place.getAttribute('data-fill') + '"]', function (field) {
      if (field.form === form && !field.value.trim()) field.value = event.target.value;
    });
  });

  /* Words typed but not saved are not lost by a slip */
  d.addEventListener('input', function (event) { if (event.target.type !== 'file') typed = true; });
  d.addEventListener('submit', function (event) { if (!event.defaultPrevented) typed = false; });
  w.addEventListener('beforeunload', function (event) {
    if (typed && d.querySelector('.steps')) { event.preventDefault(); event.returnValue = ''; }
  });

  /* From a problem to its cell and back, with the focus */
  d.addEventListener('click', function (event) {
    var link = closest(event.target, 'a.cellref,a.ref'), button = closest(event.target, '[data-print],[aria-disabled=true]');
    if (button && button.hasAttribute('data-print')) w.print();
    if (!link) return;
    var place = d.getElementById(link.getAttribute('href').slice(1));
    if (!place) return;
    event.preventDefault();
    place.scrollIntoView({ block: 'center', inline: 'center' });
    place.focus({ preventScroll: true });
  });

  /* A running check: asked after every second, until the draft can be shown */
  function follow(place) {
    var bar = place.querySelector('progress'), says = place.querySelector('[role=status]'), misses = 0;
    function ask() {
      fetch(place.getAttribute('data-progress'), { credentials: 'same-origin', headers: { Accept: 'application/json' } })
        .then(function (answer) { if (!answer.ok) throw answer; return answer.json(); })
        .then(function (now) {
          misses = 0;
          bar.max = now.total || 1;
          bar.value = now.done;
          says.textContent = now.total ? now.what + '：' + now.done + '/' + now.total : now.what;
          if (now.total && now.done >= now.total) w.location.replace(place.getAttribute('data-then'));
          else setTimeout(ask, 1000);
        })
        .catch(function () {
          misses += 1;
          if (misses > 3) says.textContent = '联系不上服务器，正在再试。检查在服务器上接着做。';
          setTimeout(ask, 3000);
        });
    }
    setTimeout(ask, 500);
  }

  d.addEventListener('DOMContentLoaded', function () {
    each('form[data-upload]', receive);
    each('[data-progress]', follow);
  });
})();
