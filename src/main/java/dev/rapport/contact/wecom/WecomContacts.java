package dev.rapport.contact.wecom;

import dev.rapport.access.Access;
import dev.rapport.access.ContactSight;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.conversations.Senders;
import dev.rapport.contact.inbound.Heard.Sender;
import dev.rapport.customer.AddressHolders.Holder;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.IdentityDesk;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.UnitedIdentities;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People whom colleagues have as contacts in WeCom. Who looks after communities or sees all work sees all of them; others those who
 * have or had them.
 */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
@Transactional
public class WecomContacts {

    public static final int LONGEST_PROOF = 300;
    private static final int LONGEST_PAGE = 200;

    private final ContactLists lists;
    private final ContactRows rows;
    private final ContactsKnown known;
    private final Senders senders;
    private final UnitedIdentities united;
    private final IdentityDesk identities;
    private final Customers customers;
    private final CustomerDesk customerDesk;
    private final ContactSight sight;
    private final Access access;

    WecomContacts(
            ContactLists lists,
            ContactRows rows,
            ContactsKnown known,
            Senders senders,
            UnitedIdentities united,
            IdentityDesk identities,
            Customers customers,
            CustomerDesk customerDesk,
            ContactSight sight,
            Access access) {
        this.lists = lists;
        this.rows = rows;
        this.known = known;
        this.senders = senders;
        this.united = united;
        this.identities = identities;
        this.customers = customers;
        this.customerDesk = customerDesk;
        this.sight = sight;
        this.access = access;
    }

    /** Those of whom something was told last first. */
    @Transactional(readOnly = true)
    public Page<WecomContact> list(ContactFilter filter, int limit, @Nullable String after) {
        var of = filter.mine() ? access.me().id() : onlyOf();
        return lists.list(filter, of, Math.clamp(limit, 1, LONGEST_PAGE), after).map(this::told);
    }

    @Transactional(readOnly = true)
    public WecomContact get(UUID id) {
        return told(lists.find(id, onlyOf()).orElseThrow(() -> Refused.notFound("error.no-such-id", id)));
    }

    /** Somebody who may be the contact. */
    public record Possible(CustomerId id, String name) {}

    /**
     * Who the contact may be, as long as nobody knows: whose identity it may be, whom somebody said to be behind it in a conversation,
     * and who has its id across accounts. Never because of a name.
     */
    @Transactional(readOnly = true)
    public List<Possible> candidates(UUID id) {
        get(id);
        var contact = rows.find(id).orElseThrow();
        if (contact.customer() != null) return List.of();
        var found = Stream.of(
                        senders.candidates(Channel.WECOM, contact.external()).stream()
                                .map(Holder::id),
                        senders.linkedBefore(Channel.WECOM, new Sender(contact.external(), null)).stream(),
                        Optional.ofNullable(contact.unionid()).map(united::having).orElse(List.of()).stream())
                .flatMap(all -> all)
                .distinct()
                .toList();
        var names = customers.names(found);
        return found.stream()
                .map(one -> new Possible(one, names.getOrDefault(one, "–")))
                .toList();
    }

    /**
     * Says who the contact is: it becomes an identity of the customer, on whose page it can be taken back. What they did until then is
     * theirs from now on.
     *
     * @param proof why the asker thinks so
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void link(UUID id, CustomerId customer, @Nullable String proof) {
        get(id);
        var contact = rows.locked(id).orElseThrow();
        var whose = customers
                .card(customer)
                .orElseThrow(() -> Refused.invalid("customer.unknown", customer))
                .id();
        if (whose.equals(contact.customer())) return;
        if (contact.customer() != null) throw Refused.conflict("wecom-contact.known");
        var why = CleanText.lineOrNull(proof);
        if (why == null) throw Refused.unfit("wecom-contact.proof-missing").at("proof");
        if (why.length() > LONGEST_PROOF)
            throw Refused.invalid("wecom-contact.proof-too-long", LONGEST_PROOF).at("proof");
        identities.add(whose, known.identity(contact, contact.unionid(), why));
    }

    /** The same of a customer who is added with it: both or neither. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void linkNew(UUID id, NewCustomer customer, @Nullable String proof) {
        get(id);
        link(id, customerDesk.add(customer).id(), proof);
    }

    /** Whose contacts alone the asker sees; absent: all. */
    private @Nullable UserId onlyOf() {
        return access.current()
                .filter(asker -> !asker.seesAll() && !asker.roles().contains(Role.COMMUNITY))
                .map(Person::id)
                .orElse(null);
    }

    /** Numbers in what they call themselves are masked. */
    private WecomContact told(WecomContact one) {
        var called = one.called();
        return new WecomContact(
                one.id(),
                one.account(),
                one.there(),
                called == null ? null : sight.words(called, false),
                one.customer(),
                one.firstAt(),
                one.lastAt(),
                one.bonds(),
                one.notTakenBy(),
                one.notTakenWhy());
    }
}
