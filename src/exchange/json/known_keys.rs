//! The keys that a form of this version has, and what in a form has no place among them, with the way to it.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde_json::Value;

use super::path::{PathStep, Step, Way};

/// The form with every key that it can have. A text or a number stands as 0, a list has one item. A unit test holds it against what is written.
const SHAPE: &str = r#"
{"approved":{"date":0,"indicators":[{"id":0,"level1":0,"level2":0,"name":0,"target":{"fullYear":0,"halfYear":0}}],"name":0},
"baseData":{"actualPayment":{"fullYear":0,"halfYear":0},"assetsInUse":{"fullYear":0,"halfYear":0},"assetsTotal":{"fullYear":0,
"halfYear":0},"carryOver":{"fullYear":0,"halfYear":0},"nonTaxBudget":{"fullYear":0,"halfYear":0},"nonTaxReceived":{"fullYear":0,
"halfYear":0},"plannedPayment":{"fullYear":0,"halfYear":0},"policyAdjustment":{"fullYear":0,"halfYear":0},"procurementBudget":{"fullYear":0,
"halfYear":0},"procurementSpent":{"fullYear":0,"halfYear":0},"publicExpenseBudget":{"fullYear":0,"halfYear":0},
"publicExpenseSpent":{"fullYear":0,"halfYear":0},"staffEmployed":{"fullYear":0,"halfYear":0},"staffQuota":{"fullYear":0,"halfYear":0},
"threePublicLastYear":{"fullYear":0,"halfYear":0},"threePublicThisYear":{"fullYear":0,"halfYear":0}},
"budgetNotes":{"adjustment":{"fullYear":0,"halfYear":0},"execution":{"fullYear":0,"halfYear":0}},
"accepted":[{"code":0,"content":0,"field":0,"finding":0,"reason":0}],
"funds":{"expenditure":{"basic":{"fullYear":0,"halfYear":0},"project":{"fullYear":0,"halfYear":0}},"income":{"carryOver":0,
"fiscalSpecialAccount":0,"generalPublicBudget":0,"governmentFund":0,"other":0,"socialInsurance":0,"stateCapital":0},
"publishedTotals":{"appropriation":0,"total":0}},"goals":{"annual":0,"longTerm":0},"indicators":[{"actual":{"fullYear":0,"halfYear":0},"adjustmentReason":0,"carriedOver":0,"carriedOverHalfYear":0,
"equalRule":0,"explanation":{"fullYear":0,"halfYear":0},"id":0,"judgement":{"fullYear":0,"halfYear":0},"keyTask":0,"level1":0,"level2":0,
"level2Id":0,"monitoring":{"causes":[0],"expected":0,"likelihood":0},"name":0,"overrideReason":{"fullYear":0,"halfYear":0},"rating":0,
"target":{"fullYear":0,"halfYear":0},"weight":0}],"lastYear":{"budget":0,"executed":0,"indicators":[{"actual":0,"level1":0,"level2":0,"name":0,"target":0}],
"unit":0,"year":0},"madeFrom":{"unit":0,"year":0},"profile":{"functions":0,"organisation":0,"unit":0},
"progress":{"basic":{"adjustment":{"fullYear":0,"halfYear":0},"executed":{"fullYear":0,"halfYear":0}},"project":{"adjustment":{"fullYear":0,
"halfYear":0},"executed":{"fullYear":0,"halfYear":0}}},"selfReview":{"measures":0,"problems":0},"settings":{"carryOverBase":0,"deviationFrom":0,"equalRule":0,"executionBase":0,
"gradeFrom":{"excellent":0,"good":0,"medium":0},"groupShares":{"benefit":0,"decision":0,"duty":0,"process":0,"satisfaction":0},
"halfYearDeviation":0,"partialFrom":0,"progressBase":0,"reverseRule":0,"waivedWeight":0},"stage":0,"unplaced":[{"line":0,"reason":0,
"text":0}],"year":0}
"#;

/// The form with every key that it can have; a text or a number stands as 0, a list has one item.
pub fn known_keys() -> Value {
    shape().clone()
}

fn shape() -> &'static Value {
    static PARSED: OnceLock<Value> = OnceLock::new();
    PARSED.get_or_init(|| serde_json::from_str(SHAPE).unwrap_or_default())
}

/// What in a form has no place in a form of this version.
#[derive(Default)]
pub(super) struct Strange {
    /// The keys that it does not have. What stands below one is not looked at.
    pub keys: BTreeSet<Vec<PathStep>>,
    /// The first list where none belongs. Serde would take it for a group of values, by their order.
    pub list: Option<Vec<PathStep>>,
}

impl Strange {
    pub(super) fn of(form: &Value) -> Self {
        let mut strange = Self::default();
        strange.look(form, shape(), None);
        strange
    }

    fn look(&mut self, value: &Value, shape: &Value, way: Option<&Way<'_>>) {
        let steps = |way: Option<&Way<'_>>| way.map_or_else(Vec::new, Way::steps);
        match (value, shape) {
            (Value::Object(entries), Value::Object(known)) => {
                for (key, value) in entries {
                    let way = Way::on(way, Step::Key(key));
                    match known.get(key) {
                        Some(shape) => self.look(value, shape, Some(&way)),
                        None => drop(self.keys.insert(way.steps())),
                    }
                }
            }
            (Value::Array(items), Value::Array(known)) => {
                for (at, item) in items.iter().enumerate() {
                    let shape = known.first().unwrap_or(&Value::Null);
                    self.look(item, shape, Some(&Way::on(way, Step::Index(at))));
                }
            }
            (Value::Array(_), _) => self.list = self.list.take().or_else(|| Some(steps(way))),
            // Whether it is the right kind of value, or a group where none belongs, is for the reader to say.
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::json::form_value;
    use crate::exchange::json::tests::{collect, full};
    use crate::form::Form;

    fn are_all_known(form: &Value) -> bool {
        let strange = Strange::of(form);
        strange.keys.is_empty() && strange.list.is_none()
    }

    /// The keys of a value, without what stands there.
    fn shape(value: Value) -> Value {
        match value {
            Value::Object(entries) => entries.into_iter().map(|(key, value)| (key, shape(value))).collect(),
            Value::Array(items) => Value::Array(items.into_iter().take(1).map(shape).collect()),
            _ => Value::from(0),
        }
    }

    #[test]
    fn the_shape_is_that_of_a_form_with_everything_in_it() {
        let written = shape(form_value(&full()));
        assert_eq!(serde_json::from_str::<Value>(SHAPE).unwrap(), written, "{written}");
        assert!(are_all_known(&form_value(&full())) && are_all_known(&form_value(&Form::default())));
    }

    #[test]
    fn a_key_more_and_a_list_in_the_place_of_a_group_are_seen_at_any_depth() {
        let form = form_value(&full());
        let mut pointers = Vec::new();
        collect(&form, String::new(), &mut pointers);
        assert!(pointers.len() > 200);
        for at in pointers {
            let mut changed = form.clone();
            let place = changed.pointer_mut(&at).unwrap();
            match place {
                Value::Object(entries) => drop(entries.insert("more".to_owned(), Value::Null)),
                Value::Array(_) => *place = serde_json::json!([[]]),
                _ => *place = serde_json::json!([]),
            }
            assert!(!are_all_known(&changed), "{at}");
        }
    }
}
