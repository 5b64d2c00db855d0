package dev.rapport.inbox.ui;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says at the fields of a form that both the person and the case have another value than the form started with. */
final class ContestedFields {

    private ContestedFields() {}

    /**
     * @param contested what the person had entered, by field
     * @param data what the form shows
     */
    static void mark(JsonNode form, Map<String, Object> contested, Map<String, Object> data) {
        for (var component : form.path("components")) {
            mark(component, contested, data);
            var key = component.path("key").asString("");
            if (contested.containsKey(key) && component instanceof ObjectNode field)
                field.put("description", words(field, contested.get(key), data.get(key), data));
        }
    }

    private static String words(
            ObjectNode field, @Nullable Object mine, @Nullable Object now, Map<String, Object> data) {
        return UI.getCurrent()
                .getTranslation("inbox.contested", label(field, now, data), label(field, mine, data))
                .replace("{{", "{");
    }

    private static String label(ObjectNode field, @Nullable Object value, Map<String, Object> data) {
        var said = value == null ? "–" : value.toString();
        var own = field.path("values")
                .valueStream()
                .filter(choice -> choice.path("value").asString("").equals(said))
                .map(choice -> choice.path("label").asString(said));
        return Stream.concat(own, offered(field, said, data)).findFirst().orElse(said);
    }

    private static Stream<String> offered(ObjectNode field, String said, Map<String, Object> data) {
        if (!(data.get(field.path("valuesKey").asString("")) instanceof List<?> choices)) return Stream.empty();
        return choices.stream()
                .filter(choice -> choice instanceof Map<?, ?> labelled && said.equals(labelled.get("value")))
                .map(choice -> String.valueOf(((Map<?, ?>) choice).get("label")));
    }
}
