package dev.rapport.contact.calls;

import dev.rapport.access.Access;
import dev.rapport.access.ContactSight;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.access.Sight;
import dev.rapport.cases.CaseSight;
import dev.rapport.customer.AddressHolders.Holder;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Page;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Calls as people read them: those that they hold, that lie with their teams, or all for those who see all. */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@ForThoseConcerned
@Service
@Transactional(readOnly = true)
public class Calls {

    private static final int LONGEST_PAGE = 200;

    private final CallRows rows;
    private final CallLists lists;
    private final WrapUpRows wrapUps;
    private final Callers callers;
    private final Customers customers;
    private final CaseSight sight;
    private final ContactSight contacts;
    private final Access access;

    Calls(
            CallRows rows,
            CallLists lists,
            WrapUpRows wrapUps,
            Callers callers,
            Customers customers,
            CaseSight sight,
            ContactSight contacts,
            Access access) {
        this.rows = rows;
        this.lists = lists;
        this.wrapUps = wrapUps;
        this.callers = callers;
        this.customers = customers;
        this.sight = sight;
        this.contacts = contacts;
        this.access = access;
    }

    /** The newest first. */
    public Page<PhoneCall> list(CallFilter filter, int limit, @Nullable String after) {
        var owner = filter.isMine() ? access.me().id() : null;
        return lists.list(filter, owner, Math.clamp(limit, 1, LONGEST_PAGE), after)
                .map(this::told);
    }

    /** By its number, such as K-0042, or its id. */
    public PhoneCall get(String reference) {
        return told(found(reference));
    }

    private PhoneCall found(String reference) {
        var call = rows.byNumber(reference.toUpperCase(Locale.ROOT))
                .or(() -> rows.find(SubjectId.of(reference)))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", reference));
        sight.require(call.id(), call.owner(), call.team());
        return call;
    }

    /** The number of the other side as it is dialled; for those who see it in full. */
    public Optional<String> dialled(String reference) {
        var call = found(reference);
        return isInFull(call) ? Optional.ofNullable(call.other()) : Optional.empty();
    }

    /** Somebody who may be on the other side. */
    public record Candidate(CustomerId id, String name) {}

    /** Who may be on the other side, as long as nobody knows. */
    public List<Candidate> candidates(String reference) {
        var call = found(reference);
        if (call.customer() != null) return List.of();
        var found = callers.of(call.other()).stream().map(Holder::id).toList();
        var names = customers.names(found);
        return found.stream()
                .map(one -> new Candidate(one, names.getOrDefault(one, "–")))
                .toList();
    }

    /** Whether one of these is a call. */
    @ForEverybody("tells nothing but that something happened")
    public boolean isAmong(Collection<SubjectId> subjects) {
        return lists.isAmong(subjects);
    }

    private boolean isInFull(PhoneCall call) {
        return contacts.inFull(call.owner(), call.team());
    }

    /** As the asker, who has a task in it, may read it. */
    PhoneCall shown(PhoneCall call) {
        return told(call);
    }

    /** What it was about, as who spoke wrote it down. */
    public Optional<WrapUp> wrapUp(String reference) {
        var call = found(reference);
        var inFull = isInFull(call);
        return wrapUps.of(call.id())
                .map(said -> new WrapUp(
                        said.reason(),
                        contacts.words(said.about(), inFull),
                        contacts.words(said.note(), inFull),
                        said.by(),
                        said.at()));
    }

    /** As the asker may read it. */
    PhoneCall told(PhoneCall call) {
        var inFull = isInFull(call);
        var proof = call.proof();
        return call.told(shown(call.other(), inFull), proof == null ? null : contacts.words(proof, inFull));
    }

    private @Nullable String shown(@Nullable String other, boolean inFull) {
        if (other == null) return null;
        return PhoneNumber.parse(other, "ZZ")
                .map(number -> contacts.spoken(number, inFull ? Sight.FULL : Sight.MASKED))
                .orElseGet(() -> ContactSight.identity(other, inFull));
    }
}
