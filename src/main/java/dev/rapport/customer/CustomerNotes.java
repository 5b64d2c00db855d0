package dev.rapport.customer;

import dev.rapport.customer.CustomerIntake.Taken;
import dev.rapport.imports.RowNote;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people should know of a row of customers that is in. */
final class CustomerNotes {

    static final String PARENT_MISSING = "import.note.parent-missing";

    private CustomerNotes() {}

    static Optional<RowNote> of(Taken taken) {
        var parent = taken.told().parent();
        if (parent != null && taken.parentMissing())
            return Optional.of(new RowNote(PARENT_MISSING, parent, who(taken)));
        if (parent != null && taken.parentBelow())
            return Optional.of(new RowNote("import.note.parent-below", parent, who(taken)));
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
        var left = Stream.concat(otherName(taken), left(taken)).collect(Collectors.joining(", "));
        var who = who(taken);
        if (left.isEmpty() && kept.isEmpty()) return new RowNote("import.note.together-nothing-new", earlier, who);
        if (left.isEmpty()) return new RowNote("import.note.together", earlier, who, kept);
        return kept.isEmpty()
                ? new RowNote("import.note.together-otherwise", earlier, who, left)
                : new RowNote("import.note.together-partly", earlier, who, left, kept);
    }

    private static boolean isCalledOtherwise(Taken taken) {
        var name = taken.after().get(FirmStates.NAME);
        return name != null && !NameKey.of(name).equals(taken.told().key());
    }

    /** By the name that counts, which need not be the one of this row. */
    private static String who(Taken taken) {
        var name = taken.after().get(FirmStates.NAME);
        if (name == null || !isCalledOtherwise(taken)) return taken.called();
        var number = taken.told().number();
        return number == null ? name : "%s (%s)".formatted(name, number);
    }

    private static Stream<String> otherName(Taken taken) {
        var row = taken.told().row();
        if (!isCalledOtherwise(taken)) return Stream.empty();
        return Stream.of("name", "account", "family_name", "given_name")
                .filter(column -> row.get(column) != null)
                .limit(1)
                .map(column ->
                        row.header(column) + " " + taken.told().customer().name());
    }

    private static Optional<RowNote> known(Taken taken) {
        var changes = taken.after().entrySet().stream()
                .filter(now -> taken.before().containsKey(now.getKey()))
                .filter(now -> !now.getValue().equals(taken.before().get(now.getKey())))
                .map(now -> changed(taken, now.getKey(), now.getValue()))
                .collect(Collectors.joining(", "));
        var name = taken.after().get(FirmStates.NAME);
        var left = taken.merged() ? left(taken).collect(Collectors.joining(", ")) : "";
        if (name != null && !left.isEmpty())
            return Optional.of(new RowNote("import.note.only-adds", taken.called(), name, left));
        if (name != null && isCalledOtherwise(taken))
            return Optional.of(
                    changes.isEmpty()
                            ? new RowNote("import.note.called-otherwise", taken.called(), name)
                            : new RowNote("import.note.called-otherwise-changed", taken.called(), name, changes));
        if (changes.isEmpty()) return Optional.empty();
        return Optional.of(new RowNote("import.note.changed", taken.called(), changes));
    }

    /** What it says and what something else was kept of. */
    private static Stream<String> left(Taken taken) {
        return taken.left().entrySet().stream()
                .filter(said -> !said.getValue().equalsIgnoreCase(taken.after().get(said.getKey())))
                .map(said -> taken.told().row().header(said.getKey()) + " " + said.getValue());
    }

    private static String changed(Taken taken, String word, String now) {
        var before = taken.before().get(word);
        var header = taken.told().row().header(word);
        return before == null ? header + " " + now : "%s %s → %s".formatted(header, before, now);
    }
}
