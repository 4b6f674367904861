//! A JSON value against the part of JSON Schema that the document uses; strict: an undocumented property is an error too.

use serde_json::Value;

/// Everything that is wrong, each with its place in the value.
pub(crate) fn faults(document: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(document, schema, value, "", &mut faults);
    faults
}

fn check(document: &Value, schema: &Value, value: &Value, place: &str, faults: &mut Vec<String>) {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let named = document.pointer(reference.trim_start_matches('#')).unwrap_or(&Value::Null);
        assert!(!named.is_null(), "{reference} is not in the document");
        return check(document, named, value, place, faults);
    }
    if let Some(options) = schema.get("oneOf").and_then(Value::as_array) {
        let fits = options.iter().filter(|option| self::faults(document, option, value).is_empty()).count();
        if fits != 1 {
            faults.push(format!("{place}: fits {fits} of {} options", options.len()));
        }
        return;
    }
    if !has_type(schema, value) {
        return faults.push(format!("{place}: {value} is not {}", schema["type"]));
    }
    if let Some(codes) = schema.get("enum").and_then(Value::as_array)
        && !codes.contains(value)
    {
        faults.push(format!("{place}: {value} is not one of {codes:?}"));
    }
    if let (Some(items), Some(values)) = (schema.get("items"), value.as_array()) {
        for (n, value) in values.iter().enumerate() {
            check(document, items, value, &format!("{place}/{n}"), faults);
        }
    }
    if let (Some(properties), Some(object)) = (schema.get("properties").and_then(Value::as_object), value.as_object()) {
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !object.contains_key(name) {
                faults.push(format!("{place}: `{name}` is missing"));
            }
        }
        for (name, value) in object {
            match properties.get(name) {
                Some(schema) => check(document, schema, value, &format!("{place}/{name}"), faults),
                None => faults.push(format!("{place}: `{name}` is not documented")),
            }
        }
    }
}

fn has_type(schema: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("type {other} is not known here"),
    };
    match &schema["type"] {
        Value::String(name) => is(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is),
        _ => true,
    }
}

#[test]
fn faults_are_found() {
    let schema = serde_json::json!({
        "type": "object", "required": ["a"],
        "properties": { "a": { "type": "integer" }, "b": { "type": ["string", "null"], "enum": ["x", null] } },
    });
    let check =
        |value: Value, expect: usize| assert_eq!(faults(&Value::Null, &schema, &value).len(), expect, "{value}");
    check(serde_json::json!({ "a": 1 }), 0);
    check(serde_json::json!({ "a": 1, "b": null }), 0);
    check(serde_json::json!({ "a": 1.5, "b": "y" }), 2);
    check(serde_json::json!({ "b": "x" }), 1);
    check(serde_json::json!({ "a": 1, "c": 1 }), 1);
    check(serde_json::json!([]), 1);
}
