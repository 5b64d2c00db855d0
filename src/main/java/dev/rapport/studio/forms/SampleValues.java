package dev.rapport.studio.forms;

import dev.rapport.platform.Bilingual;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a form is filled with to look at it: values of nobody. */
public final class SampleValues {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern DATA = Pattern.compile("\\{\\{\\s{0,3}([a-zA-Z][a-zA-Z0-9_]{0,99})\\s{0,3}}}");

    private SampleValues() {}

    /** One for each word of the case that the form shows, and choices where they come with the case. */
    public static ObjectNode of(JsonNode form, Locale locale) {
        var known = known();
        var values = JSON.createObjectNode();
        FormPart.of(form).forEach(part -> {
            part.texts()
                    .forEach(text -> DATA.matcher(text)
                            .results()
                            .map(match -> match.group(1))
                            .forEach(word -> values.put(word, value(known, word, locale))));
            var choices = part.node().path("valuesKey").asString("");
            if (!choices.isBlank()) addChoices(values.putArray(choices), value(known, "choice", locale));
        });
        return values;
    }

    private static void addChoices(ArrayNode choices, String word) {
        for (var number = 1; number <= 3; number++)
            choices.addObject().put("value", "sample-" + number).put("label", word + " " + number);
    }

    private static String value(JsonNode known, String word, Locale locale) {
        return new Bilingual(known.path(word).asString("‹" + word + "›")).in(locale);
    }

    private static JsonNode known() {
        try {
            return JSON.readTree(
                    new ClassPathResource("studio/sample-values.json").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
