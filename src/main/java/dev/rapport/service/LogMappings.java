package dev.rapport.service;

import dev.rapport.platform.Refused;
import dev.rapport.service.LogMapping.Role;
import dev.rapport.service.LogMapping.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads mappings. A mapping is a list of {@code {"when": {attribute: value}, "events": [...]}}, or an object with that
 * list as {@code rules}, with {@code attributes} (which attribute of the log tells product, customer, team, person and
 * priority) and with {@code source} (a name for the system the log is from).
 */
@Component
class LogMappings {

    private static final int MOST_RULES = 1000;
    private static final int LONGEST = 1_000_000;
    private static final List<String> NAMES_OF_THE_LIST = List.of("rules", "events", "mapping");
    private static final Map<Role, String> USUAL_ATTRIBUTES = Map.of(
            Role.PRODUCT, "product",
            Role.CUSTOMER, "customer",
            Role.TEAM, "org:group",
            Role.PERSON, "org:resource",
            Role.PRIORITY, "priority");

    private final JsonMapper json;
    private final List<LogMapping> shipped;
    private volatile @Nullable Parsed last;

    /** All cases of one file come with the same text. */
    private record Parsed(String text, LogMapping mapping) {}

    LogMappings(JsonMapper json) throws IOException {
        this.json = json;
        var found = new ArrayList<LogMapping>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:mappings/*.json")) {
            found.add(parse(file.getContentAsString(StandardCharsets.UTF_8)));
        }
        shipped = List.copyOf(found);
    }

    /** The mappings to try: the one that came with the file, or else those that ship with the product. */
    List<LogMapping> candidates(@Nullable String text) {
        if (text == null || text.isBlank()) return shipped;
        var known = last;
        if (known == null || !known.text().equals(text)) {
            known = new Parsed(text, parse(text));
            last = known;
        }
        return List.of(known.mapping());
    }

    /** Refuses a text that is no mapping, and says what is wrong with it. */
    LogMapping parse(String text) {
        if (text.length() > LONGEST) throw Refused.invalid("ticket.mapping.too-long", LONGEST);
        try {
            var root = json.readTree(text);
            return new LogMapping(source(root), rules(root), attributes(root));
        } catch (JacksonException e) {
            throw Refused.invalid("ticket.mapping.not-json", e.getOriginalMessage());
        }
    }

    private static String source(JsonNode root) {
        var source = root.path("source").asString("").strip();
        if (source.length() > 60 || source.indexOf(':') >= 0) throw Refused.invalid("ticket.mapping.bad-source");
        return source;
    }

    private static List<Rule> rules(JsonNode root) {
        var list = root.isArray() ? root : list(root);
        if (list.size() > MOST_RULES) throw Refused.invalid("ticket.mapping.too-long", MOST_RULES);
        var rules = new ArrayList<Rule>();
        for (var node : list) rules.add(rule(node));
        if (rules.isEmpty()) throw Refused.invalid("ticket.mapping.no-rules");
        return List.copyOf(rules);
    }

    private static JsonNode list(JsonNode root) {
        return NAMES_OF_THE_LIST.stream()
                .map(root::path)
                .filter(JsonNode::isArray)
                .findFirst()
                .orElseThrow(() -> Refused.invalid("ticket.mapping.no-rules"));
    }

    private static Rule rule(JsonNode node) {
        var when = node.path("when");
        var events = node.path("events");
        if (!when.isObject() || !events.isArray() || events.isEmpty())
            throw Refused.invalid("ticket.mapping.bad-rule", node.toString());
        var conditions = new HashMap<String, Set<String>>();
        when.properties().forEach(entry -> conditions.put(entry.getKey(), texts(entry.getValue())));
        return new Rule(
                Map.copyOf(conditions),
                StreamSupport.stream(events.spliterator(), false)
                        .map(event -> LogMeaning.parse(event.asString("")))
                        .toList());
    }

    /** A single value, or a list of which any will do. */
    private static Set<String> texts(JsonNode value) {
        if (!value.isArray()) return Set.of(value.asString(""));
        return StreamSupport.stream(value.spliterator(), false)
                .map(one -> one.asString(""))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<Role, String> attributes(JsonNode root) {
        var attributes = new EnumMap<Role, String>(USUAL_ATTRIBUTES);
        var given = root.path("attributes");
        for (var role : Role.values()) {
            var name = given.path(role.word()).asString(root.path(role.word()).asString(""));
            if (!name.isBlank()) attributes.put(role, name);
        }
        return Map.copyOf(attributes);
    }
}
