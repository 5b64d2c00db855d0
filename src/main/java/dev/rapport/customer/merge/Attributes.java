package dev.rapport.customer.merge;

import dev.rapport.customer.Judged;
import dev.rapport.platform.CustomerTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What is said of customers: tags, facts, consents. The survivor takes what the one that goes says and it does not; that one's
 * own rows wait whole. What is changed afterwards is said of the survivor, but a no of both ({@link NoOfBoth}).
 */
@Component
class Attributes {

    private static final CustomerTable TAGS = said("customer_tag", "word");
    private static final CustomerTable FACTS = said("customer_fact", "name");
    private static final CustomerTable CONSENTS = said("customer_consent", "purpose", "channel");
    static final List<CustomerTable> ALL = List.of(TAGS, FACTS, CONSENTS);

    private final MergeJournal journal;
    private final ChangedRows changed;
    private final MergedOverrides overrides;

    Attributes(MergeJournal journal, ChangedRows changed, MergedOverrides overrides) {
        this.journal = journal;
        this.changed = changed;
        this.overrides = overrides;
    }

    private static CustomerTable said(String table, String... what) {
        return CustomerTable.of(table, "customer_id")
                .toldApartBy(
                        Stream.concat(Stream.of("customer_id"), Stream.of(what)).toArray(String[]::new));
    }

    /**
     * @param facts those that the survivor has as the one that goes had them
     * @param chosen whose stage and tier somebody said to be right
     */
    void merge(Merge merge, Collection<String> facts, Map<Judged, Side> chosen) {
        overrides.merge(merge, chosen);
        changed.take(merge, TAGS, """
            (own.expires_at < other.expires_at or own.expires_at is not null and other.expires_at is null)\
            """, Map.of());
        changed.take(
                merge,
                FACTS,
                "other.name = any(:chosen) and own.value <> other.value",
                Map.of("chosen", facts.toArray(String[]::new)));
        changed.take(
                merge,
                CONSENTS,
                "own.granted and (not other.granted or other.expires_at < coalesce(own.expires_at, 'infinity'))",
                Map.of());
        ALL.forEach(table -> journal.parkAll(merge, table));
    }

    void part(Merge merge) {
        overrides.part(merge);
        for (var table : ALL) {
            journal.restore(merge, table);
            changed.revert(merge, table);
        }
    }
}
