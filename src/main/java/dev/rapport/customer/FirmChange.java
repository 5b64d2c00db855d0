package dev.rapport.customer;

import dev.rapport.customer.FirmChanges.Change;
import dev.rapport.platform.CustomerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what changed between two states of customers, as {@link FirmStates} tells them. */
final class FirmChange {

    private static final String CONTACT_BY = "contact by ";
    private static final List<String> WHO = List.of(FirmStates.NAME, FirmStates.KIND, FirmStates.NUMBER);
    private static final List<String> TERMS = List.of("tier", "language", "contract");

    private FirmChange() {}

    static List<Change> of(
            Collection<CustomerId> firms,
            Map<CustomerId, Map<String, String>> before,
            Map<CustomerId, Map<String, String>> after,
            List<ContactPoints.Added> reached) {
        var changes = new ArrayList<Change>();
        for (var firm : firms) {
            var was = before.getOrDefault(firm, Map.of());
            var is = after.getOrDefault(firm, Map.of());
            var words = new TreeSet<>(was.keySet());
            words.addAll(is.keySet());
            words.removeAll(Set.of("phone/email", "address"));
            words.removeAll(ToldMembership.WORDS);
            if (!Objects.equals(membership(was), membership(is)))
                changes.add(new Change(firm, FirmChanges.MEMBERSHIP, membership(was), membership(is)));
            for (var word : words)
                if (!Objects.equals(was.get(word), is.get(word)))
                    changes.add(new Change(firm, field(word), was.get(word), is.get(word)));
        }
        for (var point : reached) changes.add(new Change(point.customer(), FirmChanges.POINT + point.id(), null, null));
        return changes;
    }

    /** Its parts belong together. */
    private static @Nullable String membership(Map<String, String> known) {
        if (!known.containsKey(ToldMembership.LEVEL)) return null;
        return Stream.of(ToldMembership.LEVEL, ToldMembership.NUMBER, ToldMembership.SINCE, ToldMembership.UNTIL)
                .map(word -> known.getOrDefault(word, ""))
                .collect(Collectors.joining("|"));
    }

    private static String field(String word) {
        if (WHO.contains(word)) return FirmChanges.WHO + word;
        if (word.equals("subsidiary_of")) return FirmChanges.PARENT;
        if (word.startsWith(CONTACT_BY)) return FirmChanges.CONSENT + word.substring(CONTACT_BY.length());
        return (TERMS.contains(word) ? FirmChanges.TERM : FirmChanges.FACT) + word;
    }
}
