package dev.rapport.engine.model;

import dev.rapport.platform.Bilingual;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.WrittenNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One input field of a form.
 *
 * @param rules the field's "validate" part
 * @param days which days it takes, if it takes days
 * @param hidden when the field is not shown; absent if it always is
 * @param choices the values it offers, each with its label; empty if it is free or its choices come with the data
 * @param choicesFrom where in the data its choices are, if they come with it
 */
public record FormField(
        String key,
        String type,
        String label,
        JsonNode rules,
        Days days,
        @Nullable FeelCondition hidden,
        boolean required,
        Map<String, String> choices,
        @Nullable String choicesFrom) {

    private static final Set<String> INPUTS = Set.of(
            "textfield", "textarea", "number", "checkbox", "radio", "select", "checklist", "taglist", "datetime");
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_DECIMALS = 30;
    private static final int MOST_CHOICES = 200;

    static boolean isInput(JsonNode component) {
        return INPUTS.contains(component.path("type").asString(""))
                && !component.path("key").asString("").isBlank();
    }

    static FormField of(JsonNode component) {
        var rules = component.path("validate");
        var hide = component.path("conditional").path("hide").asString("");
        var choices = new LinkedHashMap<String, String>();
        for (var choice : component.path("values"))
            choices.put(choice.path("value").asString(""), choice.path("label").asString(""));
        var key = component.path("key").asString();
        return new FormField(
                key,
                component.path("type").asString(),
                component.path("label").asString(component.path("dateLabel").asString(key)),
                rules,
                Days.of(component),
                hide.isBlank() ? null : FeelCondition.parse(hide),
                rules.path("required").asBoolean(false),
                Collections.unmodifiableMap(choices),
                component.path("valuesKey").asString(null));
    }

    /**
     * The value in its normal form, or nothing if the field was left empty. A field that the other values hide takes
     * nothing and is not missed.
     *
     * @param all what the condition of the field may look at
     */
    @Nullable
    Object check(@Nullable Object value, Map<String, Object> all, Instant now) {
        var isHidden = hidden != null && hidden.holds(all);
        if (value == null || isEmpty(value)) {
            if (required && !isHidden) throw Refused.unfit("error.form-required", new Bilingual(label));
            return null;
        }
        if (isHidden) throw Refused.unfit("error.form-hidden-field", new Bilingual(label));
        if (isPlaceholder(value)) throw Refused.unfit("error.form-placeholder", new Bilingual(label));
        return switch (type) {
            case "datetime" -> days.check(text(value), label, now);
            case "number" -> number(value);
            case "checkbox" -> flag(value);
            case "checklist", "taglist" -> many(value);
            case "textfield", "textarea" -> text(value);
            default -> one(value);
        };
    }

    /** Also an unset box, which the browser sends of fields that it hides. */
    private boolean isEmpty(Object value) {
        return value instanceof String text && CleanText.saysNothing(text)
                || value instanceof Collection<?> many && many.isEmpty()
                || Boolean.FALSE.equals(value) && hidden != null;
    }

    /** Whether it stands for words that the field requires, such as a dash. */
    public boolean isPlaceholder(Object value) {
        return required
                && (type.equals("textfield") || type.equals("textarea"))
                && value instanceof String text
                && CleanText.isPlaceholder(text);
    }

    /** Whether the field is shown or hidden by something else than those fields. */
    boolean looksBeyond(Set<String> keys) {
        return hidden != null && !keys.containsAll(hidden.words());
    }

    /** Refuses a value that is not among the choices that came with the data. */
    void checkOffered(@Nullable Object value, Map<String, Object> data) {
        if (choicesFrom == null || value == null || "".equals(value)) return;
        if (!(data.get(choicesFrom) instanceof Collection<?> offered)) return;
        var values = offered.stream()
                .map(choice -> choice instanceof Map<?, ?> labelled ? labelled.get("value") : choice)
                .map(String::valueOf)
                .toList();
        var chosen = value instanceof Collection<?> many ? many : List.of(value);
        if (!chosen.stream().map(String::valueOf).allMatch(values::contains)) throw wrong();
    }

    private Object number(Object value) {
        try {
            var number = new BigDecimal(value.toString().length() > 40 ? "" : value.toString());
            if (Math.abs((long) number.scale()) > 40) throw wrong();
            if (rules.has("min") && number.compareTo(rules.path("min").asDecimal()) < 0
                    || rules.has("max") && number.compareTo(rules.path("max").asDecimal()) > 0) throw wrong();
            return value instanceof String text ? WrittenNumber.read(text, MOST_DECIMALS) : value;
        } catch (NumberFormatException e) {
            throw wrong();
        }
    }

    private Object flag(Object value) {
        if (!(value instanceof Boolean flag)) throw wrong();
        if (required && !flag) throw Refused.unfit("error.form-required", new Bilingual(label));
        return flag;
    }

    private List<Object> many(Object value) {
        if (!(value instanceof Collection<?> values) || values.size() > MOST_CHOICES) throw wrong();
        return values.stream().<Object>map(this::one).toList();
    }

    private Object one(@Nullable Object value) {
        if (value == null || value instanceof Map || value instanceof Collection) throw wrong();
        if (!choices.isEmpty() && !choices.containsKey(value.toString())) throw wrong();
        return value instanceof Boolean || value instanceof Number ? value : text(value);
    }

    private String text(Object value) {
        if (!(value instanceof String given)) throw wrong();
        var text = clean(given);
        var longest = Math.min(rules.path("maxLength").asInt(LONGEST_TEXT), LONGEST_TEXT);
        if (text.length() > longest) throw Refused.unfit("error.form-too-long-text", new Bilingual(label), longest);
        if (text.length() < rules.path("minLength").asInt(0)) throw wrong();
        if (rules.has("pattern") && !matches(text, rules.path("pattern").asString())) throw wrong();
        return text;
    }

    private String clean(String text) {
        return switch (type) {
            case "textfield" -> CleanText.line(text);
            case "textarea" -> CleanText.body(text);
            default -> {
                CleanText.requireFit(text);
                yield text;
            }
        };
    }

    /** As in the browser, the pattern need not cover the whole text. A pattern that Java cannot read is left to it. */
    private static boolean matches(String text, String pattern) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return true;
        }
    }

    private Refused wrong() {
        return Refused.unfit("error.form-wrong-value", new Bilingual(label));
    }
}
