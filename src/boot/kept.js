  /* What the browser keeps of forms, for a time when the app cannot read it. The build puts it into the function of start.js, whose variables it uses. */

  /* Every form kept in this browser, as the raw texts: this must work when the app cannot read them. */
  function savedEntries() {
    var entries = {};
    var count = 0;
    var store = window.localStorage;
    for (var i = 0; i < store.length; i += 1) {
      var key = store.key(i);
      if (key !== null && key.indexOf(KEY_PREFIX) === 0) {
        entries[key] = store.getItem(key);
        // The steps belong to their form, and what is chosen for this browser is none.
        if (!/^(steps\/|exported\/|handed-over\/|theme$|hinted$|handed$)/.test(key.slice(KEY_PREFIX.length))) count += 1;
      }
    }
    return { entries: entries, count: count };
  }

  /* The durable copies of forms that were not deleted, by key: done is called once, with none of them where they cannot be read. */
  function withCopies(done) {
    var copies = {};
    var isDone = false;
    function finish() {
      if (isDone) return;
      isDone = true;
      done(copies);
    }
    // A database that does not answer must not keep the rest from being exported.
    setTimeout(finish, 5000);
    try {
      var asked = window.indexedDB.open('budget-form');
      asked.onerror = finish;
      // There is none: it is not made here.
      asked.onupgradeneeded = function () { asked.transaction.abort(); };
      asked.onsuccess = function () {
        try {
          var forms = IDBKeyRange.bound(KEY_PREFIX + 'form/', KEY_PREFIX + 'form/\uffff');
          var cursor = asked.result.transaction('records').objectStore('records').openCursor(forms);
          cursor.onerror = finish;
          cursor.onsuccess = function () {
            var at = cursor.result;
            if (!at) {
              asked.result.close();
              finish();
              return;
            }
            if (typeof at.value === 'string' && !/^[^\n]*\ndeleted /.test(at.value)) copies[at.key] = at.value;
            at['continue']();
          };
        } catch (e) {
          finish();
        }
      };
    } catch (e) {
      finish();
    }
  }

  /* Exports what the storage has, and what only the disk has: under its own key, or beside the other text of the form. */
  function exportSaved(tell) {
    var saved = { entries: {}, count: 0 };
    var refused = '';
    try {
      saved = savedEntries();
    } catch (e) {
      refused = '浏览器不允许读取保存的数据（' + (e.message || e) + '）。请检查浏览器的隐私设置后重试。';
    }
    withCopies(function (copies) {
      Object.keys(copies).forEach(function (key) {
        if (saved.entries[key] === copies[key]) return;
        saved.entries[saved.entries[key] === undefined ? key : key + '-disk'] = copies[key];
        saved.count += 1;
      });
      if (saved.count === 0) tell(refused || '此浏览器中没有找到本表保存的数据。');
      else tell(download(saved));
    });
  }

  /* Starts again with what stands on the disk. What the storage has otherwise is put beside it; the steps back go, because they may be what the app fails at. */
  function restartFromCopies(tell) {
    withCopies(function (copies) {
      var keys = Object.keys(copies);
      if (keys.length === 0) {
        tell('没有找到磁盘上的副本。请点“重新打开”，或先导出数据。');
        return;
      }
      try {
        var store = window.localStorage;
        keys.forEach(function (key) {
          var there = store.getItem(key);
          if (there !== null && there !== copies[key]) {
            var number = 1;
            while (store.getItem(key.split('-copy')[0] + '-copy' + number) !== null) number += 1;
            store.setItem(key.split('-copy')[0] + '-copy' + number, there);
            store.removeItem(key);
          }
          store.removeItem(KEY_PREFIX + 'steps/' + key.slice((KEY_PREFIX + 'form/').length));
        });
      } catch (e) {
        tell('浏览器的存储不能改动（' + (e.message || e) + '）。请先导出数据。');
        return;
      }
      location.replace(location.href.split('#')[0] + '#/');
      location.reload();
    });
  }

  function download(saved) {
    var now = new Date();
    var text = JSON.stringify({ format: 'budget-form-rescue', version: 1, exported: now.toISOString(), entries: saved.entries }, null, 1);
    var link = element('a', '', { download: '预算绩效目标表-数据备份-' + now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-') + '.json' });
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    // Revoked late: some browsers read the blob only after the click has returned.
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    return '已导出 ' + saved.count + ' 项数据，请在浏览器的下载文件夹中查看。';
  }
