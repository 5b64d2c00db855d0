package dev.rapport.cases;

import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.engine.model.FormField;
import dev.rapport.engine.model.FormModel;
import dev.rapport.platform.Bilingual;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Puts values into people's words: labels and choices as the form has them, ids of people and teams as names. */
@Component
class Answers {

    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|[_-]");

    private final Texts texts;
    private final Staff staff;

    Answers(Texts texts, Staff staff) {
        this.texts = texts;
        this.staff = staff;
    }

    /** What was entered into the form's fields, in the form's order. */
    List<Answer> inForm(FormModel form, Map<String, Object> entered, Locale locale) {
        var answers = new ArrayList<Answer>();
        form.fields().forEach((name, field) -> {
            var value = entered.get(name);
            if (value != null)
                answers.add(new Answer(name, new Bilingual(field.label()).in(locale), said(field, value, locale)));
        });
        return List.copyOf(answers);
    }

    /** Values that no form has a label for, by name. */
    List<Answer> withoutForm(Map<String, Object> values, Locale locale) {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(value -> new Answer(
                        value.getKey(), label(value.getKey(), locale), known(value.getKey(), value.getValue(), locale)))
                .toList();
    }

    private Object said(FormField field, Object value, Locale locale) {
        if (value instanceof Collection<?> many)
            return many.stream().map(one -> said(field, one, locale)).toList();
        var choice = field.choices().get(value.toString());
        if (choice != null && !choice.isBlank()) return new Bilingual(choice).in(locale);
        if (field.type().equals("datetime"))
            return date(value.toString()).<Object>map(day -> day).orElse(value);
        return known(field.key(), value, locale);
    }

    private Object known(String name, Object value, Locale locale) {
        var text = value.toString();
        if (name.toLowerCase(Locale.ROOT).endsWith("team") || name.equals("teamKey"))
            return staff.team(text).map(team -> team.name(locale)).orElse(text);
        if (name.equals("category")) return texts.get(locale, text);
        if (name.endsWith("Id")) return person(text).map(Person::name).orElse(text);
        return value;
    }

    private Optional<Person> person(String id) {
        try {
            return staff.byId(UserId.of(id));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The text {@code variable.<name>}; without one, the name in words: {@code ownerFound} becomes "Owner found". */
    private String label(String name, Locale locale) {
        if (texts.has("variable." + name)) return texts.get(locale, "variable." + name);
        var words = HUMP.matcher(name).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
