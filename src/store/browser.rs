//! The browser's localStorage.

use gloo_storage::{LocalStorage, Storage as _};

use super::{Storage, StorageError};

/// localStorage of the page. [`BrowserStorage::open`] gives one only where the browser really has it.
#[derive(Clone, Copy, Debug)]
pub struct BrowserStorage(());

impl BrowserStorage {
    /// Asks the browser once. Where all site data is blocked the getter throws, and gloo-storage would panic on it.
    ///
    /// # Errors
    /// [`StorageError::Blocked`].
    pub fn open() -> Result<Self, StorageError> {
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        storage.map(|_| Self(())).ok_or(StorageError::Blocked)
    }
}

impl Storage for BrowserStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        LocalStorage::raw().get_item(key).map_err(|_| StorageError::Blocked)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        LocalStorage::raw().set_item(key, text).map_err(|_| StorageError::Full)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        LocalStorage::raw().remove_item(key).map_err(|_| StorageError::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let storage = LocalStorage::raw();
        let count = storage.length().map_err(|_| StorageError::Blocked)?;
        Ok((0..count).filter_map(|at| storage.key(at).ok().flatten()).collect())
    }
}
