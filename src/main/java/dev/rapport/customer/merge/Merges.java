package dev.rapport.customer.merge;

import static dev.rapport.customer.merge.MergeTables.CUSTOMER;
import static dev.rapport.customer.merge.MergeTables.PRINT;

import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.customer.Aliases;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.CustomerEvent.MergedWith;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerTermsChanged;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes two customers one, in one transaction with everything that points at them. */
@Service
@Transactional
public class Merges {

    private final CustomerPairs pairs;
    private final MergeFields fields;
    private final Attributes attributes;
    private final MergeRows merges;
    private final MergeJournal journal;
    private final MergeSight sight;
    private final Aliases aliases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Merges(
            CustomerPairs pairs,
            MergeFields fields,
            Attributes attributes,
            MergeRows merges,
            MergeJournal journal,
            MergeSight sight,
            Aliases aliases,
            ApplicationEventPublisher events,
            Clock clock) {
        this.pairs = pairs;
        this.fields = fields;
        this.attributes = attributes;
        this.merges = merges;
        this.journal = journal;
        this.sight = sight;
        this.aliases = aliases;
        this.events = events;
        this.clock = clock;
    }

    /**
     * From now on the one is known as the other. For managers and administrators, and for who owns both.
     *
     * @param choices by the words of {@link Comparison.Line#field}, whose value the survivor has; of others its own, or the
     *     other's where it has none
     * @param read the {@link Comparison#revision} that the asker saw; refused when somebody changed one of the two since
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public void merge(CustomerId survivor, CustomerId gone, Map<String, Side> choices, Revision read) {
        if (survivor.equals(gone)) throw Refused.invalid("customer.merge-itself");
        journal.writeTimesAlike();
        var rows = pairs.locked(survivor, gone);
        var stays = require(rows, survivor);
        var goes = require(rows, gone);
        sight.require(stays.owner(), goes.owner());
        if (!read.isStill(fields.revision(stays, goes)))
            throw Refused.changed("customer.merge-changed-meanwhile", stays.name(), goes.name());
        fields.requireKnown(stays, goes, choices.keySet());
        var now = Instants.now(clock);
        var merge = new Merge(MergeId.next(), survivor, gone, goes.name(), sight.me(), now);
        merges.insert(merge);
        fields.apply(merge, stays, goes, choices);
        attributes.merge(merge, MergeFields.facts(stays, goes, choices), MergedOverrides.chosen(stays, goes, choices));
        events.publishEvent(new Deeds.Merging(merge, journal));
        merges.alias(merge);
        journal.parkAll(merge, PRINT);
        pairs.requireNothingLeft(gone);
        journal.parkAll(merge, CUSTOMER);
        events.publishEvent(new MergedWith(Ids.next(), CustomerEvent.subjectOf(survivor), now, goes.name()));
        events.publishEvent(new CustomerTermsChanged(survivor, merge.by()));
    }

    private CustomerRow require(Map<CustomerId, CustomerRow> rows, CustomerId id) {
        var row = rows.get(id);
        if (row == null) throw aliases.missing(id);
        return row;
    }
}
