package dev.rapport.marketing.segments;

import dev.rapport.marketing.segments.Condition.Group;
import dev.rapport.marketing.segments.Condition.Leaf;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.ErasedRows;
import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Word;
import dev.rapport.platform.WrittenNumber;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what somebody says of a condition: as it is kept, or refused at the part that is wrong. */
final class ConditionCheck {

    static final int DEEPEST = 5;
    static final int MOST_LEAVES = 100;
    static final int MOST_DAYS = 3660;
    private static final int MOST_WORDS = 100;
    private static final int LONGEST = 200;
    private static final int MOST_DECIMALS = 6;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    private final Map<String, CustomerFact> facts;
    private int leaves;

    ConditionCheck(Map<String, CustomerFact> facts) {
        this.facts = facts;
    }

    /** @param place by which a refusal names it */
    Condition read(@Nullable ConditionPart part, String place) {
        return read(part, place, 1);
    }

    private Condition read(@Nullable ConditionPart part, String place, int depth) {
        if (depth > DEEPEST) throw Refused.invalid("segment.too-deep", DEEPEST).at(place);
        if (part == null) throw Refused.invalid("segment.says-nothing").at(place);
        var how = part.how();
        if (how != null && part.fact() != null)
            throw Refused.invalid("segment.either-or").at(place);
        return how == null ? leaf(part, place) : group(part, how, place, depth);
    }

    private Group group(ConditionPart part, String how, String place, int depth) {
        if (part.parts().isEmpty()) throw Refused.invalid("segment.empty-group").at(place);
        if (part.parts().size() > MOST_LEAVES) throw tooMany(place);
        var parts = new ArrayList<Condition>();
        for (var one : part.parts()) parts.add(read(one, place + ".parts[" + parts.size() + "]", depth + 1));
        return new Group(at(place + ".how", () -> Word.parse(How.class, how)), List.copyOf(parts));
    }

    private static Refused tooMany(String place) {
        return Refused.invalid("segment.too-many-leaves", MOST_LEAVES).at(place);
    }

    private Leaf leaf(ConditionPart part, String place) {
        if (++leaves > MOST_LEAVES) throw tooMany(place);
        if (part.fact() == null) throw Refused.invalid("segment.which-fact").at(place + ".fact");
        if (!part.parts().isEmpty()) throw Refused.invalid("segment.either-or").at(place);
        var fact = facts.get(part.fact());
        if (fact == null)
            throw Refused.invalid("segment.no-such-fact", CleanText.line(part.fact()))
                    .at(place + ".fact");
        var is = at(place + ".is", () -> Word.parse(Asks.class, part.is() == null ? "" : part.is()));
        if (!Asks.of(fact).contains(is))
            throw Refused.invalid(
                            "segment.not-asked-so",
                            fact.name(),
                            Asks.of(fact).stream().map(Asks::word).collect(Collectors.joining(", ")))
                    .at(place + ".is");
        return new Leaf(
                fact.name(),
                is,
                value(part, fact, is, place),
                words(part, fact, is, place),
                days(part, fact, is, place));
    }

    private static @Nullable String value(ConditionPart part, CustomerFact fact, Asks is, String place) {
        var said = CleanText.lineOrNull(part.value());
        if (!is.takesValue()) {
            if (said != null)
                throw Refused.invalid("segment.takes-no-value", is.word()).at(place + ".value");
            return null;
        }
        if (said == null) throw missing(fact).at(place + ".value");
        if (said.length() > LONGEST)
            throw Refused.invalid("segment.value-missing", LONGEST).at(place + ".value");
        return switch (fact.type()) {
            case NUMBER -> number(said, NUMBER, place);
            case COUNT -> number(said, WHOLE, place);
            case DAY -> at(place + ".value", () -> day(said));
            default -> said;
        };
    }

    private static Refused missing(CustomerFact fact) {
        return switch (fact.type()) {
            case DAY -> Refused.invalid("segment.day-missing");
            case NUMBER, COUNT -> Refused.invalid("segment.number-missing");
            default -> Refused.invalid("segment.value-missing", LONGEST);
        };
    }

    private static String number(String said, Pattern shape, String place) {
        if (!shape.matcher(said).matches())
            throw Refused.invalid("segment.no-number", said).at(place + ".value");
        return at(
                place + ".value", () -> WrittenNumber.read(said, MOST_DECIMALS).toPlainString());
    }

    private static String day(String said) {
        try {
            var day = LocalDate.parse(said);
            KeptYears.require(day);
            return day.toString();
        } catch (DateTimeException none) {
            throw Refused.invalid("segment.no-day", said);
        }
    }

    private static List<String> words(ConditionPart part, CustomerFact fact, Asks is, String place) {
        var said = part.of();
        if (!said.isEmpty() && !is.mayTakeWords(fact))
            throw Refused.invalid("segment.takes-no-words", fact.name()).at(place + ".of");
        if (said.isEmpty() && is.takesWords())
            throw Refused.invalid("segment.words-missing").at(place + ".of");
        if (said.size() > MOST_WORDS)
            throw Refused.invalid("segment.too-many-words", MOST_WORDS).at(place + ".of");
        var known = said.isEmpty() ? Map.<String, String>of() : fact.choices(Locale.ENGLISH);
        var words = new ArrayList<String>();
        for (var one : said) {
            var word = one == null ? "" : CleanText.line(one);
            var where = place + ".of[" + words.size() + "]";
            if (word.isEmpty() || word.length() > LONGEST)
                throw Refused.invalid("segment.value-missing", LONGEST).at(where);
            if (!fact.isOpen() && !known.containsKey(word))
                throw Refused.invalid("segment.no-such-word", word, fact.name()).at(where);
            words.add(word);
        }
        return words.stream().distinct().toList();
    }

    private static @Nullable Integer days(ConditionPart part, CustomerFact fact, Asks is, String place) {
        var days = part.days();
        if (days == null) {
            if (is.takesDays()) throw badDays(place);
            return null;
        }
        if (!is.mayTakeDays(fact))
            throw Refused.invalid("segment.takes-no-days", fact.name()).at(place + ".days");
        if (days < 1 || days > MOST_DAYS) throw badDays(place);
        return days;
    }

    private static Refused badDays(String place) {
        return Refused.invalid("segment.bad-days", MOST_DAYS).at(place + ".days");
    }

    /** Whether one may still be asked: refused with what is gone. */
    static void requireKnown(Condition condition, Map<String, CustomerFact> facts) {
        condition.leaves().forEach(leaf -> {
            var fact = facts.get(leaf.fact());
            if (fact == null || !Asks.of(fact).contains(leaf.is()))
                throw Refused.conflict("segment.fact-gone", leaf.fact());
            if (ErasedRows.MARK.equals(leaf.value()) || leaf.of().contains(ErasedRows.MARK))
                throw Refused.conflict("segment.word-gone", ErasedRows.MARK);
            if (fact.isOpen() || leaf.of().isEmpty()) return;
            var known = fact.choices(Locale.ENGLISH);
            leaf.of().stream()
                    .filter(word -> !known.containsKey(word))
                    .findFirst()
                    .ifPresent(gone -> {
                        throw Refused.conflict("segment.word-gone", gone);
                    });
        });
    }

    /** Refused where somebody asks by what they are not shown. */
    static void requireSeen(Condition condition, Map<String, CustomerFact> facts) {
        hidden(condition, facts).ifPresent(fact -> {
            throw Refused.notAllowed("segment.not-yours-to-ask", fact.name()).at("condition");
        });
    }

    /** The first that who asks now is not shown. */
    static Optional<CustomerFact> hidden(Condition condition, Map<String, CustomerFact> facts) {
        return condition
                .leaves()
                .map(leaf -> facts.get(leaf.fact()))
                .filter(Objects::nonNull)
                .filter(fact -> !fact.isSeen())
                .findFirst();
    }

    private static <T> T at(String place, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refused refused) {
            throw refused.at(place);
        }
    }
}
