package dev.rapport.contact.wecom;

import dev.rapport.contact.inbound.InboundQueue;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was told of contacts as it is kept until it is worked, in the order in which it came for each of them. */
@Component
class ContactBodies {

    static final String CHANGE = "change";

    private static final String STREAM = "contact ";

    private final InboundQueue inbound;
    private final JsonMapper json;

    ContactBodies(InboundQueue inbound, JsonMapper json) {
        this.inbound = inbound;
        this.json = json;
    }

    void keep(UUID account, String there, Map<String, String> told) {
        inbound.keep(account, there, STREAM + told.get("ExternalUserID"), json.writeValueAsBytes(Map.of(CHANGE, told)));
    }

    static ContactChange read(JsonNode kept) {
        var told = new HashMap<String, String>();
        kept.path(CHANGE)
                .properties()
                .forEach(field -> told.put(field.getKey(), field.getValue().asString("")));
        return ContactChange.read(told);
    }
}
