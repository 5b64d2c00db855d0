package dev.rapport.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses among the options that rules offered, and keeps why the chosen one won or why none was left. */
final class Ranking {

    /** The result of one question, with its reasons; no option when all were ruled out. */
    record Choice(String name, @Nullable String option, List<Decision.Reason> reasons) {

        void into(Map<String, Object> results, List<Decision.Reason> all) {
            all.addAll(reasons);
            if (option != null) results.putIfAbsent(name, option);
        }
    }

    private final Map<String, List<Statement.Offer>> offers = new LinkedHashMap<>();
    private final Map<String, List<Statement.Favour>> favours = new LinkedHashMap<>();
    private final Map<String, Statement.RuleOut> ruledOut = new LinkedHashMap<>();

    Ranking(List<Statement> statements) {
        for (var statement : statements) {
            switch (statement) {
                case Statement.Offer offer -> of(offers, offer.name()).add(offer);
                case Statement.Favour favour -> of(favours, favour.option()).add(favour);
                case Statement.RuleOut out -> ruledOut.putIfAbsent(out.option(), out);
                default -> {}
            }
        }
    }

    List<Choice> choices() {
        return offers.keySet().stream().map(this::choose).toList();
    }

    private Choice choose(String name) {
        var offered = of(offers, name);
        var best = offered.stream()
                .filter(offer -> !ruledOut.containsKey(offer.option()))
                .min(Comparator.comparing((Statement.Offer offer) -> -points(offer.option()))
                        .thenComparing(Statement.Offer::order));
        return best.map(offer -> new Choice(name, offer.option(), whyChosen(offer)))
                .orElseGet(() -> new Choice(name, null, whyNobody(offered)));
    }

    private long points(String option) {
        return of(favours, option).stream().mapToLong(Statement.Favour::points).sum();
    }

    private List<Decision.Reason> whyChosen(Statement.Offer offer) {
        var reasons = new ArrayList<Decision.Reason>();
        for (var favour : of(favours, offer.option())) reasons.add(favour.said().reason(favour.points()));
        reasons.add(offer.said().reasonFor(offer.name()));
        return reasons;
    }

    /** One reason for each sentence, however many options it took out. */
    private List<Decision.Reason> whyNobody(List<Statement.Offer> offered) {
        var reasons = new LinkedHashSet<Decision.Reason>();
        for (var offer : offered) {
            var out = ruledOut.get(offer.option());
            if (out != null) reasons.add(out.said().reasonFor(offer.name()));
        }
        return List.copyOf(reasons);
    }

    private static <T> List<T> of(Map<String, List<T>> map, String key) {
        return map.computeIfAbsent(key, absent -> new ArrayList<>());
    }
}
