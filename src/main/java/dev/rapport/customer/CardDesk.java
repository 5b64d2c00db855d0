package dev.rapport.customer;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Sight;
import dev.rapport.access.Standing;
import dev.rapport.customer.CustomerEvent.CardTaken;
import dev.rapport.customer.fields.FactField;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers as cards for address books. What the asker does not see in full is in no card, unless they say why they need it,
 * as they would on the page; what must not be used, or no longer, is never in it.
 */
@Component
public class CardDesk {

    private static final int LONGEST_NAME = 80;

    /** @param text the card (vCard 3.0) */
    public record Card(String fileName, String text) {}

    /**
     * How many ways to reach a customer a card holds.
     *
     * @param open those that the asker sees in full
     * @param masked those that a reason uncovers
     * @param hidden those that the asker is never shown
     */
    public record Ways(int open, int masked, int hidden) {}

    private final CustomerDesk desk;
    private final ProfileDesk profiles;
    private final KeptPoints points;
    private final PointSight sights;
    private final CustomerStandings standings;
    private final Access access;
    private final Texts texts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CardDesk(
            CustomerDesk desk,
            ProfileDesk profiles,
            KeptPoints points,
            PointSight sights,
            CustomerStandings standings,
            Access access,
            Texts texts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.desk = desk;
        this.profiles = profiles;
        this.points = points;
        this.sights = sights;
        this.standings = standings;
        this.access = access;
        this.texts = texts;
        this.events = events;
        this.clock = clock;
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Ways ways(CustomerId customer) {
        var standing = standings.to(customer);
        var usable = usable(customer);
        var open = usable.stream().filter(point -> isOpen(point, standing)).count();
        var hidden = usable.stream().filter(point -> isHidden(point, standing)).count();
        return new Ways((int) open, (int) (usable.size() - open - hidden), (int) hidden);
    }

    /**
     * The card, which the customer's story tells.
     *
     * @param reason why ways to reach that are masked are needed; each of them is then shown as on the page, which is kept
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional
    public Card take(CustomerId customer, @Nullable String reason) {
        var line = desk.profile(customer).line();
        if (desk.isErased(customer)) throw Refused.conflict("customer.card-erased");
        var standing = standings.to(customer);
        var why = reason == null || reason.isBlank() ? null : CustomerDesk.reason(reason);
        var shown = usable(customer).stream()
                .filter(point -> isOpen(point, standing) || why != null && !isHidden(point, standing))
                .toList();
        if (why != null)
            shown.stream()
                    .filter(point -> !isOpen(point, standing))
                    .forEach(point -> desk.show(customer, point.id(), why));
        var facts = profiles.facts(customer);
        var card = head(line, fact(facts, "company"))
                .add("BDAY", Objects.requireNonNullElse(fact(facts, FactField.BIRTHDAY.name()), ""));
        shown.forEach(point -> add(card, point));
        if (desk.profile(customer).doNotContact()) card.add("NOTE", texts.get(locale(), "customer.do-not-contact"));
        card.add("UID", "urn:uuid:" + customer);
        events.publishEvent(
                new CardTaken(Ids.next(), CustomerEvent.subjectOf(customer), clock.instant(), shown.size()));
        return new Card(fileName(line.name()), card.end());
    }

    private List<KeptPoint> usable(CustomerId customer) {
        var today = LocalDate.now(clock);
        return points.of(customer).stream()
                .filter(point -> point.detail().mayBeUsed(today))
                .toList();
    }

    private boolean isOpen(KeptPoint point, Standing standing) {
        return sights.seen(point, standing).equals(sights.inFull(point));
    }

    private boolean isHidden(KeptPoint point, Standing standing) {
        return sights.seen(point, standing).equals(Sight.NOTHING);
    }

    /** A name is kept as a whole, so the card does not say which part of it is the family’s. */
    private static VCard head(CustomerLine line, @Nullable String company) {
        var card = new VCard().add("FN", line.name());
        if (line.kind() == NewCustomer.Kind.PERSON)
            return card.parts("N", line.name(), "", "", "", "").parts("ORG", Objects.requireNonNullElse(company, ""));
        return card.parts("N", line.name(), "", "", "", "")
                .parts("ORG", line.name())
                .add("X-ABSHOWAS", "COMPANY");
    }

    private static @Nullable String fact(List<ProfileDesk.Fact> facts, String name) {
        return facts.stream()
                .filter(fact -> fact.which().equals(name) && !fact.hidden())
                .map(ProfileDesk.Fact::shown)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void add(VCard card, KeptPoint point) {
        var address = point.address();
        switch (point.kind()) {
            case PHONE -> card.add("TEL;TYPE=VOICE", sights.inFull(point));
            case EMAIL -> card.add("EMAIL;TYPE=INTERNET", sights.inFull(point));
            case ADDRESS -> {
                if (address != null)
                    card.parts(
                            "ADR",
                            "",
                            "",
                            address.street(),
                            address.city(),
                            Objects.requireNonNullElse(address.region(), ""),
                            Objects.requireNonNullElse(address.postcode(), ""),
                            address.country() == null
                                    ? ""
                                    : Locale.of("", address.country()).getDisplayCountry(Locale.ENGLISH));
            }
        }
    }

    private static String fileName(String name) {
        var plain = name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]+", " ").strip();
        return Stream.of(plain.substring(0, Math.min(plain.length(), LONGEST_NAME)), "customer")
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElseThrow()
                + ".vcf";
    }

    private Locale locale() {
        return access.current().map(Person::locale).orElse(Locale.ENGLISH);
    }
}
