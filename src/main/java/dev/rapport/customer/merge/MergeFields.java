package dev.rapport.customer.merge;

import static dev.rapport.customer.merge.MergeTables.CUSTOMER;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Field by field, what the customer says that two become. */
@Component
class MergeFields {

    private final ChangedRows changed;
    private final CustomerPairs pairs;

    MergeFields(ChangedRows changed, CustomerPairs pairs) {
        this.changed = changed;
        this.pairs = pairs;
    }

    /** What somebody must have read who makes them one. */
    Revision revision(CustomerRow stays, CustomerRow goes) {
        return Revision.of(Stream.of(stays, goes)
                .flatMap(row -> Stream.of(
                        Arrays.stream(Field.values()).map(field -> row.text(field.column())),
                        Stream.of(row.id().toString(), row.facts().toString(), String.valueOf(row.doNotContact()))))
                .flatMap(parts -> parts)
                .toArray());
    }

    /** The words by which choices are told, those of facts included. */
    static List<String> words(CustomerRow stays, CustomerRow goes) {
        var facts = new TreeSet<>(stays.facts().keySet());
        facts.addAll(goes.facts().keySet());
        return Stream.concat(
                        Arrays.stream(Field.values()).map(Field::word),
                        facts.stream().map(name -> Field.FACT + name))
                .toList();
    }

    static @Nullable String value(CustomerRow row, String word) {
        return word.startsWith(Field.FACT)
                ? row.facts().get(word.substring(Field.FACT.length()))
                : row.text(Field.of(word).column());
    }

    /** Whose value stands where nobody chooses: the survivor's, if it has one. */
    static Side usual(CustomerRow stays, CustomerRow goes, String word) {
        return value(stays, word) == null && value(goes, word) != null ? Side.GONE : Side.SURVIVOR;
    }

    void requireKnown(CustomerRow stays, CustomerRow goes, Set<String> chosen) {
        var unknown = new HashSet<>(chosen);
        unknown.removeAll(words(stays, goes));
        for (var word : unknown) throw Refused.invalid("customer.merge-no-such-field", word);
    }

    /** Facts that the survivor has as the one that goes had them. */
    static List<String> facts(CustomerRow stays, CustomerRow goes, Map<String, Side> choices) {
        return goes.facts().keySet().stream()
                .filter(name -> side(stays, goes, choices, Field.FACT + name) == Side.GONE)
                .toList();
    }

    void apply(Merge merge, CustomerRow stays, CustomerRow goes, Map<String, Side> choices) {
        for (var field : Field.values()) {
            if (field == Field.PARENT) continue;
            if (side(stays, goes, choices, field.word()) == Side.GONE)
                take(merge, field.columns(), stays, goes.values());
        }
        if (Stream.of(Field.TIER, Field.LANGUAGE, Field.CONTRACT)
                .anyMatch(field -> side(stays, goes, choices, field.word()) == Side.GONE
                        && !Objects.equals(stays.text(field.column()), goes.text(field.column()))))
            take(merge, List.of("terms_by", "terms_at"), stays, written(merge));
        apply(merge, stays, parent(stays, goes, side(stays, goes, choices, Field.PARENT.word())));
        var forbidden = stays.doNotContact() || goes.doNotContact();
        changed.change(
                merge, CUSTOMER, Map.of("do_not_contact", stays.doNotContact()), Map.of("do_not_contact", forbidden));
    }

    private static Map<String, @Nullable Object> written(Merge merge) {
        var written = new HashMap<String, @Nullable Object>();
        written.put("terms_by", merge.by() == null ? null : merge.by().toString());
        written.put("terms_at", merge.at().toString());
        return written;
    }

    /** A customer is nobody's subsidiary of its own, over however many steps. */
    private Map<String, @Nullable Object> parent(CustomerRow stays, CustomerRow goes, Side side) {
        var both = Set.of(stays.id(), goes.id());
        var from = side == Side.SURVIVOR ? stays : goes;
        if (from.parent() != null && both.contains(from.parent())) from = from == stays ? goes : stays;
        var parent = from.parent();
        var none = parent != null && both.contains(parent);
        if (parent != null && !none) requireBeside(parent, stays, goes);
        var values = new HashMap<String, @Nullable Object>();
        values.put("parent_id", none ? null : from.text("parent_id"));
        values.put("parent_external", none ? null : from.text("parent_external"));
        return values;
    }

    private void requireBeside(CustomerId parent, CustomerRow stays, CustomerRow goes) {
        pairs.standsAbove(parent, stays.id(), goes.id()).ifPresent(between -> {
            throw Refused.conflict("customer.merge-circle", between);
        });
    }

    private void apply(Merge merge, CustomerRow stays, Map<String, @Nullable Object> parent) {
        take(merge, Field.PARENT.columns(), stays, parent);
    }

    private void take(Merge merge, List<String> columns, CustomerRow stays, Map<String, @Nullable Object> from) {
        var before = of(columns, stays.values());
        var after = of(columns, from);
        if (!before.equals(after)) changed.change(merge, CUSTOMER, before, after);
    }

    private static Map<String, @Nullable Object> of(List<String> columns, Map<String, @Nullable Object> values) {
        var part = new LinkedHashMap<String, @Nullable Object>();
        columns.stream().filter(values::containsKey).forEach(column -> part.put(column, values.get(column)));
        return part;
    }

    private static Side side(CustomerRow stays, CustomerRow goes, Map<String, Side> choices, String word) {
        var chosen = choices.get(word);
        return chosen == null ? usual(stays, goes, word) : chosen;
    }
}
