package dev.rapport.customer.merge;

import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.customer.Aliases;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerProfile;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people see before they make two customers one, and of those that became one. */
@Service
@Transactional(readOnly = true)
public class Comparisons {

    /** They go with what is counted anyway. */
    static final Set<String> UNSEEN = Set.of(
            "subject",
            "member_reach",
            "customer_alias",
            "customer_judgement",
            "customer_owner_change",
            "hand_over_customer",
            "hand_over_transfer",
            "points_debt",
            "points_lot",
            "pool_customer",
            "pool_notice",
            "pool_take",
            "quality_fault",
            "retention_found",
            "segment_change",
            "quality_repair_line",
            "profile_change",
            "purchase_total",
            "purchase_rhythm",
            "purchase_story",
            "customer_import_change",
            "duplicate_key");

    /**
     * A customer that became one with another.
     *
     * @param by name of who did it
     */
    public record Before(
            CustomerId id,
            String name,
            Instant at,
            @Nullable String by) {}

    private final CustomerDesk desk;
    private final CustomerPairs pairs;
    private final MergeFields fields;
    private final MergeRows merges;
    private final MergeJournal journal;
    private final MergeSight sight;
    private final Aliases aliases;
    private final Staff staff;
    private final ApplicationEventPublisher events;

    Comparisons(
            CustomerDesk desk,
            CustomerPairs pairs,
            MergeFields fields,
            MergeRows merges,
            MergeJournal journal,
            MergeSight sight,
            Aliases aliases,
            Staff staff,
            ApplicationEventPublisher events) {
        this.desk = desk;
        this.pairs = pairs;
        this.fields = fields;
        this.merges = merges;
        this.journal = journal;
        this.sight = sight;
        this.aliases = aliases;
        this.staff = staff;
        this.events = events;
    }

    /** Two customers side by side, for those who may make them one. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public Comparison of(CustomerId survivor, CustomerId gone) {
        if (survivor.equals(gone)) throw Refused.invalid("customer.merge-itself");
        var rows = pairs.read(survivor, gone);
        var stays = require(rows, survivor);
        var goes = require(rows, gone);
        sight.require(stays.owner(), goes.owner());
        var one = desk.profile(survivor);
        var other = desk.profile(gone);
        var lines = MergeFields.words(stays, goes).stream()
                .filter(word -> MergeFields.value(stays, word) != null || MergeFields.value(goes, word) != null)
                .map(word -> new Comparison.Line(
                        word,
                        shown(one, word),
                        shown(other, word),
                        !Objects.equals(MergeFields.value(stays, word), MergeFields.value(goes, word)),
                        MergeFields.usual(stays, goes, word)))
                .toList();
        return new Comparison(
                one, other, lines, moves(survivor, gone), pairs.shared(survivor, gone), fields.revision(stays, goes));
    }

    /** Whether the asker may make this customer one with some other. */
    @ForEverybody("tells only what the asker may")
    public boolean mayMerge(CustomerId customer) {
        if (!desk.mayWork()) return false;
        var row = pairs.read(customer, customer).get(customer);
        return row != null && sight.may(row.owner());
    }

    /** Those that became one with a customer and are not two again, the first of them first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public List<Before> before(CustomerId customer) {
        var all = merges.into(aliases.now(customer));
        var names = staff.names(
                all.stream().map(Merge::by).filter(Objects::nonNull).distinct().toList());
        return all.stream()
                .map(one -> new Before(one.gone(), one.goneName(), one.at(), name(names, one.by())))
                .toList();
    }

    private static @Nullable String name(Map<UserId, String> names, @Nullable UserId by) {
        return by == null ? null : names.get(by);
    }

    private Map<String, Long> moves(CustomerId survivor, CustomerId gone) {
        var counting = new Deeds.Counting(gone, survivor, journal);
        events.publishEvent(counting);
        var moves = new TreeMap<String, Long>();
        counting.counts().forEach((place, count) -> {
            var table = place.substring(0, place.indexOf('.'));
            if (count > 0 && !UNSEEN.contains(table)) moves.merge(table, count, Long::sum);
        });
        return moves;
    }

    private static @Nullable String shown(CustomerProfile profile, String word) {
        if (word.startsWith(Field.FACT)) return profile.facts().get(word.substring(Field.FACT.length()));
        var line = profile.line();
        return switch (Field.of(word)) {
            case NAME -> line.name();
            case KIND -> line.kind().name();
            case TIER -> profile.terms().tier();
            case LANGUAGE -> profile.terms().language();
            case CONTRACT -> profile.terms().contract();
            case LIFECYCLE -> line.lifecycle().name();
            case OWNER -> line.owner();
            case PARENT -> {
                var parent = profile.parent();
                yield parent == null ? null : parent.name();
            }
        };
    }

    private CustomerRow require(Map<CustomerId, CustomerRow> rows, CustomerId id) {
        var row = rows.get(id);
        if (row == null) throw aliases.missing(id);
        return row;
    }
}
