package dev.rapport.engine.model;

import dev.rapport.platform.Refused;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A form-js form as far as it is checked on the server: its input fields, and what each of them takes.
 *
 * @param fields by key, in the form's order
 */
public record FormModel(String formId, Map<String, FormField> fields) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 500_000;
    private static final int MOST_NESTED = 10;

    /** Reads the text of a form file; what is not a form is refused. */
    public static FormModel parse(String schema) {
        if (schema.length() > LONGEST) throw Refused.invalid("error.form-too-long", LONGEST);
        try {
            var root = JSON.readTree(schema);
            if (!root.isObject()) throw Refused.invalid("error.bad-form", "not an object");
            var fields = new LinkedHashMap<String, FormField>();
            collect(root, fields, 0);
            return new FormModel(root.path("id").asString(""), Collections.unmodifiableMap(fields));
        } catch (JacksonException e) {
            throw Refused.invalid("error.bad-form", e.getOriginalMessage());
        }
    }

    private static void collect(JsonNode parent, Map<String, FormField> fields, int depth) {
        if (depth > MOST_NESTED) throw Refused.invalid("error.bad-form", "nested too deeply");
        for (var component : parent.path("components")) {
            if (FormField.isInput(component)) fields.put(component.path("key").asString(), FormField.of(component));
            else if (!component.has("path")) collect(component, fields, depth + 1);
        }
    }

    /**
     * Gives back what was entered, without empty fields; refuses fields the form has not or does not show, values they do
     * not take, and shown fields that were left out although they are required.
     *
     * @param data what the form started with, which its conditions may look at too
     */
    public Map<String, Object> check(Map<String, Object> entered, Map<String, Object> data, Instant now) {
        var unknown = new HashSet<>(entered.keySet());
        unknown.removeAll(fields.keySet());
        if (!unknown.isEmpty()) throw Refused.unfit("error.form-unknown-field", shortened(unknown));
        var all = new HashMap<>(data);
        all.putAll(entered);
        var checked = new HashMap<String, Object>();
        fields.forEach((key, field) -> {
            var value = field.check(entered.get(key), all, now);
            if (value != null) checked.put(key, value);
        });
        return Map.copyOf(checked);
    }

    /** Whether a condition looks at more than what was entered. */
    public boolean looksAtData() {
        return fields.values().stream().anyMatch(field -> field.looksBeyond(fields.keySet()));
    }

    /** Whether choices of a field come with the data. */
    public boolean offersFromData() {
        return fields.values().stream().anyMatch(field -> field.choicesFrom() != null);
    }

    /** Refuses choices that were not among those that the form's data offered. */
    public void checkOffered(Map<String, Object> entered, Map<String, Object> data) {
        fields.forEach((key, field) -> field.checkOffered(entered.get(key), data));
    }

    private static String shortened(Set<String> names) {
        return names.stream()
                .sorted()
                .limit(5)
                .map(name -> name.substring(0, Math.min(40, name.length())))
                .collect(Collectors.joining(", "));
    }
}
