package dev.rapport.studio.forms;

import dev.rapport.engine.model.FormTexts;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One component of a form, whatever it is, with those within it left out. */
record FormPart(ObjectNode node) {

    private static final Set<String> INPUTS = Set.of(
            "textfield", "textarea", "number", "checkbox", "radio", "select", "checklist", "taglist", "datetime");
    private static final Set<String> SHOWN = Set.of("text", "html", "separator", "spacer", "group");
    private static final Set<String> CHOOSING = Set.of("radio", "select", "checklist", "taglist");

    /** All parts of a form in their order. What is no object is none. */
    static Stream<FormPart> of(JsonNode parent) {
        return StreamSupport.stream(parent.path("components").spliterator(), false)
                .flatMap(child -> child instanceof ObjectNode object
                        ? Stream.concat(Stream.of(new FormPart(object)), of(object))
                        : Stream.empty());
    }

    @Nullable
    String id() {
        return node.path("id").asString(null);
    }

    String type() {
        return node.path("type").asString("");
    }

    String key() {
        return node.path("key").asString("");
    }

    /** What people call it: its first words, or else its key or kind. */
    String called() {
        var label = node.path("label").asString(node.path("dateLabel").asString(""));
        if (!label.isBlank()) return shortened(label);
        var text = node.path("text").asString("");
        if (!text.isBlank()) return shortened(text);
        return shortened(key().isEmpty() ? type() : key());
    }

    boolean isInput() {
        return INPUTS.contains(type());
    }

    boolean isKnown() {
        return isInput() || SHOWN.contains(type());
    }

    boolean isChoosing() {
        return CHOOSING.contains(type());
    }

    String hide() {
        return node.path("conditional").path("hide").asString("");
    }

    /** The texts that people read, its choices' labels among them. */
    Stream<String> texts() {
        return FormTexts.of(alone());
    }

    /** The same without what is within it. */
    ObjectNode alone() {
        var alone = node.objectNode();
        node.properties().stream()
                .filter(property -> !property.getKey().equals("components"))
                .forEach(property -> alone.set(property.getKey(), property.getValue()));
        return alone;
    }

    static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
