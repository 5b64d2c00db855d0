package dev.rapport.customer.merge;

import static dev.rapport.customer.merge.MergeTables.CUSTOMER;
import static dev.rapport.customer.merge.MergeTables.PRINT;

import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.customer.Aliases;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.CustomerEvent.MergeUndone;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerTermsChanged;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Undoes merges, in one transaction with everything that was moved. */
@Service
@Transactional
public class Partings {

    private final MergeRows merges;
    private final MergeJournal journal;
    private final ChangedRows changed;
    private final Attributes attributes;
    private final Revival revival;
    private final SinceMerged since;
    private final CustomerPairs pairs;
    private final MergeSight sight;
    private final Aliases aliases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Partings(
            MergeRows merges,
            MergeJournal journal,
            ChangedRows changed,
            Attributes attributes,
            Revival revival,
            SinceMerged since,
            CustomerPairs pairs,
            MergeSight sight,
            Aliases aliases,
            ApplicationEventPublisher events,
            Clock clock) {
        this.merges = merges;
        this.journal = journal;
        this.changed = changed;
        this.attributes = attributes;
        this.revival = revival;
        this.since = since;
        this.pairs = pairs;
        this.sight = sight;
        this.aliases = aliases;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes the two that became one two again: what the merge moved goes back as it is now, and what came since by way of the
     * one who comes back goes with it. Refused, saying which, when later merges build on it.
     *
     * @param customer who comes back, or the survivor, who then loses the last that was merged into it
     * @param withLater whether those are undone first
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public Parted part(CustomerId customer, boolean withLater) {
        var wanted = sought(customer);
        var merge = merges.locked(wanted.gone())
                .filter(wanted::equals)
                .orElseThrow(() -> Refused.conflict("customer.not-merged", wanted.goneName()));
        var now = aliases.now(merge.gone());
        pairs.locked(now);
        var later = merges.onTop(merge, now);
        if (!later.isEmpty() && !withLater)
            throw Refused.conflict(
                    "customer.merge-later-first",
                    merge.goneName(),
                    later.stream().map(Merge::goneName).collect(Collectors.joining(", ")));
        later.forEach(this::undo);
        return undo(merge);
    }

    private Merge sought(CustomerId customer) {
        return merges.of(customer)
                .or(() -> merges.into(customer).stream().reduce((earlier, last) -> last))
                .orElseThrow(() -> Refused.conflict("customer.not-merged", nameOf(customer)));
    }

    private String nameOf(CustomerId customer) {
        var row = pairs.read(customer, customer).get(customer);
        if (row == null) throw Refused.notFound("error.no-such-id", customer);
        return row.name();
    }

    private Parted undo(Merge merge) {
        journal.writeTimesAlike();
        var survivor = pairs.locked(merge.survivor()).get(merge.survivor());
        if (survivor == null) throw aliases.missing(merge.survivor());
        sight.require(survivor.owner(), since.ownerOf(merge));
        var addresses = since.addresses(merge);
        merges.forgetAlias(merge);
        revival.prepare(merge);
        journal.restore(merge, CUSTOMER);
        journal.restore(merge, PRINT);
        changed.revert(merge, CUSTOMER);
        attributes.part(merge);
        journal.bringHistory(merge);
        var stayed = new ArrayList<String>();
        events.publishEvent(new Deeds.Parting(merge, addresses, journal, changed, stayed));
        var parted = new Parted(
                merge.gone(),
                merge.goneName(),
                merge.survivor(),
                List.copyOf(stayed),
                since.contactPoints(merge),
                since.fields(merge));
        merges.undone(merge, sight.me(), clock.instant());
        journal.forget(merge);
        tell(merge, survivor, parted);
        return parted;
    }

    private void tell(Merge merge, CustomerRow survivor, Parted parted) {
        var at = clock.instant();
        var stayed = parted.stayed().isEmpty() ? null : parted.stayed();
        events.publishEvent(
                new MergeUndone(Ids.next(), CustomerEvent.subjectOf(merge.survivor()), at, merge.goneName(), stayed));
        events.publishEvent(
                new MergeUndone(Ids.next(), CustomerEvent.subjectOf(merge.gone()), at, survivor.name(), null));
        events.publishEvent(new CustomerTermsChanged(merge.survivor(), sight.me()));
        events.publishEvent(new CustomerTermsChanged(merge.gone(), sight.me()));
    }
}
