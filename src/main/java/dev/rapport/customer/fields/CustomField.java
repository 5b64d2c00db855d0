package dev.rapport.customer.fields;

import dev.rapport.access.Role;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.fields.FactField.Choice;
import dev.rapport.customer.fields.FactField.Format;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says of a field that profiles have besides those that the product knows.
 *
 * @param name by which the API, files and rules know it; never changes
 * @param of the kind of customer that has it; both if absent
 * @param neededFrom the stage from which on it must be known; absent where nobody must know it
 * @param seenBy roles to which its value is shown; all if empty
 * @param changedBy roles that may enter it; all who work with customers if empty
 * @param place where it stands among the others, from 0 on
 * @param inUse whether forms offer it
 */
public record CustomField(
        String name,
        String english,
        String chinese,
        Format format,
        List<Choice> choices,
        NewCustomer.@Nullable Kind of,
        @Nullable Lifecycle neededFrom,
        Set<Role> seenBy,
        Set<Role> changedBy,
        int place,
        boolean inUse) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final int LONGEST = 60;
    private static final int MOST_CHOICES = 100;
    private static final int LAST_PLACE = 999;

    public CustomField {
        english = CleanText.line(english);
        chinese = CleanText.line(chinese);
        if (english.isEmpty()) english = chinese;
        if (chinese.isEmpty()) chinese = english;
        choices = choices.stream().map(CustomField::clean).toList();
        seenBy = sorted(seenBy);
        changedBy = sorted(changedBy);
    }

    private static Set<Role> sorted(Set<Role> roles) {
        if (roles.stream().anyMatch(Objects::isNull))
            throw Refused.invalid("fields.no-role").at("seenBy");
        return Collections.unmodifiableSet(new TreeSet<>(roles));
    }

    private static Choice clean(Choice said) {
        var word = CleanText.line(said.word());
        var english = CleanText.line(said.english());
        var chinese = CleanText.line(said.chinese());
        if (english.isEmpty()) english = word;
        return new Choice(word, english, chinese.isEmpty() ? english : chinese);
    }

    /** Refused, at the part that is wrong, when it cannot be a field. */
    void requireSane() {
        if (!NAME.matcher(name).matches())
            throw Refused.invalid("fields.bad-name").at("name");
        if (FactField.KNOWN.stream().anyMatch(known -> known.name().equals(name)))
            throw Refused.conflict("fields.name-taken", name).at("name");
        if (english.isEmpty() || english.length() > LONGEST || chinese.length() > LONGEST)
            throw Refused.invalid("fields.bad-label", LONGEST).at("english");
        if (format == Format.KIND) throw Refused.invalid("fields.bad-format").at("format");
        if (place < 0 || place > LAST_PLACE)
            throw Refused.invalid("fields.bad-place", LAST_PLACE).at("place");
        if (neededFrom == Lifecycle.FORMER)
            throw Refused.invalid("fields.bad-stage").at("neededFrom");
        requireSaneChoices();
    }

    private void requireSaneChoices() {
        if (!format.hasChoices()) {
            if (!choices.isEmpty()) throw Refused.invalid("fields.no-choices").at("choices");
            return;
        }
        if (choices.isEmpty() || choices.size() > MOST_CHOICES)
            throw Refused.invalid("fields.choices-missing", MOST_CHOICES).at("choices");
        var meanings = new HashSet<String>();
        for (var choice : choices) {
            var words = Set.copyOf(new HashSet<>(List.of(
                    choice.word().toLowerCase(Locale.ROOT),
                    choice.english().toLowerCase(Locale.ROOT),
                    choice.chinese().toLowerCase(Locale.ROOT))));
            if (words.stream().anyMatch(word -> word.isEmpty() || word.length() > LONGEST))
                throw Refused.invalid("fields.bad-choice", LONGEST).at("choices");
            if (format == Format.CHOICES && words.stream().anyMatch(FactField::isDivided))
                throw Refused.invalid("fields.choice-divided", choice.word()).at("choices");
            if (!words.stream().allMatch(meanings::add))
                throw Refused.invalid("fields.choice-twice", choice.word()).at("choices");
        }
    }

    public String label(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }

    /** How it is written. */
    public FactField field() {
        return new FactField(name, format, choices);
    }

    boolean isOf(NewCustomer.Kind kind) {
        return of == null || of == kind;
    }

    boolean isNeededAt(Lifecycle stage) {
        return inUse && neededFrom != null && stage.compareTo(neededFrom) >= 0;
    }

    public Revision revision() {
        return Revision.of(english, chinese, format, choices, of, neededFrom, seenBy, changedBy, place, inUse);
    }
}
