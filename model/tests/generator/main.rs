//! Tests of the generator: its refusals, its output for a toy model, and the declaration itself.

mod declaration;
mod documents;
mod json_schema;
mod refusals;
mod rust;
mod samples;
mod toy;
mod typescript;

/// Leaks a slice, since declarations have static lifetimes.
fn leak<T: Copy>(items: &[T]) -> &'static [T] {
    Box::leak(items.to_vec().into_boxed_slice())
}
