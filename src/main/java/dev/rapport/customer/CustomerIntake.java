package dev.rapport.customer;

import dev.rapport.customer.IntakeWriting.Written;
import dev.rapport.imports.RowNote;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in customers that another system tells of, many at once and inside the caller's transaction. */
@Component
class CustomerIntake {

    private final CustomerRows rows;
    private final IntakeDecisions decisions;
    private final IntakeWriting writing;
    private final FirmStates states;
    private final Candidates candidates;
    private final FirmChanges changes;
    private final BroughtCustomers brought;

    CustomerIntake(
            CustomerRows rows,
            IntakeDecisions decisions,
            IntakeWriting writing,
            FirmStates states,
            Candidates candidates,
            FirmChanges changes,
            BroughtCustomers brought) {
        this.rows = rows;
        this.decisions = decisions;
        this.writing = writing;
        this.states = states;
        this.candidates = candidates;
        this.changes = changes;
        this.brought = brought;
    }

    /**
     * What became of what a row says.
     *
     * @param called what people read of it
     * @param before what was known of it; nothing of a fresh one
     * @param merged whether the one of its number became one with another customer, whom it only adds to
     * @param left what it says and what counts only where nothing else is said
     * @param candidates who may be the same as a fresh one
     * @param parentBelow whether its parent is below it already, so that it was left without one
     * @param passedOver whether it is here already and stays as it is, as somebody asked
     * @param refused why it had no effect at all
     * @param further what else people should know of it
     */
    record Taken(
            ToldCustomer told,
            String called,
            boolean fresh,
            Map<String, String> before,
            Map<String, String> after,
            boolean merged,
            Map<String, String> left,
            List<Candidate> candidates,
            boolean parentMissing,
            boolean parentBelow,
            boolean passedOver,
            @Nullable Refused refused,
            List<RowNote> further) {}

    /**
     * In their order. No two have a {@link ToldCustomer#keys key} in common; those that mean one customer all the same, such
     * as by numbers of two who became one, are taken in one after the other.
     */
    List<Taken> take(List<ToldCustomer> told) {
        rows.lock(told.stream().flatMap(ToldCustomer::locks).toList());
        var taken = new ArrayList<Taken>();
        while (taken.size() < told.size()) {
            var decided = decisions.decide(told.subList(taken.size(), told.size()));
            taken.addAll(apply(decided.subList(0, apart(decided))));
        }
        return taken;
    }

    /** How many of the first mean another customer each. */
    private static int apart(List<DecidedRow> decided) {
        var meant = new HashSet<CustomerId>();
        for (var place = 0; place < decided.size(); place++) {
            var one = decided.get(place).customer();
            if (one != null && !meant.add(one.id())) return place;
        }
        return decided.size();
    }

    private List<Taken> apply(List<DecidedRow> first) {
        var before = states.of(first.stream()
                .map(DecidedRow::customer)
                .filter(one -> one != null && !one.fresh())
                .map(MeantCustomer::id)
                .toList());
        var decided = decisions.counting(first, before);
        var customers = decided.stream()
                .map(DecidedRow::customer)
                .filter(Objects::nonNull)
                .toList();
        var alike = alike(customers.stream().filter(MeantCustomer::fresh).toList());
        var run = first.getFirst().told().row().run();
        var written = writing.write(customers, before, run);
        var after = states.of(ids(customers));
        if (run != null) {
            var known = customers.stream().filter(one -> !one.fresh()).toList();
            changes.note(run, FirmChange.of(ids(known), before, after, written.reached()));
            brought.remember(run, ids(customers));
        }
        return decided.stream()
                .map(one -> taken(one, before, after, alike, written))
                .toList();
    }

    /** Who may be the same as those that are new; a namesake among the rows before is as good as one that is here. */
    private Map<CustomerId, List<Candidate>> alike(List<MeantCustomer> fresh) {
        var sought = new LinkedHashMap<CustomerId, Candidates.Sought>();
        for (var one : fresh)
            sought.put(
                    one.id(),
                    new Candidates.Sought(one.told().customer(), one.told().points()));
        var alike = new HashMap<>(candidates.of(sought));
        var first = new HashMap<NameKey, MeantCustomer>();
        for (var one : fresh) {
            var namesake = first.putIfAbsent(one.told().key(), one);
            if (namesake == null) continue;
            var name = namesake.told().customer().name();
            var all = new ArrayList<>(alike.getOrDefault(one.id(), List.of()));
            all.add(new Candidate(namesake.id(), name, List.of(Candidate.Why.NAME)));
            alike.put(one.id(), all);
        }
        return alike;
    }

    private static Taken taken(
            DecidedRow decided,
            Map<CustomerId, Map<String, String>> before,
            Map<CustomerId, Map<String, String>> after,
            Map<CustomerId, List<Candidate>> alike,
            Written written) {
        var one = decided.customer();
        var told = decided.told();
        if (one == null)
            return new Taken(
                    told,
                    told.called(),
                    false,
                    Map.of(),
                    Map.of(),
                    false,
                    Map.of(),
                    List.of(),
                    false,
                    false,
                    decided.refused() == null,
                    decided.refused(),
                    List.of());
        var left = written.left().get(one.id());
        return new Taken(
                one.told(),
                one.called(),
                one.fresh(),
                before.getOrDefault(one.id(), Map.of()),
                after.getOrDefault(one.id(), Map.of()),
                one.merged(),
                one.merged() ? told.said() : told.saidAgain(),
                alike.getOrDefault(one.id(), List.of()),
                one.told().parent() != null && one.parent() == null,
                written.cut().contains(one.id()),
                false,
                null,
                left == null ? List.of() : List.of(left));
    }

    private static List<CustomerId> ids(List<MeantCustomer> firms) {
        return firms.stream().map(MeantCustomer::id).toList();
    }
}
