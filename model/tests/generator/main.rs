//! Tests of the generator: what it refuses, what it makes of a toy model, and the declaration itself.

mod declaration;
mod documents;
mod json_schema;
mod refusals;
mod rust;
mod samples;
mod toy;
mod typescript;

/// A slice that lives as long as a declaration.
fn leak<T: Copy>(items: &[T]) -> &'static [T] {
    Box::leak(items.to_vec().into_boxed_slice())
}
