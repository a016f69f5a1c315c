//! Asks the second module (`worker`), which reads and writes foreign formats beside the page: one request after the other, each with a way to stop it.
//!
//! A stop, and a crash in the module, end the module with all its memory; nothing else has changed, and the next request starts it anew.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Uint8Array;
use leptos::prelude::set_timeout;
use leptos::wasm_bindgen;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use leptos::wasm_bindgen::{JsCast, JsValue};

use super::texts;
use crate::worker::{Reply, Request};

#[wasm_bindgen]
extern "C" {
    /// The module as it runs in a worker or in the page (`worker/page.js`).
    type Module;

    #[wasm_bindgen(js_namespace = window, js_name = __budgetFormFiles, catch)]
    fn start_module(hear: &JsValue) -> Result<Module, JsValue>;

    #[wasm_bindgen(method)]
    fn ask(this: &Module, head: &str, bytes: Uint8Array);

    #[wasm_bindgen(method)]
    fn end(this: &Module);
}

/// Why a request has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Somebody stopped it.
    Stopped,
    /// The module refused it, with a sentence that says why.
    Refused(String),
    /// The module crashed or could not start.
    Crashed,
}

impl Failure {
    /// What is said of it where something was to be written.
    pub fn writing_sentence(self) -> String {
        match self {
            Self::Stopped => texts::files::WRITING_STOPPED.to_owned(),
            Self::Refused(sentence) => sentence,
            Self::Crashed => texts::files::NOT_WRITTEN.to_owned(),
        }
    }

    /// What is said of it where something was to be read.
    pub fn reading_sentence(self) -> String {
        match self {
            Self::Stopped => texts::files::STOPPED.to_owned(),
            Self::Refused(sentence) => sentence,
            Self::Crashed => texts::files::CRASHED.to_owned(),
        }
    }
}

/// How far a request is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It goes on beside the page: so many per cent are done.
    Beside(u8),
    /// It goes on in the page, because no worker could start; the page stands still until it is done.
    InPage,
}

/// Hears how far a request is.
type Tell = Rc<dyn Fn(Progress)>;
/// Takes what comes of a request.
type Done = Box<dyn FnOnce(Result<Vec<u8>, Failure>)>;

struct Job {
    number: u64,
    request: Request,
    bytes: Uint8Array,
    tell: Tell,
    done: Done,
}

/// The module from its start to its end.
struct Running {
    /// Which start of the module it is: what an ended one still says is not heard.
    start: u64,
    module: Module,
    /// Whether it runs in the page; `None` until it is ready.
    in_page: Option<bool>,
}

#[derive(Default)]
struct Desk {
    numbers: u64,
    running: Option<Running>,
    /// The first one is being answered.
    jobs: VecDeque<Job>,
    /// Whether the first one was handed to the module.
    asked: bool,
    /// Whether the module holds so much memory by now that it is ended after its answer.
    heavy: bool,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::new(Desk::default());
}

/// A request that was made, to be stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(u64);

/// Makes a request about some bytes, which are handed over and gone. `tell` hears how far it is, `done` takes what comes of it; neither is called before this returns.
pub fn ask(
    request: Request,
    bytes: Uint8Array,
    tell: impl Fn(Progress) + 'static,
    done: impl FnOnce(Result<Vec<u8>, Failure>) + 'static,
) -> Ticket {
    let number = DESK.with_borrow_mut(|desk| {
        desk.numbers = desk.numbers.wrapping_add(1);
        let number = desk.numbers;
        desk.jobs.push_back(Job { number, request, bytes, tell: Rc::new(tell), done: Box::new(done) });
        number
    });
    go_on();
    Ticket(number)
}

impl Ticket {
    /// Stops the request and says so to who waits for it; nothing where it is answered already.
    pub fn stop(self) {
        if let Some(job) = self.take() {
            (job.done)(Err(Failure::Stopped));
        }
    }

    /// Stops the request without a word: nobody waits for it any longer.
    pub fn leave(self) {
        drop(self.take());
    }

    fn take(self) -> Option<Job> {
        let job = DESK.with_borrow_mut(|desk| {
            let at = desk.jobs.iter().position(|job| job.number == self.0)?;
            if at == 0 && std::mem::take(&mut desk.asked) {
                desk.end_module();
            }
            desk.jobs.remove(at)
        });
        go_on();
        job
    }
}

impl Desk {
    fn end_module(&mut self) {
        if let Some(running) = self.running.take() {
            running.module.end();
        }
    }
}

/// Starts the module, or hands it the next request, where either is to be done.
fn go_on() {
    let waits_for_page = DESK.with_borrow_mut(|desk| {
        let job = desk.jobs.front().filter(|_| !desk.asked)?;
        let (head, bytes, tell) = (job.request.head(), job.bytes.clone(), Rc::clone(&job.tell));
        match &desk.running {
            None => start(desk),
            Some(Running { in_page: None, .. }) => {}
            Some(Running { in_page: Some(in_page), module, .. }) => {
                let in_page = *in_page;
                module.ask(&head, bytes);
                desk.asked = true;
                return in_page.then_some(tell);
            }
        }
        None
    });
    // In the page the module begins after the next frame, so that this is seen.
    if let Some(tell) = waits_for_page {
        tell(Progress::InPage);
    }
}

fn start(desk: &mut Desk) {
    desk.numbers = desk.numbers.wrapping_add(1);
    let start = desk.numbers;
    // Stays for as long as the module may still say something; there are few starts.
    let hear = Closure::<dyn Fn(String, JsValue)>::new(move |what: String, value: JsValue| hear(start, &what, &value));
    match start_module(hear.as_ref()) {
        Ok(module) => desk.running = Some(Running { start, module, in_page: None }),
        // The page would not have started without it.
        Err(_) => set_timeout(crashed, Duration::ZERO),
    }
    hear.forget();
}

/// What the module says.
fn hear(start: u64, what: &str, value: &JsValue) {
    let is_running = DESK.with_borrow(|desk| desk.running.as_ref().is_some_and(|running| running.start == start));
    match what {
        _ if !is_running => {}
        "started" => {
            DESK.with_borrow_mut(|desk| {
                if let Some(running) = &mut desk.running {
                    running.in_page = Some(value.is_truthy());
                }
            });
            go_on();
        }
        "share" => share(value),
        "heavy" => DESK.with_borrow_mut(|desk| desk.heavy = true),
        "reply" => {
            let reply = value.dyn_ref::<Uint8Array>().and_then(|bytes| Reply::of_bytes(bytes.to_vec()));
            answered(reply);
        }
        _ => crashed(),
    }
}

/// Tells who waits for it how far the request is. In the page nothing could be drawn of it.
fn share(value: &JsValue) {
    let waiting = DESK.with_borrow(|desk| {
        let in_page = desk.running.as_ref().and_then(|running| running.in_page);
        desk.jobs.front().filter(|_| in_page == Some(false)).map(|job| Rc::clone(&job.tell))
    });
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is from 0 to 100")]
    let share = value.as_f64().unwrap_or_default() as u8;
    if let Some(tell) = waiting {
        tell(Progress::Beside(share));
    }
}

/// The request that the module had is answered.
fn answered(reply: Option<Reply>) {
    let job = DESK.with_borrow_mut(|desk| {
        if std::mem::take(&mut desk.heavy) {
            desk.end_module();
        }
        std::mem::take(&mut desk.asked).then(|| desk.jobs.pop_front()).flatten()
    });
    go_on();
    let Some(job) = job else { return };
    (job.done)(match reply {
        Some(Reply::Done(bytes)) => Ok(bytes),
        Some(Reply::Refused(sentence)) => Err(Failure::Refused(sentence)),
        None => Err(Failure::Crashed),
    });
}

/// The module is no longer there. The request it had fails; one that it had not yet been given fails as well, because the module does not start.
fn crashed() {
    let job = DESK.with_borrow_mut(|desk| {
        desk.running = None;
        desk.asked = false;
        desk.heavy = false;
        desk.jobs.pop_front()
    });
    go_on();
    if let Some(job) = job {
        (job.done)(Err(Failure::Crashed));
    }
}
