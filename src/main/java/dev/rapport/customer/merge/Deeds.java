package dev.rapport.customer.merge;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerMove;
import dev.rapport.platform.CustomerParting;
import dev.rapport.platform.CustomerTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is asked of every table with customers' ids. */
final class Deeds {

    private Deeds() {}

    record Merging(Merge deed, MergeJournal journal) implements CustomerMove {

        @Override
        public void of(CustomerTable table) {
            journal.move(deed, table);
        }

        @Override
        public Set<CustomerId> customers() {
            return Set.of(deed.gone(), deed.survivor());
        }
    }

    record Parting(Merge deed, Set<String> addresses, MergeJournal journal, ChangedRows changed, List<String> stayed)
            implements CustomerParting {

        @Override
        public CustomerId back() {
            return deed.gone();
        }

        @Override
        public CustomerId survivor() {
            return deed.survivor();
        }

        @Override
        public UUID merge() {
            return deed.id().value();
        }

        @Override
        public void of(CustomerTable table) {
            journal.moveBack(deed, table);
            changed.revert(deed, table);
        }

        @Override
        public Set<CustomerId> customers() {
            return Set.of(deed.gone(), deed.survivor());
        }

        @Override
        public void bring(CustomerTable table, Collection<UUID> rows) {
            journal.bring(deed, table, rows);
        }

        @Override
        public void stay(Collection<String> numbers) {
            stayed.addAll(numbers);
        }
    }

    record Counting(CustomerId customer, CustomerId other, MergeJournal journal, Map<String, Long> counts)
            implements CustomerMove {

        Counting(CustomerId customer, CustomerId other, MergeJournal journal) {
            this(customer, other, journal, new LinkedHashMap<>());
        }

        @Override
        public void of(CustomerTable table) {
            counts.put(table.table() + "." + table.column(), journal.count(table, customer, other));
        }

        @Override
        public Set<CustomerId> customers() {
            return Set.of();
        }
    }

    record Naming(List<CustomerTable> tables) implements CustomerMove {

        @Override
        public void of(CustomerTable table) {
            tables.add(table);
        }

        @Override
        public Set<CustomerId> customers() {
            return Set.of();
        }
    }
}
