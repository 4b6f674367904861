//! The columns that an expression reads, with words looked up once: whether each word of a column is on a list, and, where
//! texts of several columns meet, a numbering of words that they share.

use std::collections::BTreeMap;

use model::{Column, Columns, NO_WORD, Truth};

use super::program::{Program, Step};
use super::{Kind, arithmetic};

/// The columns of `Program::facts`; one that is not there, or of another kind, is missing on every row.
pub(super) struct Sources<'a> {
    columns: Vec<Option<&'a Column>>,
    /// By fact and list, for each word of the fact whether it is on the list.
    held: BTreeMap<(usize, usize), Vec<Truth>>,
    /// By fact, for each of its words its number among the shared ones.
    shared: BTreeMap<usize, Vec<u32>>,
    /// By literal, its number among the shared words.
    literals: BTreeMap<usize, u32>,
    words: Vec<String>,
}

impl<'a> Sources<'a> {
    pub(super) fn of(program: &Program, columns: &'a Columns) -> Self {
        let columns = program.facts.iter().map(|(name, _)| columns.get(name)).collect();
        let mut sources = Self {
            columns,
            held: BTreeMap::new(),
            shared: BTreeMap::new(),
            literals: BTreeMap::new(),
            words: Vec::new(),
        };
        let mut numbers = BTreeMap::new();
        let mut number = |words: &mut Vec<String>, word: &String| {
            *numbers.entry(word.clone()).or_insert_with(|| {
                words.push(word.clone());
                (words.len() - 1) as u32
            })
        };
        for (step, kind) in program.steps.iter().zip(&program.kinds) {
            match step {
                Step::Listed { fact, list } => {
                    if let Some(Column::Text { words, .. }) = sources.columns[*fact] {
                        let list_words = &program.lists[*list];
                        let held = words.iter().map(|word| arithmetic::truth(list_words.contains(word))).collect();
                        sources.held.insert((*fact, *list), held);
                    }
                }
                Step::Fact(fact) if *kind == Kind::Text => {
                    if let Some(Column::Text { words, .. }) = sources.columns[*fact] {
                        let shared = words.iter().map(|word| number(&mut sources.words, word)).collect();
                        sources.shared.insert(*fact, shared);
                    }
                }
                Step::Word(Some(literal)) => {
                    sources.literals.insert(*literal, number(&mut sources.words, &program.words[*literal]));
                }
                _ => {}
            }
        }
        sources
    }

    pub(super) fn numbers(&self, fact: usize) -> Option<&'a [f64]> {
        if let Some(Column::Number(numbers)) = self.columns[fact] { Some(numbers) } else { None }
    }

    pub(super) fn truths(&self, fact: usize) -> Option<&'a [Truth]> {
        if let Some(Column::Truth(truths)) = self.columns[fact] { Some(truths) } else { None }
    }

    fn codes(&self, fact: usize) -> Option<&'a [u32]> {
        if let Some(Column::Text { codes, .. }) = self.columns[fact] { Some(codes) } else { None }
    }

    /// Codes of a text fact, and by code whether it is on that list.
    pub(super) fn listed(&self, fact: usize, list: usize) -> Option<(&'a [u32], &[Truth])> {
        Some((self.codes(fact)?, self.held.get(&(fact, list))?))
    }

    /// Codes of a text fact, and by code the number among the shared words.
    pub(super) fn words(&self, fact: usize) -> Option<(&'a [u32], &[u32])> {
        Some((self.codes(fact)?, self.shared.get(&fact)?))
    }

    /// Number of a literal among the shared words.
    pub(super) fn word(&self, literal: usize) -> u32 {
        self.literals.get(&literal).copied().unwrap_or(NO_WORD)
    }

    /// The shared words, each once.
    pub(super) fn into_words(self) -> Vec<String> {
        self.words
    }
}
