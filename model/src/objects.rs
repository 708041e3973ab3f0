//! The names of all object types: those of the model, then `timestamps` and `timestampsMs` of each group of times.

use crate::declaration::Model;

/// Returns the names of all object types, each once, except the types of `data`.
pub fn object_names(model: &Model) -> Vec<String> {
    let objects = model.objects.iter().map(|object| object.name.to_owned());
    objects.chain(model.times().iter().flat_map(|times| [times.name.to_owned(), times.ms_name()])).collect()
}

/// Returns the documentation of an object (Markdown).
pub fn object_doc(model: &Model, name: &str) -> String {
    if let Some(times) = model.times().into_iter().find(|times| name == times.name) {
        let keys: Vec<_> = times.fields.iter().map(|time| format!("`{}`", time.key)).collect();
        return format!("{} as RFC 3339 date-times, as the sender wrote them.", keys.join(" and "));
    }
    if let Some(times) = model.times().into_iter().find(|times| name == times.ms_name()) {
        let keys: Vec<_> = times.fields.iter().map(|time| format!("`{}`", time.key)).collect();
        return format!(
            "{} in milliseconds since 1970-01-01T00:00:00Z, within the range of a JavaScript `Date`.",
            keys.join(" and ")
        );
    }
    model.object(name).doc.to_owned()
}
