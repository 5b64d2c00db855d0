package dev.rapport.customer;

import dev.rapport.customer.CustomerIntake.Taken;
import dev.rapport.imports.RowNote;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people should know of a row of customers that is in. */
final class CustomerNotes {

    static final String PARENT_MISSING = "import.note.parent-missing";

    private CustomerNotes() {}

    static Optional<RowNote> of(Taken taken) {
        var parent = taken.told().parent();
        if (parent != null && taken.parentMissing())
            return Optional.of(new RowNote(PARENT_MISSING, parent, taken.called()));
        if (parent != null && taken.parentBelow())
            return Optional.of(new RowNote("import.note.parent-below", parent, taken.called()));
        if (taken.fresh()) return mayBeSame(taken.candidates());
        var earlier = taken.told().row().earlier();
        return earlier == null ? known(taken) : Optional.of(together(earlier, taken));
    }

    private static Optional<RowNote> mayBeSame(List<Candidate> candidates) {
        if (candidates.isEmpty()) return Optional.empty();
        return Optional.of(new RowNote(
                "import.note.candidates",
                candidates.stream().map(Candidate::name).distinct().collect(Collectors.joining(", "))));
    }

    /** What this row added, and what it says otherwise than a row before it, which counts. */
    private static RowNote together(long earlier, Taken taken) {
        var kept = taken.after().entrySet().stream()
                .filter(now -> !now.getValue().equals(taken.before().get(now.getKey())))
                .map(now -> changed(taken, now.getKey(), now.getValue()))
                .collect(Collectors.joining(", "));
        var left = left(taken);
        if (left.isEmpty() && kept.isEmpty())
            return new RowNote("import.note.together-nothing-new", earlier, taken.called());
        if (left.isEmpty()) return new RowNote("import.note.together", earlier, taken.called(), kept);
        return kept.isEmpty()
                ? new RowNote("import.note.together-otherwise", earlier, taken.called(), left)
                : new RowNote("import.note.together-partly", earlier, taken.called(), left, kept);
    }

    private static Optional<RowNote> known(Taken taken) {
        var changes = taken.after().entrySet().stream()
                .filter(now -> taken.before().containsKey(now.getKey()))
                .filter(now -> !now.getValue().equals(taken.before().get(now.getKey())))
                .map(now -> changed(taken, now.getKey(), now.getValue()))
                .collect(Collectors.joining(", "));
        var name = taken.after().get(FirmStates.NAME);
        var left = taken.merged() ? left(taken) : "";
        if (name != null && !left.isEmpty())
            return Optional.of(new RowNote("import.note.only-adds", taken.called(), name, left));
        if (name != null && !NameKey.of(name).equals(taken.told().key()))
            return Optional.of(
                    changes.isEmpty()
                            ? new RowNote("import.note.called-otherwise", taken.called(), name)
                            : new RowNote("import.note.called-otherwise-changed", taken.called(), name, changes));
        if (changes.isEmpty()) return Optional.empty();
        return Optional.of(new RowNote("import.note.changed", taken.called(), changes));
    }

    /** What it says and what something else was kept of. */
    private static String left(Taken taken) {
        return taken.left().entrySet().stream()
                .filter(said -> !said.getValue().equalsIgnoreCase(taken.after().get(said.getKey())))
                .map(said -> taken.told().row().header(said.getKey()) + " " + said.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String changed(Taken taken, String word, String now) {
        var before = taken.before().get(word);
        var header = taken.told().row().header(word);
        return before == null ? header + " " + now : "%s %s → %s".formatted(header, before, now);
    }
}
