package dev.rapport.rules;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads facts that people wrote as JSON. Only the records that a rulebook declares can come of it; what is not said is
 * absent, 0, false or empty.
 */
final class FactReader {

    static final int LONGEST = 20_000;
    static final int MOST_FACTS = 50;
    private static final String TYPE = "fact";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private FactReader() {}

    /** Refuses what is no list of facts of the rulebook, with a sentence. */
    static List<Object> read(Rulebook rulebook, String json) {
        if (json.length() > LONGEST) throw new RuleTextRefused("rules.example.too-long", LONGEST);
        try {
            if (!(JSON.readTree(json) instanceof ArrayNode list) || list.isEmpty())
                throw new RuleTextRefused("rules.example.no-list");
            if (list.size() > MOST_FACTS) throw new RuleTextRefused("rules.example.too-many", MOST_FACTS);
            var facts = new ArrayList<>();
            for (var fact : list) facts.add(fact(rulebook, fact));
            return List.copyOf(facts);
        } catch (JacksonException e) {
            throw new RuleTextRefused("rules.example.unreadable", firstLine(e.getOriginalMessage()));
        }
    }

    private static Object fact(Rulebook rulebook, JsonNode node) {
        if (!(node instanceof ObjectNode said)) throw new RuleTextRefused("rules.example.no-list");
        var name = said.path(TYPE).asString("");
        var type = rulebook.facts().stream()
                .filter(one -> one.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new RuleTextRefused("rules.example.no-fact", name));
        var whole = empty(type);
        whole.remove(TYPE);
        for (var field : said.properties())
            if (!field.getKey().equals(TYPE)) {
                if (!whole.has(field.getKey()))
                    throw new RuleTextRefused("rules.example.no-field", name, field.getKey());
                if (!field.getValue().isNull() || whole.get(field.getKey()).isNull())
                    whole.set(field.getKey(), field.getValue());
            }
        return JSON.treeToValue(whole, type);
    }

    /** The facts of a rulebook about which nothing is known, one of each type, to be filled in. */
    static String template(Rulebook rulebook) {
        var list = JSON.createArrayNode();
        rulebook.facts().forEach(type -> list.add(empty(type)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(list);
    }

    private static ObjectNode empty(Class<?> type) {
        var node = JSON.createObjectNode();
        node.put(TYPE, type.getSimpleName());
        for (var component : type.getRecordComponents()) fill(node, component);
        return node;
    }

    private static void fill(ObjectNode node, RecordComponent component) {
        var name = component.getName();
        var type = component.getType();
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) node.putNull(name);
        else if (type == boolean.class || type == Boolean.class) node.put(name, false);
        else if (type.isPrimitive() || Number.class.isAssignableFrom(type)) node.put(name, 0);
        else if (Collection.class.isAssignableFrom(type)) node.putArray(name);
        else if (type == java.time.Instant.class) node.put(name, "2026-01-01T00:00:00Z");
        else if (type.isEnum()) node.put(name, String.valueOf(type.getEnumConstants()[0]));
        else if (type == String.class) node.put(name, "");
        else node.putNull(name);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
