package dev.rapport.marketing.segments;

import dev.rapport.marketing.segments.Condition.Group;
import dev.rapport.marketing.segments.Condition.Leaf;
import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.CustomerFact.Type;
import dev.rapport.platform.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says what a condition means, as a sentence. */
@Component
class SegmentWords {

    private final KnownFacts known;
    private final Texts texts;

    SegmentWords(KnownFacts known, Texts texts) {
        this.known = known;
        this.texts = texts;
    }

    String say(Condition condition, Locale locale) {
        return new Saying(known.all(), locale).say(condition, true);
    }

    private final class Saying {

        private final Map<String, CustomerFact> facts;
        private final Locale locale;

        Saying(Map<String, CustomerFact> facts, Locale locale) {
            this.facts = facts;
            this.locale = locale;
        }

        String say(Condition condition, boolean outermost) {
            return switch (condition) {
                case Group group -> group(group, outermost);
                case Leaf leaf -> leaf(leaf);
            };
        }

        private String group(Group group, boolean outermost) {
            var how = "segment.say." + group.how();
            var several = group.parts().stream()
                    .map(part -> say(part, false))
                    .collect(Collectors.joining(text(how + ".between")));
            if (group.how() == How.NONE) return text(how, several);
            return outermost || group.parts().size() == 1 ? several : text("segment.say.together", several);
        }

        private String leaf(Leaf leaf) {
            var fact = facts.get(leaf.fact());
            if (fact == null) return text("segment.say.gone", leaf.fact());
            var called = fact.called(locale);
            if (!fact.isSeen()) return text("segment.say.hidden", called);
            Object what = leaf.is().takesWords() ? words(fact, leaf.of()) : value(fact, leaf);
            var days = leaf.days();
            if (days != null && leaf.is().takesDays()) what = days;
            return text((fact.type() == Type.COUNT ? "segment.say.count." : "segment.say.") + leaf.is(), called, what)
                    + narrowed(fact, leaf);
        }

        private String narrowed(CustomerFact fact, Leaf leaf) {
            var narrowed = "";
            if (!leaf.of().isEmpty() && !leaf.is().takesWords())
                narrowed += text("segment.say.of", words(fact, leaf.of()));
            var days = leaf.days();
            if (days != null && !leaf.is().takesDays()) narrowed += text("segment.say.of-late", days);
            return narrowed;
        }

        private String words(CustomerFact fact, List<String> words) {
            var said = fact.choices(locale);
            return words.stream()
                    .map(word -> said.getOrDefault(word, word))
                    .collect(Collectors.joining(text("segment.say.word-between")));
        }

        private String value(CustomerFact fact, Leaf leaf) {
            var value = leaf.value();
            if (value == null) return "";
            return switch (fact.type()) {
                case NUMBER, COUNT -> texts.get(locale, "segment.say.number", new BigDecimal(value));
                default -> value;
            };
        }

        private String text(String key, Object... arguments) {
            return texts.get(locale, key, arguments);
        }
    }
}
