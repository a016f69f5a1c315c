//! Storages that are none of a browser's: one in memory, for tests, and one that is not there.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Storage, StorageError};

/// Keeps texts as long as it lives.
#[derive(Debug, Default)]
pub struct MemoryStorage(RefCell<BTreeMap<String, String>>);

impl Storage for MemoryStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.0.borrow().keys().cloned().collect())
    }
}

/// Stands for the storage of a browser that gives none: whatever is asked of it fails.
#[derive(Clone, Debug)]
pub struct NoStorage(pub StorageError);

impl Storage for NoStorage {
    fn get(&self, _key: &str) -> Result<Option<String>, StorageError> {
        Err(self.0.clone())
    }

    fn set(&self, _key: &str, _text: &str) -> Result<(), StorageError> {
        Err(self.0.clone())
    }

    fn remove(&self, _key: &str) -> Result<(), StorageError> {
        Err(self.0.clone())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Err(self.0.clone())
    }
}
