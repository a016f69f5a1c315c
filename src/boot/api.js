  /* window.budgetForm: the engine of the form for people who script this page. The build puts it into the function of start.js, whose variables it uses. */

  /* Lets only texts reach the wasm: anything else would trap there, and a trap ends the app. A form may also come as an object. */
  function onlyText(call, takesForm, needsSecond) {
    return function (input, second) {
      var text = takesForm && input && typeof input === 'object' ? JSON.stringify(input) : input;
      if (typeof text !== 'string') throw new Error(takesForm ? '请传入表的 JSON 文本' : '请传入文本');
      var isLeftOut = !needsSecond && (second === undefined || second === null);
      if (!isLeftOut && typeof second !== 'string') throw new Error('请传入文本作为第二个参数');
      return call(text, isLeftOut ? undefined : second);
    };
  }

  /* The same for two forms. */
  function twoForms(call) {
    return function (old, later) {
      var inner = onlyText(function (text) {
        return onlyText(function (other) { return call(text, other); }, true)(later);
      }, true);
      return inner(old);
    };
  }

  /* The same with the answer as a promise. What is long is worked out beside the page, and is a promise already. */
  function promised(call) {
    return function (first, second) {
      return new Promise(function (resolve) { resolve(call(first, second)); });
    };
  }

  /* A copy of the bytes of a file, whose name is a text: the copy goes to the second module and is gone here. */
  function ofFile(call) {
    return function (bytes, name) {
      var kind = Object.prototype.toString.call(bytes);
      if (kind !== '[object Uint8Array]' && kind !== '[object ArrayBuffer]') throw new Error('请传入文件的内容（Uint8Array）');
      if (typeof name !== 'string') throw new Error('请传入文件名作为第二个参数');
      return call(new Uint8Array(bytes.slice(0)), name);
    };
  }

  /* This file with a form in it, whose JSON text stands in a block that no browser runs. Scripts and styles are those that came, so their hashes fit; the styles of the two
     sizes of paper are as they were before one of them counted. In JSON a < stands in texts only, where it can be written otherwise, so nothing in it ends the block. */
  function fileWith(form, made, isToRead) {
    var head = ownHead.replace(/(<style id="paper-(?:portrait|landscape)" media=")[^"]*/g, '$1not all');
    var block = element('script', '', { type: 'application/json', id: CARRIED, 'data-made': String(made) });
    if (isToRead) block.setAttribute('data-to-read', '');
    block.textContent = form.replace(/</g, '\\u003c');
    var parts = [ownNotice, block.outerHTML];
    for (var i = 0; i < ownScripts.length; i += 1) parts.push(ownScripts[i].outerHTML);
    return '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>' + head + '</head>\n<body>\n' + parts.join('\n') + '\n</body>\n</html>\n';
  }

  /* A promise of the bytes of a file that a form is written to. */
  function exportFile(exported) {
    var write = onlyText(function (form, format) {
      return format === 'page' ? new TextEncoder().encode(fileWith(exported.formText(form), new Date().getTime(), false)) : null;
    }, true, true);
    return function (form, format, paper) {
      return new Promise(function (resolve) {
        if (paper !== undefined && paper !== null && typeof paper !== 'string') throw new Error('请传入文本作为第三个参数');
        var ask = onlyText(function (text, kind) { return exported.exportFile(text, kind, paper === null ? undefined : paper); }, true, true);
        resolve(write(form, format) || ask(form, format));
      });
    };
  }

  /* The form's engine for people who script this page. */
  function publish(exported) {
    var api = {
      version: exported.version(),
      parseTarget: promised(onlyText(exported.parseTarget, false)),
      importText: promised(onlyText(exported.importText, false)),
      importFile: promised(ofFile(exported.importFile)),
      evaluate: promised(onlyText(exported.evaluate, true)),
      explain: promised(onlyText(exported.explain, true, true)),
      check: promised(onlyText(exported.check, true)),
      compare: promised(twoForms(exported.compare)),
      exportFile: exportFile(exported)
    };
    Object.defineProperty(window, 'budgetForm', { value: Object.freeze(api), enumerable: true });
    document.dispatchEvent(new CustomEvent('budgetform:ready'));
  }
