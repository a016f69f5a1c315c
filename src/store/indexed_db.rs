//! The durable copies in the browser's IndexedDB, one text under each key, written with the promise that they stand on the disk when it answers.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode};

use super::browser::{first_line, forget_prepared, js_text};
use super::{Answer, LateStore, Pace, SlotId, StorageError, may_replace};

/// The name of the database. Of a Chromium all pages that are opened from disk share it.
const DATABASE: &str = "budget-form";

/// The store in it.
const RECORDS: &str = "records";

#[wasm_bindgen(wasm_bindgen = leptos::wasm_bindgen)]
extern "C" {
    /// A transaction with options, which web-sys counts as not settled yet.
    type DurableDatabase;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &DurableDatabase,
        store: &str,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;

    /// All keys from one to another.
    #[wasm_bindgen(js_namespace = IDBKeyRange, js_name = bound, catch)]
    fn key_range(from: &str, to: &str) -> Result<JsValue, JsValue>;

    /// A transaction that can be ended early; browsers before Chrome 76 and Firefox 74 cannot.
    type EarlyTransaction;

    #[wasm_bindgen(method, catch)]
    fn commit(this: &EarlyTransaction) -> Result<(), JsValue>;
}

/// A connection to the database. A handle: copies are the same.
#[derive(Clone)]
pub struct IndexedDb(Rc<RefCell<Option<IdbDatabase>>>);

impl IndexedDb {
    /// Asks the browser for the database, which is made where there is none yet.
    ///
    /// # Errors
    /// What the browser says where it gives none.
    pub async fn open() -> Result<Self, JsValue> {
        let of = Self(Rc::new(RefCell::new(None)));
        of.connection().await?;
        Ok(of)
    }

    /// The records in the store, as pairs of key and text.
    ///
    /// # Errors
    /// What the browser says where it cannot be read.
    pub async fn records(&self) -> Result<Vec<(String, String)>, JsValue> {
        let (_, store) = self.reading().await?;
        let range = beginning(SlotId::PREFIX)?;
        let keys = js_sys::Array::from(&answer_of(&store.get_all_keys_with_key(&range)?).await?);
        // Asked within the same transaction, which goes on as long as something is asked.
        let texts = js_sys::Array::from(&answer_of(&store.get_all_with_key(&range)?).await?);
        Ok(keys
            .iter()
            .zip(texts.iter())
            .filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?)))
            .collect())
    }

    /// A transaction that reads.
    async fn reading(&self) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let transaction =
            self.connection().await?.transaction_with_str_and_mode(RECORDS, IdbTransactionMode::Readonly)?;
        let store = transaction.object_store(RECORDS)?;
        Ok((transaction, store))
    }

    /// The connection; made anew where the browser has closed it.
    async fn connection(&self) -> Result<IdbDatabase, JsValue> {
        let open = self.0.borrow().clone();
        if let Some(database) = open {
            return Ok(database);
        }
        let database = connect().await?;
        let (of, closing) = (self.clone(), database.clone());
        // Another program wants to change or remove the database, or the browser has closed it: the next text opens it anew.
        let let_go = Closure::<dyn Fn()>::new(move || {
            closing.close();
            *of.0.borrow_mut() = None;
        });
        let let_go = let_go.into_js_value();
        database.set_onversionchange(Some(let_go.unchecked_ref()));
        database.set_onclose(Some(let_go.unchecked_ref()));
        *self.0.borrow_mut() = Some(database.clone());
        Ok(database)
    }

    /// A transaction that is answered for when it stands on the disk, if the connection is open.
    fn begin(&self) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let database = self.0.borrow().clone().ok_or(JsValue::NULL)?;
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begun = database.unchecked_ref::<DurableDatabase>().transaction(RECORDS, "readwrite", &options);
        if begun.is_err() {
            // The browser has closed it, for want of room or because the user removed site data: the next one is a new connection.
            *self.0.borrow_mut() = None;
        }
        let transaction = begun?;
        let store = transaction.object_store(RECORDS)?;
        Ok((transaction, store))
    }

    async fn put_carefully(&self, key: &str, text: &str) -> Result<(), JsValue> {
        self.connection().await?;
        let (transaction, store) = self.begin()?;
        let done = completed(&transaction);
        // Its stamp is all that is asked, and a long text is not copied for that.
        let there = answer_of(&store.get(&key.into())?).await?;
        let there = there.dyn_ref::<js_sys::JsString>().map(first_line);
        if may_replace(there.as_deref(), text) {
            put(&transaction, &store, key, text)?;
        }
        JsFuture::from(done).await.map(drop)
    }

    /// Puts a text without looking what is there, and gives what is settled when it stands on the disk.
    fn put_at_once(&self, key: &str, text: &str) -> Result<js_sys::Promise, JsValue> {
        let (transaction, store) = self.begin()?;
        let done = completed(&transaction);
        put(&transaction, &store, key, text)?;
        Ok(done)
    }
}

impl LateStore for IndexedDb {
    fn put(&self, key: &str, text: &str, pace: Pace, answer: Answer) {
        let at_once = (pace == Pace::AtOnce).then(|| self.put_at_once(key, text));
        let (database, key, text) = (self.clone(), key.to_owned(), text.to_owned());
        spawn_local(async move {
            let kept = match at_once {
                Some(Ok(done)) => JsFuture::from(done).await.map(drop),
                Some(Err(error)) => Err(error),
                None => database.put_carefully(&key, &text).await,
            };
            // localStorage had it before.
            forget_prepared(&text);
            answer(kept.map_err(|error| {
                leptos::logging::warn!("no durable copy: {error:?}");
                why_not(&error)
            }));
        });
    }

    fn forget(&self, key: &str) {
        // What stays although it is no longer wanted does no harm, and is tried again at the next start.
        drop(self.begin().and_then(|(_, store)| store.delete(&key.into())));
    }

    fn read(&self, key: &str, answer: Box<dyn FnOnce(Option<String>)>) {
        let (database, key) = (self.clone(), JsValue::from_str(key));
        spawn_local(async move {
            let read = async {
                let (_, store) = database.reading().await?;
                answer_of(&store.get(&key)?).await
            };
            answer(read.await.ok().and_then(|text| text.as_string()));
        });
    }

    fn keys(&self, prefix: &'static str, answer: Box<dyn FnOnce(Vec<String>)>) {
        let database = self.clone();
        spawn_local(async move {
            let keys = async {
                let (_, store) = database.reading().await?;
                answer_of(&store.get_all_keys_with_key(&beginning(prefix)?)?).await
            };
            let keys = keys.await.map(|keys| js_sys::Array::from(&keys)).unwrap_or_default();
            answer(keys.iter().filter_map(|key| key.as_string()).collect());
        });
    }
}

/// All keys that begin so.
fn beginning(prefix: &str) -> Result<JsValue, JsValue> {
    // No character of a key comes after this one.
    key_range(prefix, &format!("{prefix}\u{ffff}"))
}

/// Why the store did not take a text. The request or the transaction that failed is the target of an event.
fn why_not(failed: &JsValue) -> StorageError {
    let of = |from: &JsValue, name: &str| js_sys::Reflect::get(from, &name.into()).unwrap_or_default();
    let target = of(failed, "target");
    let errors = [failed.clone(), of(&target, "error"), of(&of(&target, "transaction"), "error")];
    let is_full = errors.iter().any(|error| of(error, "name").as_string().as_deref() == Some("QuotaExceededError"));
    if is_full { StorageError::Full } else { StorageError::Refused }
}

/// Opens the database in whatever version it has. Where our store is missing, because somebody else made the database, it is added.
async fn connect() -> Result<IdbDatabase, JsValue> {
    let factory = web_sys::window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
    let database = opened(factory.open(DATABASE)?).await?;
    if database.object_store_names().contains(RECORDS) {
        return Ok(database);
    }
    let version = database.version();
    database.close();
    opened(factory.open_with_f64(DATABASE, version + 1.0)?).await
}

/// Waits for a database.
async fn opened(request: IdbOpenDbRequest) -> Result<IdbDatabase, JsValue> {
    let asked = request.clone();
    // It is called before the request is settled, or never.
    let make = Closure::<dyn Fn()>::new(move || {
        if let Ok(database) = asked.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
            // It only fails where the store is there.
            drop(database.create_object_store(RECORDS));
        }
    });
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    let database: IdbDatabase = answer_of(&request).await?.dyn_into()?;
    request.set_onupgradeneeded(None);
    Ok(database)
}

fn put(transaction: &IdbTransaction, store: &IdbObjectStore, key: &str, text: &str) -> Result<(), JsValue> {
    store.put_with_key(&js_text(text), &key.into())?;
    // Ended now, it is on its way even if the page ends. Where the browser cannot do so, it ends by itself.
    drop(transaction.unchecked_ref::<EarlyTransaction>().commit());
    Ok(())
}

/// Waits for a request, and gives what it gives.
async fn answer_of(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let settled = js_sys::Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(settled).await?;
    request.result()
}

/// A promise that is settled when a transaction has ended, well or not.
fn completed(transaction: &IdbTransaction) -> js_sys::Promise {
    js_sys::Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onerror(Some(&reject));
        transaction.set_onabort(Some(&reject));
    })
}
