//! What moved in a list whose members are known in both versions: the fewest that must be taken out so that the rest stands in order.

/// Whether each member moved; `before` is where each stood in the old version, in the order of the new one. No two stood at the same place.
pub(super) fn moved(before: &[usize]) -> Vec<bool> {
    // Patience sorting: `ends` holds, per length of an ascending run, the smallest possible last member.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(before.len());
    for (at, place) in before.iter().enumerate() {
        let length = ends.partition_point(|(end, _)| end < place);
        previous.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).map(|(_, at)| *at));
        match ends.get_mut(length) {
            Some(end) => *end = (*place, at),
            None => ends.push((*place, at)),
        }
    }
    let mut moved = vec![true; before.len()];
    let mut kept = ends.last().map(|(_, at)| *at);
    while let Some(at) = kept {
        if let Some(stays) = moved.get_mut(at) {
            *stays = false;
        }
        kept = previous.get(at).copied().flatten();
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_have_moved() {
        assert!(moved(&[]).is_empty());
        assert_eq!(moved(&[0, 1, 2]), [false; 3]);
        assert_eq!(moved(&[3, 0, 1, 2]), [true, false, false, false]);
        assert_eq!(moved(&[1, 2, 3, 0]), [false, false, false, true]);
    }
}
