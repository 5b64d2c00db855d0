package dev.rapport.contact.wecom;

import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.wecom.ContactRows.Kept;
import dev.rapport.customer.AddressOwners;
import dev.rapport.customer.Certainty;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.CustomerEvent.IdentityAdded;
import dev.rapport.customer.CustomerEvent.IdentityJudged;
import dev.rapport.customer.CustomerEvent.IdentityRemoved;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewIdentity;
import dev.rapport.customer.Tags;
import dev.rapport.customer.UnitedIdentities;
import dev.rapport.customer.owners.FitOwners;
import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.owners.OwnerCause;
import dev.rapport.customer.owners.OwnerMoves;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Together;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says which customers contacts are: those whose identity it is for sure and nobody else's, also by the platform's id across
 * accounts. Never by what they call themselves. The colleague whom a customer has as a contact answers for them if nobody does.
 */
@Component
class ContactsKnown {

    private static final Duration REMEMBERED = Duration.ofDays(180);
    private static final int MOST_FORGOTTEN = 1_000;
    private static final int LONGEST_ID = 200;
    /** The source of tags that staff codes give. */
    private static final String BY_CODE = "staff-code";

    private static final String SOURCE = "source";
    private static final String PROOF = "WeCom: unionid";

    private final ContactRows rows;
    private final CodeRows codes;
    private final Tags tags;
    private final Customers customers;
    private final ChannelAccounts accounts;
    private final AddressOwners owners;
    private final UnitedIdentities united;
    private final OwnerMoves moves;
    private final Staff staff;
    private final Clock clock;

    ContactsKnown(
            ContactRows rows,
            CodeRows codes,
            Tags tags,
            Customers customers,
            ChannelAccounts accounts,
            AddressOwners owners,
            UnitedIdentities united,
            OwnerMoves moves,
            Staff staff,
            Clock clock) {
        this.rows = rows;
        this.codes = codes;
        this.tags = tags;
        this.customers = customers;
        this.accounts = accounts;
        this.owners = owners;
        this.united = united;
        this.moves = moves;
        this.staff = staff;
        this.clock = clock;
    }

    Optional<CustomerId> customer(UUID contact) {
        return rows.find(contact).map(Kept::customer);
    }

    /** Whoever has become known is known from then on, and so is that somebody is not. */
    void settle(UUID id) {
        var contact = rows.locked(id).orElse(null);
        if (contact == null) return;
        var customer = whose(contact);
        if (Objects.equals(customer, contact.customer())) return;
        rows.belongs(id, customer);
        if (customer != null) begin(id);
    }

    private @Nullable CustomerId whose(Kept contact) {
        var address = owners.address(Channel.WECOM, contact.external());
        var known = owners.of(List.of(address)).get(address);
        return known != null ? known : united(contact);
    }

    private @Nullable CustomerId united(Kept contact) {
        var unionid = contact.unionid();
        if (unionid == null || contact.external().length() > LONGEST_ID) return null;
        return united.join(identity(contact, unionid, PROOF)).orElse(null);
    }

    /** Refused where ids are not what ids can be. */
    NewIdentity identity(Kept contact, @Nullable String unionid, @Nullable String proof) {
        var account = accounts.byId(contact.account())
                .orElseThrow(() -> Refused.notFound("error.no-such-id", contact.account()));
        return new NewIdentity(
                Channel.WECOM,
                account.settings().getOrDefault(WecomPlatform.CORP, ""),
                contact.external(),
                unionid,
                Certainty.KNOWN,
                proof);
    }

    /** What follows of being somebody's contact and known. */
    void begin(UUID id) {
        var customer = customer(id);
        if (customer.isEmpty()) return;
        codes.give(id, Instants.now(clock)).forEach(code -> give(customer.get(), code));
        rows.colleagues(id).stream()
                .filter(this::mayOwn)
                .findFirst()
                .ifPresent(person -> own(customer.get(), person, id));
    }

    private void give(CustomerId customer, StaffCode code) {
        code.tags().forEach(tag -> tags.add(customer, new Tags.Tag(tag, BY_CODE, null)));
        var source = code.source();
        if (source != null) customers.learnMissing(customer, Map.of(SOURCE, source));
    }

    private boolean mayOwn(UserId person) {
        return staff.isEnabled(person)
                && staff.byId(person)
                        .map(Person::roles)
                        .filter(roles -> !Collections.disjoint(roles, FitOwners.ROLES))
                        .isPresent();
    }

    private void own(CustomerId customer, UserId person, UUID because) {
        var owner = moves.held(List.of(customer)).get(customer);
        if (owner == null || owner.person() != null) return;
        var team = staff.mainTeamOf(person).orElse(null);
        moves.move(
                Map.of(customer, new Owner(person, team)),
                new OwnerMoves.Why(OwnerCause.BEFRIENDED, "", null, because));
    }

    @EventListener
    void added(IdentityAdded event) {
        changed(event, event.channel());
    }

    @EventListener
    void judged(IdentityJudged event) {
        changed(event, event.channel());
    }

    @EventListener
    void removed(IdentityRemoved event) {
        changed(event, event.channel());
    }

    private void changed(CustomerEvent event, String channel) {
        if (!channel.equals(Channel.WECOM.word())) return;
        var customer = new CustomerId(event.subject().value());
        if (!Together.keep(this, customer, this::know)) know(List.of(customer));
    }

    private void know(List<CustomerId> customers) {
        var start = owners.address(Channel.WECOM, "");
        var externals = owners.addressesOf(customers).stream()
                .filter(address -> address.startsWith(start))
                .map(address -> address.substring(start.length()))
                .toList();
        rows.concerned(customers, externals).forEach(this::settle);
    }

    @Scheduled(cron = "0 45 3 * * *")
    void forget() {
        var before = clock.instant().minus(REMEMBERED);
        while (rows.forget(before, MOST_FORGOTTEN) == MOST_FORGOTTEN) Thread.onSpinWait();
    }
}
