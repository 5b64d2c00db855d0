package dev.rapport.studio.forms;

import dev.rapport.engine.model.Feel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whether the server takes what the browser asks, and asks what the browser asks. */
final class FieldRules {

    private static final Pattern KEY = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]{0,99}");
    private static final Set<String> CHECKED = Set.of("required", "min", "max", "minLength", "maxLength", "pattern");
    private static final Set<String> NUMBERS = Set.of("min", "max", "minLength", "maxLength");

    private FieldRules() {}

    static void check(List<FormPart> parts, Consumer<FormProblem> found) {
        var keys = new HashSet<String>();
        for (var part : parts) {
            if (!part.isKnown() || part.node().has("path"))
                found.accept(FormProblem.of(FormRule.KNOWN_TYPE, part.id(), part.called(), said(part.type())));
            expressions(part, found);
            if (!part.isInput()) {
                if (part.type().equals("group") && !part.hide().isBlank())
                    found.accept(FormProblem.of(FormRule.HIDDEN_GROUP, part.id(), part.called()));
                continue;
            }
            if (!KEY.matcher(part.key()).matches())
                found.accept(FormProblem.of(FormRule.KEYED, part.id(), part.called(), said(part.key())));
            else if (!keys.add(part.key()))
                found.accept(FormProblem.of(FormRule.UNIQUE_KEY, part.id(), part.called(), part.key()));
            if (label(part).isBlank()) found.accept(FormProblem.of(FormRule.LABELLED, part.id(), part.called()));
            enforced(part, found);
            if (part.isChoosing()) choices(part, found);
        }
    }

    private static String label(FormPart part) {
        return part.node().path("label").asString(part.node().path("dateLabel").asString(""));
    }

    private static void expressions(FormPart part, Consumer<FormProblem> found) {
        var hide = part.hide();
        var all = Stream.concat(
                hide.isBlank() ? Stream.empty() : Stream.of(hide),
                texts(part.alone()).filter(text -> text.strip().startsWith("=")));
        all.distinct()
                .filter(text -> !Feel.isExpression(text))
                .forEach(text -> found.accept(
                        FormProblem.of(FormRule.EXPRESSION, part.id(), part.called(), FormPart.shortened(text))));
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isString() ? Stream.of(node.asString()) : node.valueStream().flatMap(FieldRules::texts);
    }

    private static void enforced(FormPart part, Consumer<FormProblem> found) {
        var rules = part.node().path("validate");
        for (var rule : rules.propertyNames())
            if (!isEnforced(rule, rules.path(rule)))
                found.accept(FormProblem.of(FormRule.ENFORCED, part.id(), part.called(), said(rule)));
        if (!part.node().path("valuesExpression").isMissingNode())
            found.accept(FormProblem.of(FormRule.ENFORCED, part.id(), part.called(), "valuesExpression"));
    }

    private static boolean isEnforced(String rule, JsonNode value) {
        if (!CHECKED.contains(rule)) return false;
        if (NUMBERS.contains(rule)) return value.isNumber();
        return rule.equals("required") ? value.isBoolean() : isPattern(value.asString(""));
    }

    private static boolean isPattern(String text) {
        try {
            return Pattern.compile(text) != null;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** Each has a value of its own and words, or they come with the data. */
    private static void choices(FormPart part, Consumer<FormProblem> found) {
        var choices = part.node().path("values");
        var fromData = !part.node().path("valuesKey").asString("").isBlank();
        var values = new HashSet<String>();
        var isWell = fromData || !choices.isEmpty();
        for (var choice : choices) {
            var value = choice.path("value").asString("");
            isWell &= !value.isBlank() && values.add(value);
            isWell &= !choice.path("label").asString("").isBlank();
        }
        if (!isWell) found.accept(FormProblem.of(FormRule.CHOICES, part.id(), part.called()));
    }

    private static String said(String text) {
        return text.isBlank() ? "–" : FormPart.shortened(text);
    }
}
