package dev.rapport.customer.judgement;

import dev.rapport.customer.Tags;
import dev.rapport.customer.Tiers;
import dev.rapport.rules.DecisionTable;
import dev.rapport.rules.RuleDraft;
import dev.rapport.rules.RuleTextRefused;
import dev.rapport.rules.Rulebook;
import dev.rapport.rules.RulebookCheck;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JudgementRulebook {

    static final String NAME = Tags.BY_RULE;

    private static final String SAMPLE_LEVEL = "gold";

    @Bean("taggingRulebook")
    Rulebook tagging() {
        return new Rulebook("customer", NAME, List.of(CustomerFacts.class));
    }

    @Bean
    RulebookCheck taggingCheck(Tiers tiers) {
        return new RulebookCheck() {

            @Override
            public String rulebook() {
                return NAME;
            }

            @Override
            public void check(RuleDraft draft, @Nullable DecisionTable table) {
                samples().forEach(facts -> requireUse(draft, facts, tiers));
            }
        };
    }

    /** Refuses what no customer can be. */
    private static void requireUse(RuleDraft draft, CustomerFacts facts, Tiers tiers) {
        var said = Saying.of(draft.decide(List.of(facts)));
        var tier = said.tier();
        if (tier != null && !tiers.isKnown(tier))
            throw new RuleTextRefused("judgement.refused.tier", tier, String.join(", ", tiers.all()));
    }

    /** Customers of all kinds: who never bought, who did long ago, lately, often, for little and for much. */
    private static Stream<CustomerFacts> samples() {
        return Stream.of(0, 1, 3, 20)
                .flatMap(purchases -> IntStream.of(0, 20, 100, 400, 4000)
                        .boxed()
                        .flatMap(days -> Stream.of(0L, 1_000L, 50_000L, 5_000_000L)
                                .flatMap(amount ->
                                        Stream.of(true, false).map(yes -> sample(purchases, days, amount, yes)))));
    }

    private static CustomerFacts sample(int purchases, int days, long amount, boolean yes) {
        var bought = purchases > 0;
        var rhythm = purchases > 2 ? 30 : 0;
        return new CustomerFacts(
                yes,
                days,
                purchases,
                days < 365 ? purchases : 0,
                bought && days < 365 ? amount : 0,
                bought ? days : CustomerFacts.NEVER,
                bought ? days * 2 : CustomerFacts.NEVER,
                rhythm,
                rhythm == 0 ? 0 : (double) days / rhythm,
                yes,
                yes ? 1 : 0,
                yes ? SAMPLE_LEVEL : "",
                yes ? days : CustomerFacts.NEVER);
    }
}
