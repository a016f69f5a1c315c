  /* What is said and offered when the app cannot start or has stopped, and how that is noticed. The build puts it into the function of start.js, whose variables it uses. */

  function describe(problem) {
    if (!problem) return '未知错误';
    if (typeof problem === 'string') return problem;
    var head = (problem.name || 'Error') + ': ' + problem.message;
    var stack = String(problem.stack || '');
    return stack.indexOf(problem.message) >= 0 ? stack : head + '\n' + stack;
  }

  /* What those who mend the program want to know: what was reported, which program this is, which browser. */
  function technical() {
    var program = ['version', 'commit'].map(function (name) {
      var meta = document.getElementsByName(name)[0];
      return meta ? meta.content : '?';
    });
    return details.concat(program.join(' ') + '\n' + navigator.userAgent).join('\n\n');
  }

  function button(text, className, action) {
    var made = element('button', text, { type: 'button', 'class': className });
    made.onclick = action;
    return made;
  }

  function showRecovery() {
    var status = element('p', '', { role: 'status' });
    var tell = function (sentence) { status.textContent = sentence; };
    var panel = element('div', '', { id: 'boot', 'class': 'boot', role: 'alertdialog', 'aria-labelledby': 'boot-title', tabindex: '-1' });
    panel.appendChild(element('h1', running ? '程序运行中出现错误，已停止' : '程序未能启动', { id: 'boot-title' }));
    panel.appendChild(element('p', '保存在此浏览器中的表格数据没有改动。请先重新打开；如仍不能使用，请导出数据并妥善保存。'));
    if (running) panel.appendChild(element('p', '出错前最后的输入可能尚未保存，重新打开后请核对。打开同一张表反复出错的，可以从磁盘上的副本重新打开：与副本不同的内容会另列为“副本”，撤销记录不保留。'));
    else panel.appendChild(element('p', '浏览器版本过低或文件不完整时也会出现此情况，可改用 Edge 或 Chrome 83 及以上版本，或重新取得本文件。'));
    panel.appendChild(button('重新打开', 'boot-main', function () { location.reload(); }));
    panel.appendChild(button('导出浏览器中保存的数据', '', function () { exportSaved(tell); }));
    panel.appendChild(button('从磁盘上的副本重新打开', '', function () { restartFromCopies(tell); }));
    panel.appendChild(status);
    var more = element('details');
    more.appendChild(element('summary', '技术信息'));
    more.appendChild(element('pre', technical()));
    panel.appendChild(more);
    if (boot && boot.parentNode) boot.parentNode.removeChild(boot);
    boot = panel;
    document.documentElement.className += ' boot-failed';
    document.body.insertBefore(panel, document.body.firstChild);
    panel.focus();
  }

  function fail(problem) {
    // A panic is reported three times: by the panic hook, as the trap, and as a rejected promise.
    if (details.length < 5) details.push(describe(problem));
    if (failed) {
      boot.getElementsByTagName('pre')[0].textContent = technical();
      return;
    }
    failed = true;
    showRecovery();
  }

  /* What the app does now and then ends with it: after a trap each call would only be an error in the console. */
  function repeat(call, every) {
    var timer = setInterval(function () {
      if (failed) clearInterval(timer);
      else call();
    }, every);
  }

  /* What is reported before the start is kept: it may be why the start fails. Later errors may be those of extensions. */
  function onError(problem) {
    if (!running && !failed && details.length < 5) details.push(describe(problem));
  }

  function guarded(call) {
    return function () {
      // After a trap the memory is in no known state: nothing computed from it may reach the saved forms.
      if (failed) throw new Error('the app has stopped');
      try {
        return call.apply(null, arguments);
      } catch (e) {
        if (e instanceof WebAssembly.RuntimeError || e && /^(RangeError|InternalError)$/.test(e.name)) fail(e);
        throw e;
      }
    };
  }

  /* A trap or an exhausted stack is caught where JavaScript calls the wasm. Listening for window errors is not enough:
     on file:// WebKit and Chromium 83 to 92 report them as "Script error." without saying which. */
  function guardWasm() {
    var instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = function (module, imports) {
      WebAssembly.instantiate = instantiate;
      return instantiate(module, imports).then(function (instance) {
        var exported = instance.exports;
        var safe = {};
        Object.keys(exported).forEach(function (name) {
          safe[name] = typeof exported[name] === 'function' ? guarded(exported[name]) : exported[name];
        });
        return { instance: { exports: safe }, module: module };
      });
    };
  }
