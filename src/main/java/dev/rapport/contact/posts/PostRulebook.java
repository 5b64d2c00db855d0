package dev.rapport.contact.posts;

import dev.rapport.platform.Refused;
import dev.rapport.platform.Word;
import dev.rapport.rules.DecisionTable;
import dev.rapport.rules.RuleDraft;
import dev.rapport.rules.RuleTextRefused;
import dev.rapport.rules.Rulebook;
import dev.rapport.rules.RulebookCheck;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PostRulebook {

    @Bean
    Rulebook postRules() {
        return new Rulebook("contact", PostJudging.RULEBOOK, List.of(PostFacts.class));
    }

    @Bean
    RulebookCheck postRulesCheck() {
        return new WordsAreKnown();
    }

    /** Refuses a mood or a deed that there is not, wherever it stands in a table. */
    private record WordsAreKnown() implements RulebookCheck {

        @Override
        public String rulebook() {
            return PostJudging.RULEBOOK;
        }

        @Override
        public void check(RuleDraft draft, @Nullable DecisionTable table) {
            if (table != null) {
                requireWords(table, PostJudging.MOOD, Mood.values());
                requireWords(table, PostJudging.DEED, PostDeed.values());
            }
            var decision = draft.decide(List.of(new PostFacts("web", "post", " ", "unknown", null, 0, 0, "")));
            try {
                PostJudging.mood(decision);
                PostJudging.deed(decision);
            } catch (Refused unknown) {
                throw new RuleTextRefused("post.no-such-words", words(Mood.values()), words(PostDeed.values()));
            }
        }

        private static void requireWords(DecisionTable table, String result, Word... all) {
            for (var one : table.tables()) {
                var codes = one.codes();
                for (var column = 0; column < codes.size(); column++)
                    if (codes.get(column).startsWith("verdict.set(\"" + result + "\""))
                        for (var row : one.rows()) requireWord(row, column, all);
            }
        }

        private static void requireWord(DecisionTable.Row row, int column, Word... all) {
            var said = column < row.cells().size() ? row.cells().get(column).strip() : "";
            if (Stream.of(all).noneMatch(word -> word.word().equals(said)))
                throw new RuleTextRefused("post.no-such-word", row.line(), said, words(all));
        }

        private static String words(Word... all) {
            return Stream.of(all).map(Word::word).collect(Collectors.joining(", "));
        }
    }
}
