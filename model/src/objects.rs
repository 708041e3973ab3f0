//! All object types by name: those of the model, then `timestamps` and `timestampsMs` of each group of times.

use crate::declaration::Model;

/// The names of all object types, each once. The objects of `data` are not among them.
pub fn object_names(model: &Model) -> Vec<String> {
    let objects = model.objects.iter().map(|object| object.name.to_owned());
    objects.chain(model.times().iter().flat_map(|times| [times.name.to_owned(), times.ms_name()])).collect()
}

/// What an object is (Markdown).
pub fn object_doc(model: &Model, name: &str) -> String {
    if let Some(times) = model.times().into_iter().find(|times| name == times.name) {
        let keys: Vec<_> = times.fields.iter().map(|time| format!("`{}`", time.key)).collect();
        return format!("{} as RFC 3339 date-times, in the sender's spelling.", keys.join(" and "));
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
