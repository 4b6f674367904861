//! The Merkle tree of RFC 9162 (section 2.1) over SHA-256: root, inclusion and consistency, and how each is checked.

use sha2::{Digest, Sha256};

use crate::chain::RawHash;

/// Hash of a leaf: the zero byte keeps it apart from inner nodes.
pub(crate) fn leaf(bytes: &[u8]) -> RawHash {
    Sha256::new().chain_update([0]).chain_update(bytes).finalize().into()
}

fn node(left: &RawHash, right: &RawHash) -> RawHash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The largest power of two below `size`, which is at least 2.
fn split(size: usize) -> usize {
    1 << (size - 1).ilog2()
}

/// The root over leaf hashes; of none it is the hash of nothing.
pub(crate) fn root(leaves: &[RawHash]) -> RawHash {
    match leaves {
        [] => Sha256::digest([]).into(),
        [only] => *only,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            node(&root(left), &root(right))
        }
    }
}

/// The path that proves the leaf at `index`, from the leaf up; `None` beyond the last leaf.
pub(crate) fn inclusion(leaves: &[RawHash], index: usize) -> Option<Vec<RawHash>> {
    if index >= leaves.len() {
        return None;
    }
    if leaves.len() == 1 {
        return Some(Vec::new());
    }
    let (left, right) = leaves.split_at(split(leaves.len()));
    let (mut path, beside) = if index < left.len() {
        (inclusion(left, index)?, root(right))
    } else {
        (inclusion(right, index - left.len())?, root(left))
    };
    path.push(beside);
    Some(path)
}

/// The root that a path from a leaf leads to (RFC 9162, 2.1.3.2); `None` when the path does not fit the tree's size.
pub(crate) fn root_by_inclusion(leaf: RawHash, index: u64, size: u64, path: &[RawHash]) -> Option<RawHash> {
    if index >= size {
        return None;
    }
    let (mut position, mut last, mut hash) = (index, size - 1, leaf);
    for beside in path {
        if last == 0 {
            return None;
        }
        if position & 1 == 1 || position == last {
            hash = node(beside, &hash);
            while position & 1 == 0 && position != 0 {
                position >>= 1;
                last >>= 1;
            }
        } else {
            hash = node(&hash, beside);
        }
        position >>= 1;
        last >>= 1;
    }
    (last == 0).then_some(hash)
}

/// The proof that the tree of the first `old` leaves is a beginning of the whole one; `None` when `old` is 0 or too large.
pub(crate) fn consistency(leaves: &[RawHash], old: usize) -> Option<Vec<RawHash>> {
    (old > 0 && old <= leaves.len()).then(|| below(leaves, old, true))
}

/// SUBPROOF of RFC 9162, 2.1.4.1.
fn below(leaves: &[RawHash], old: usize, whole: bool) -> Vec<RawHash> {
    if old == leaves.len() {
        return if whole { Vec::new() } else { vec![root(leaves)] };
    }
    let (left, right) = leaves.split_at(split(leaves.len()));
    let (mut proof, beside) = if old <= left.len() {
        (below(left, old, whole), root(right))
    } else {
        (below(right, old - left.len(), false), root(left))
    };
    proof.push(beside);
    proof
}

/// Whether a proof leads from the older root to the newer one (RFC 9162, 2.1.4.2).
pub(crate) fn is_consistent(old: (u64, &RawHash), new: (u64, &RawHash), proof: &[RawHash]) -> bool {
    let ((old_size, old_root), (new_size, new_root)) = (old, new);
    if old_size == 0 || old_size > new_size {
        return false;
    }
    if old_size == new_size {
        return proof.is_empty() && old_root == new_root;
    }
    let mut steps = proof.iter();
    let first = if old_size.is_power_of_two() { Some(old_root) } else { steps.next() };
    let Some(first) = first else { return false };
    let (mut position, mut last) = (old_size - 1, new_size - 1);
    while position & 1 == 1 {
        position >>= 1;
        last >>= 1;
    }
    let (mut older, mut newer) = (*first, *first);
    for step in steps {
        if last == 0 {
            return false;
        }
        if position & 1 == 1 || position == last {
            older = node(step, &older);
            newer = node(step, &newer);
            while position & 1 == 0 && position != 0 {
                position >>= 1;
                last >>= 1;
            }
        } else {
            newer = node(&newer, step);
        }
        position >>= 1;
        last >>= 1;
    }
    last == 0 && older == *old_root && newer == *new_root
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::to_text;

    /// The eight leaves and roots that implementations of Certificate Transparency test with (RFC 6962's tree is the same).
    #[test]
    fn roots_are_those_of_certificate_transparency() {
        let leaves: [&[u8]; 8] = [
            &[],
            &[0x00],
            &[0x10],
            &[0x20, 0x21],
            &[0x30, 0x31],
            &[0x40, 0x41, 0x42, 0x43],
            &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
            &[0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
        ];
        let roots = [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ];
        let hashes: Vec<RawHash> = leaves.iter().map(|bytes| leaf(bytes)).collect();
        for (size, expected) in roots.iter().enumerate() {
            assert_eq!(to_text(&root(&hashes[..size])).0, *expected, "{size} leaves");
        }
    }

    #[test]
    fn every_proof_of_every_tree_up_to_forty_leaves_holds_and_no_changed_one_does() {
        let leaves: Vec<RawHash> = (0..40_u8).map(|n| leaf(&[n])).collect();
        for size in 1..=leaves.len() {
            let (tree, whole) = (&leaves[..size], root(&leaves[..size]));
            for index in 0..size {
                let path = inclusion(tree, index).unwrap();
                let at = |leaf, index: usize, size: usize, path: &[RawHash]| {
                    root_by_inclusion(leaf, index as u64, size as u64, path)
                };
                assert_eq!(at(tree[index], index, size, &path), Some(whole));
                assert_ne!(at(leaf(b"other"), index, size, &path), Some(whole));
                assert_eq!(at(tree[index], size, size, &path), None);
                if let Some((_, shorter)) = path.split_last() {
                    assert_ne!(at(tree[index], index, size, shorter), Some(whole));
                    let wrong = (index + 1) % size;
                    assert_ne!(at(tree[index], wrong, size, &path), Some(whole), "{index} of {size}");
                }
            }
            for old in 1..=size {
                let (before, mut proof) = (root(&leaves[..old]), consistency(tree, old).unwrap());
                let holds = |proof: &[RawHash]| is_consistent((old as u64, &before), (size as u64, &whole), proof);
                assert!(holds(&proof), "{old} of {size}");
                let (forked, size_new) = (leaf(b"fork"), size as u64);
                assert!(!is_consistent((old as u64, &forked), (size_new, &whole), &proof));
                assert!(!is_consistent((old as u64, &before), (size_new, &forked), &proof));
                for step in 0..proof.len() {
                    proof[step][7] ^= 4;
                    assert!(!holds(&proof), "{old} of {size}, step {step}");
                    proof[step][7] ^= 4;
                }
                proof.push(whole);
                assert!(!holds(&proof));
            }
        }
    }
}
