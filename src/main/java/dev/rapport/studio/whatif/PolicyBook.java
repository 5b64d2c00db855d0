package dev.rapport.studio.whatif;

import dev.rapport.rules.Decision;
import dev.rapport.rules.DecisionTable;
import dev.rapport.rules.RuleDraft;
import dev.rapport.rules.RuleTextRefused;
import dev.rapport.rules.RulebookCheck;
import dev.rapport.rules.Rules;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.sla.clocks.SlaPolicies;
import dev.rapport.studio.whatif.PolicyCheck.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Refuses policies that would promise what no case can have: cells that fit nothing, calendars and ladders that do not
 * exist, and rules that fail when they are asked.
 */
@Component
class PolicyBook implements RulebookCheck {

    private static final String LADDER_BOOK = "escalation-ladder";

    private final Calendars calendars;
    private final Rules rules;

    PolicyBook(Calendars calendars, Rules rules) {
        this.calendars = calendars;
        this.rules = rules;
    }

    @Override
    public String rulebook() {
        return SlaPolicies.BOOK;
    }

    @Override
    public void check(RuleDraft draft, @Nullable DecisionTable table) {
        var known = calendars.all().stream().map(CalendarSheet::name).collect(Collectors.toSet());
        var ladders = ladders();
        if (table != null) PolicyTable.of(table).ifPresent(policies -> checkCells(policies, table, known, ladders));
        samples(table).forEach(facts -> checkAnswer(facts, decide(draft, facts), known, ladders));
    }

    /** The first cell to mend, with how many more there are. */
    private static void checkCells(PolicyTable policies, DecisionTable table, Set<String> known, Set<String> ladders) {
        var rows = table.tables().getFirst().rows();
        var check = new PolicyCheck(policies, known, ladders);
        RuleTextRefused first = null;
        var more = 0;
        for (var place = 0; place < rows.size(); place++)
            for (var problem : check.at(place)) {
                if (first == null)
                    first = refusal(policies, place, rows.get(place).line(), problem);
                else more++;
            }
        if (first == null) return;
        if (more == 0) throw first;
        var arguments =
                Stream.concat(Stream.of(first.arguments()), Stream.of(more)).toArray();
        throw new RuleTextRefused(first.key() + "-and-more", arguments);
    }

    private static RuleTextRefused refusal(PolicyTable policies, int place, long line, Problem problem) {
        var label = policies.columns().stream()
                .filter(one -> one.key().equals(problem.column()))
                .map(PolicyColumn::label)
                .findFirst()
                .orElse(problem.column());
        var said = policies.rules().get(place).getOrDefault(problem.column(), "");
        return new RuleTextRefused("sla.policies.cell", line, label, said, wanted(policies, problem));
    }

    /** What may stand there instead: the words, or a range. */
    private static String wanted(PolicyTable policies, Problem problem) {
        var known = policies.columns().stream()
                .filter(one -> one.key().equals(problem.column()))
                .map(PolicyCheck::known)
                .findFirst()
                .orElse(Set.of());
        if (!known.isEmpty()) return String.join(", ", new TreeSet<>(known));
        var what = problem.text().substring(problem.text().lastIndexOf('.') + 1);
        return switch (what) {
            case "time" -> "0 … " + SlaPolicies.LONGEST;
            case "percent" -> "0 … 99";
            case "tick" -> "0, 1";
            case "word" -> String.join(", ", new TreeSet<>(PolicyCheck.PAUSING));
            default -> "";
        };
    }

    private static Decision decide(RuleDraft draft, SlaFacts facts) {
        try {
            return draft.decide(List.of(facts));
        } catch (RuntimeException failed) {
            throw new RuleTextRefused("sla.policies.fails", said(facts), String.valueOf(failed.getMessage()));
        }
    }

    private static void checkAnswer(SlaFacts facts, Decision decision, Set<String> known, Set<String> ladders) {
        var calendar = decision.text("calendar");
        if (calendar != null && !known.contains(calendar))
            throw new RuleTextRefused("sla.policies.no-calendar", said(facts), calendar);
        var ladder = decision.text("ladder");
        if (ladder != null && !ladders.contains(ladder))
            throw new RuleTextRefused("sla.policies.no-ladder", said(facts), ladder);
        try {
            SlaPolicies.promises(facts, decision);
        } catch (RuntimeException unfit) {
            throw new RuleTextRefused("sla.policies.fails", said(facts), String.valueOf(unfit.getMessage()));
        }
    }

    /** A case for each row of a table, and cases of all kinds and pressures. */
    private static Stream<SlaFacts> samples(@Nullable DecisionTable table) {
        var policies = table == null ? Optional.<PolicyTable>empty() : PolicyTable.of(table);
        var rows = policies.stream().flatMap(read -> read.rules().stream()).map(PolicyBook::facts);
        var usual = PolicyCheck.LADDERS.stream()
                .flatMap(type -> Stream.of("low", "normal", "high", "urgent", "hot", "warm")
                        .map(priority -> facts(Map.of("caseType", type, "priority", priority, "tier", "gold"))));
        return Stream.concat(rows, usual);
    }

    private static SlaFacts facts(Map<String, String> cells) {
        return SlaFacts.of(cells.getOrDefault("caseType", "ticket"))
                .withCategory(cells.get("category"))
                .withPriority(cells.get("priority"))
                .withTier(cells.get("tier"))
                .withChannel(cells.get("channel"))
                .withTeam(cells.get("team"))
                .withStage(cells.get("stage"))
                .withLanguage(cells.get("language"))
                .withContract(cells.get("contract"))
                .withStep(cells.get("step"));
    }

    private static String said(SlaFacts facts) {
        return Stream.of(facts.caseType(), facts.priority(), facts.tier(), facts.channel(), facts.stage())
                .filter(word -> word != null)
                .collect(Collectors.joining(", "));
    }

    private Set<String> ladders() {
        var ladders = new HashSet<>(PolicyCheck.LADDERS);
        Stream.of(rules.text(LADDER_BOOK))
                .filter(text -> text.contains("RuleTable"))
                .flatMap(text -> DecisionTable.read(text).tables().stream())
                .forEach(table -> {
                    var at = table.codes().indexOf("ladder == \"$param\"");
                    if (at >= 0)
                        table.rows().stream()
                                .filter(row -> row.cells().size() > at)
                                .forEach(row -> ladders.add(row.cells().get(at)));
                });
        return ladders;
    }
}
