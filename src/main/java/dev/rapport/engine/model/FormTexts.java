package dev.rapport.engine.model;

import dev.rapport.platform.Bilingual;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The texts of a form-js form that people read. Designers write them in both languages, as {@link Bilingual}. */
public final class FormTexts {

    private static final List<String> KEYS =
            List.of("label", "dateLabel", "timeLabel", "description", "text", "placeholder", "suffixAdorner");

    private FormTexts() {}

    /** Cuts the texts of a form, in place, to one language. */
    public static ObjectNode cut(ObjectNode form, Locale locale) {
        for (var key : KEYS)
            if (form.path(key).isString())
                form.put(key, new Bilingual(form.path(key).asString()).in(locale));
        for (var child : form.values()) cutBelow(child, locale);
        return form;
    }

    public static Stream<String> of(JsonNode form) {
        var own = KEYS.stream().map(form::path).filter(JsonNode::isString).map(JsonNode::asString);
        return Stream.concat(own, form.valueStream().flatMap(FormTexts::of));
    }

    private static void cutBelow(JsonNode child, Locale locale) {
        if (child instanceof ObjectNode object) cut(object, locale);
        else for (var one : child.values()) cutBelow(one, locale);
    }
}
