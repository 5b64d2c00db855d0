package dev.rapport.sales;

import dev.rapport.rules.Rules;
import dev.rapport.sales.LeadScore.Band;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Scores leads with the rulebook {@code lead-scoring}. */
@Component
class LeadScoring {

    private final Rules rules;

    LeadScoring(Rules rules) {
        this.rules = rules;
    }

    LeadScore score(Lead lead) {
        var decision = rules.decide("lead-scoring", List.of(facts(lead)));
        var band = decision.text("band");
        return new LeadScore(
                decision.score(),
                band == null ? Band.COLD : Band.valueOf(band.toUpperCase(Locale.ROOT)),
                decision.reasons(),
                decision.version());
    }

    static LeadFacts facts(Lead lead) {
        var origin = lead.origin();
        var facts = origin.facts();
        return new LeadFacts(
                facts.get("origin"),
                origin.source(),
                yes(facts, "doNotEmail"),
                yes(facts, "doNotCall"),
                whole(facts, "visits"),
                whole(facts, "secondsOnSite"),
                number(facts, "pagesPerVisit"),
                facts.get("lastActivity"),
                facts.get("country"),
                origin.city(),
                facts.get("specialization"),
                facts.get("heardFrom"),
                facts.get("occupation"),
                facts.get("goal"),
                yes(facts, "wantsFreeCopy"),
                lead.contact().phone() != null,
                lead.contact().email() != null,
                facts.containsKey("product"));
    }

    static boolean yes(Map<String, String> facts, String name) {
        var value = facts.getOrDefault(name, "");
        return value.equalsIgnoreCase("yes") || value.equalsIgnoreCase("true");
    }

    private static @Nullable Integer whole(Map<String, String> facts, String name) {
        var number = number(facts, name);
        return number == null ? null : (int) Math.round(number);
    }

    private static @Nullable Double number(Map<String, String> facts, String name) {
        var value = facts.get(name);
        if (value == null) return null;
        try {
            return Double.valueOf(value);
        } catch (NumberFormatException e) {
            return null; // a fact that is not a number is not known
        }
    }
}
