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
    private final NumberSight numbers;
    private final Access access;

    Calls(
            CallRows rows,
            CallLists lists,
            WrapUpRows wrapUps,
            Callers callers,
            Customers customers,
            CaseSight sight,
            ContactSight contacts,
            NumberSight numbers,
            Access access) {
        this.rows = rows;
        this.lists = lists;
        this.wrapUps = wrapUps;
        this.callers = callers;
        this.customers = customers;
        this.sight = sight;
        this.contacts = contacts;
        this.numbers = numbers;
        this.access = access;
    }

    /** The newest first, their numbers masked. */
    public Page<PhoneCall> list(CallFilter filter, int limit, @Nullable String after) {
        var owner = filter.isMine() ? access.me().id() : null;
        var page = lists.list(filter, owner, Math.clamp(limit, 1, LONGEST_PAGE), after);
        return new Page<>(listed(page.items()), page.next());
    }

    /** As they stand in a list. */
    List<PhoneCall> listed(List<PhoneCall> calls) {
        var sights = numbers.inLists(calls);
        return calls.stream()
                .map(call -> told(call, sights.getOrDefault(call.id(), Sight.MASKED)))
                .toList();
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

    /**
     * Whom to dial.
     *
     * @param shown as the asker may read it
     * @param number as it is dialled; absent for who does not see it in full, whose telephone may still call it
     */
    public record Dialled(String shown, @Nullable String number) {}

    /** The number of the other side; for those who work on it. */
    public Optional<Dialled> dialled(String reference) {
        var call = found(reference);
        var other = call.other();
        if (other == null || !isInFull(call)) return Optional.empty();
        var seen = numbers.of(call);
        return seen == Sight.HIDDEN
                ? Optional.empty()
                : Optional.of(new Dialled(shown(other, seen), seen == Sight.FULL ? other : null));
    }

    /** The same as it is dialled by the asker's telephone, shown to nobody. */
    Optional<String> behind(String reference) {
        var call = found(reference);
        return isInFull(call) && numbers.of(call) != Sight.HIDDEN
                ? Optional.ofNullable(call.other())
                : Optional.empty();
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
        return told(call, numbers.of(call));
    }

    /** As whoever reads it sees it on the telephone that rings before them. */
    PhoneCall atTelephone(PhoneCall call) {
        return told(call, Sight.FULL);
    }

    private PhoneCall told(PhoneCall call, Sight sight) {
        var proof = call.proof();
        var other = call.other();
        return call.told(
                other == null ? null : shown(other, sight),
                proof == null ? null : contacts.words(proof, isInFull(call)));
    }

    private String shown(String other, Sight sight) {
        if (sight == Sight.HIDDEN) return Sight.NOTHING;
        return PhoneNumber.parse(other, "ZZ")
                .map(number -> contacts.spoken(number, sight))
                .orElseGet(() -> ContactSight.identity(other, sight == Sight.FULL));
    }
}
