package dev.rapport.contact.played;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a played WeCom knows of people whom members have as contacts. */
final class PlayedContacts {

    private static final int NOBODY = 84061;
    private static final int NO_SUCH_CODE = 41050;
    private static final int GREETED = 41051;

    private final Map<String, Map<String, Object>> known = new ConcurrentHashMap<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final Set<String> greeted = ConcurrentHashMap.newKeySet();
    private final Map<String, JsonNode> ways = Collections.synchronizedMap(new LinkedHashMap<>());
    private final AtomicInteger asked = new AtomicInteger();

    void know(String external, String name, String unionid) {
        known.put(
                external,
                unionid.isEmpty()
                        ? Map.of("external_userid", external, "name", name, "type", 1)
                        : Map.of("external_userid", external, "name", name, "type", 1, "unionid", unionid));
    }

    /** By which somebody may be greeted once. */
    void gives(String code, String external) {
        codes.put(code, external);
    }

    /** Whom it greets; the number that it refuses with where there is nobody, or no more. */
    Map.Entry<Integer, String> greets(String code) {
        var external = codes.get(code);
        if (external == null) return Map.entry(NO_SUCH_CODE, "");
        return greeted.add(code) ? Map.entry(0, external) : Map.entry(GREETED, external);
    }

    /** A way by which customers add members. */
    Map<String, ?> adds(JsonNode way, String config, String picture) {
        ways.put(config, way);
        return Map.of("errcode", 0, "errmsg", "ok", "config_id", config, "qr_code", picture);
    }

    boolean has(String config) {
        return ways.containsKey(config);
    }

    boolean ends(String config) {
        return ways.remove(config) != null;
    }

    boolean changes(JsonNode way) {
        return ways.computeIfPresent(
                        way.path("config_id").asString(""),
                        (config, before) -> ((ObjectNode) before).deepCopy().set("user", way.path("user")))
                != null;
    }

    /** The newest last. */
    List<JsonNode> ways() {
        synchronized (ways) {
            return List.copyOf(ways.values());
        }
    }

    int asked() {
        return asked.get();
    }

    Map<String, ?> get(String external) {
        asked.incrementAndGet();
        var contact = known.get(external);
        return contact == null
                ? Map.of("errcode", NOBODY, "errmsg", "not external contact")
                : Map.of("errcode", 0, "errmsg", "ok", "external_contact", contact, "follow_user", List.of());
    }
}
