package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Story;
import dev.rapport.customer.ContactPointDetail.Verified;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.PostalAddress;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people know of the ways to reach a customer. */
@DatabaseTest
class ContactPointDeskTests {

    private final String mailbox = "li." + UUID.randomUUID().toString().substring(0, 8);
    private final String mail = mailbox + "@example.com";

    @Autowired
    ContactPointDesk desk;

    @Autowired
    CustomerDesk customers;

    @Autowired
    Customers known;

    @Autowired
    ProfileDesk profiles;

    @Autowired
    AddressBook addresses;

    @Autowired
    Story story;

    @Autowired
    Colleagues colleagues;

    private Person anna;
    private Person ben;
    private CustomerId customer;

    @BeforeEach
    void aCustomerWithAMailbox() {
        anna = colleagues.join(null, Role.SALES);
        ben = colleagues.join(null, Role.SERVICE);
        customer = customer(mail);
    }

    @Test
    void whatIsNotToBeUsedIsNeverChosenAndSaysWhy() {
        change(detail(null, null, "bounced three times"));

        assertThat(addresses.email(customer)).isEmpty();
        assertThat(addresses.isClosed(customer, Channel.EMAIL, mail)).isTrue();
        assertThat(point().mayBeUsed()).isFalse();
        assertThat(told()).contains("l***@example.com is not to be used any more: bounced three times");
        change(ContactPointDetail.NONE);
        assertThat(addresses.email(customer)).isPresent();
        assertThat(told()).contains("l***@example.com may be used again");
    }

    @Test
    void whatIsOutOfDateIsNeverChosen() {
        change(detail(null, LocalDate.now(ZoneOffset.UTC).minusDays(2), null));
        assertThat(addresses.email(customer)).isEmpty();
        assertThat(point().over()).isTrue();

        change(detail(null, LocalDate.now(ZoneOffset.UTC).plusDays(2), null));
        assertThat(addresses.email(customer)).isPresent();
    }

    @Test
    void ofTwoTheOneThatMayBeUsedIsChosen() {
        colleagues.as(anna, () -> desk.add(customer, "other." + mail, ContactPointDetail.NONE));
        change(detail(null, null, "left that firm"));

        assertThat(addresses.email(customer).orElseThrow().inFull()).isEqualTo("other." + mail);
    }

    @Test
    void whoAddsAClosedAddressAgainIsToldThatItIsClosed() {
        change(detail(null, null, "bounced three times"));

        assertThatThrownBy(() -> colleagues.as(ben, () -> customers.reachBy(customer, List.of(mail))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("customer.contact-point-closed"));
    }

    @Test
    void detailsKeepWhoMadeSureAndWhen() {
        var wanted = new ContactPointDetail(
                "work",
                Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(9, 30),
                LocalTime.of(12, 0),
                Verified.ANSWERED,
                null,
                null);
        change(wanted);

        assertThat(point().detail()).isEqualTo(wanted);
        assertThat(point().verifiedBy()).isEqualTo(anna.name());
        assertThat(point().verifiedAt()).isNotNull();
        assertThat(last().after())
                .isEqualTo("l***@example.com · work · Mon Fri · 09:30–12:00 · Confirmed: they answered from there");
    }

    @Test
    void aCorrectionKeepsTheHistoryAndIsUndone() {
        change(detail(Verified.SPOKEN, null, null));
        colleagues.as(ben, () -> desk.correct(customer, point().id(), "right." + mail, point().revision()));

        assertThat(addresses.email(customer).orElseThrow().inFull()).isEqualTo("right." + mail);
        assertThat(point().detail().verified()).isNull();
        assertThat(told()).contains("Contact point corrected: l***@example.com → r***@example.com");

        colleagues.as(anna, () -> profiles.undo(customer, last().id()));
        assertThat(addresses.email(customer).orElseThrow().inFull()).isEqualTo(mail);
        assertThat(point().verifiedBy()).isEqualTo(anna.name());
    }

    @Test
    void whatWasRemovedComesBackAsItWas() {
        change(detail(Verified.SPOKEN, null, null));
        var before = point();
        var removal = colleagues.as(ben, () -> desk.remove(customer, before.id(), before.revision()));
        assertThat(desk.of(customer)).isEmpty();

        colleagues.as(ben, () -> profiles.undo(customer, removal));

        assertThat(point()).isEqualTo(before);
        assertThat(told()).contains("Contact point removed: l***@example.com");
    }

    @Test
    void whatWasRemovedAndAddedAgainDoesNotComeBackTwice() {
        var removal = colleagues.as(ben, () -> desk.remove(customer, point().id(), point().revision()));
        colleagues.as(anna, () -> desk.add(customer, mail, ContactPointDetail.NONE));

        assertThatThrownBy(() -> colleagues.as(ben, () -> profiles.undo(customer, removal)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("customer.contact-point-known"));
        assertThat(desk.of(customer)).hasSize(1);
    }

    @Test
    void theSecondOfTwoWhoChangeItIsToldWhoCameFirst() {
        var read = point().revision();
        change(detail(Verified.SPOKEN, null, null));

        assertThatThrownBy(() -> colleagues.as(
                        ben, () -> desk.change(customer, point().id(), detail(null, null, "not theirs"), read)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Refused.Kind.CHANGED);
                    assertThat(refused.arguments()).contains(anna.name());
                });
    }

    @Test
    void postalAddressesAreSeveralMaskedAndShownForAReason() {
        colleagues.as(
                anna,
                () -> desk.add(
                        customer, new PostalAddress("南京西路1266号", "200040", "上海", "cn"), ContactPointDetail.NONE));
        var second = colleagues.as(
                anna,
                () -> desk.add(
                        customer,
                        new PostalAddress("Unter den Linden 1", "10117", "Berlin", "DE"),
                        ContactPointDetail.NONE));

        assertThat(desk.of(customer))
                .extracting(ContactPointDesk.Known::text)
                .contains("*** · 上海 · CN", "*** · Berlin · DE");
        assertThat(colleagues.as(ben, () -> customers.show(customer, second, "a parcel goes out")))
                .isEqualTo("Unter den Linden 1\n10117 Berlin\nGermany");
        assertThat(customers.profile(customer).line().contactPoints()).containsExactly("l***@example.com");
        assertThat(String.join(" ", told())).contains("a parcel goes out").doesNotContain("Linden");
    }

    @Test
    void theSameAddressInAnotherSpellingIsKnown() {
        colleagues.as(
                anna,
                () -> desk.add(
                        customer, new PostalAddress("Linden 1", "10117", "Berlin", "DE"), ContactPointDetail.NONE));

        assertThatThrownBy(() -> colleagues.as(
                        anna,
                        () -> desk.add(
                                customer,
                                new PostalAddress("LINDEN, 1", "10117", "berlin", "de"),
                                ContactPointDetail.NONE)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("customer.contact-point-known"));
    }

    @Test
    void whoSharesAPostalAddressIsNoCandidate() {
        var other = customer("b." + mail);
        for (var one : List.of(customer, other))
            colleagues.as(
                    anna,
                    () -> desk.add(
                            one, new PostalAddress("Tower " + mailbox, null, "Berlin", "DE"), ContactPointDetail.NONE));

        assertThat(customers.profile(customer).candidates()).isEmpty();
    }

    @Test
    void numbersInWordsThatPeopleAddAreHiddenAndStayWhenTheyComeBackHidden() {
        var asked = new ContactPointDetail("assistant 13812345678", Set.of(), null, null, null, null, null);
        change(asked);
        var shown = point().detail();
        assertThat(shown.label()).isEqualTo("assistant ***");

        change(new ContactPointDetail(shown.label(), Set.of(), null, null, Verified.SPOKEN, null, null));
        assertThat(String.valueOf(last().after())).doesNotContain("13812345678");
        colleagues.as(anna, () -> profiles.undo(customer, last().id()));
        assertThat(point().detail().label()).isEqualTo("assistant ***");
    }

    @Test
    void whatIsHalfSaidIsRefused() {
        assertThatThrownBy(() -> detail(null, null, "no")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new ContactPointDetail(null, Set.of(), LocalTime.of(9, 0), null, null, null, null))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new PostalAddress("Linden 1", null, "Berlin", "Germania"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() ->
                        colleagues.as(anna, () -> desk.correct(customer, point().id(), "13812345678", Revision.ANY)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("customer.another-kind"));
    }

    @Test
    void whoOnlyLooksChangesNothing() {
        var auditor = colleagues.join(null, Role.AUDITOR);
        var designer = colleagues.join(null, Role.DESIGNER);
        var point = point();

        assertThat(colleagues.as(auditor, () -> desk.of(customer))).hasSize(1);
        refuses(auditor, () -> desk.change(customer, point.id(), ContactPointDetail.NONE, Revision.ANY));
        refuses(auditor, () -> desk.remove(customer, point.id(), Revision.ANY));
        refuses(auditor, () -> desk.add(customer, "x." + mail, ContactPointDetail.NONE));
        refuses(designer, () -> desk.of(customer));
    }

    private void refuses(Person person, Runnable deed) {
        assertThatThrownBy(() -> colleagues.as(person, deed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED));
    }

    private CustomerId customer(String reachedBy) {
        return known.add(new NewCustomer(
                        NewCustomer.Kind.PERSON,
                        "Li " + UUID.randomUUID(),
                        null,
                        null,
                        null,
                        List.of(reachedBy),
                        Map.of()))
                .id();
    }

    private static ContactPointDetail detail(
            @Nullable Verified verified, @Nullable LocalDate until, @Nullable String doNotUse) {
        return new ContactPointDetail(null, Set.of(), null, null, verified, until, doNotUse);
    }

    private void change(ContactPointDetail detail) {
        colleagues.as(anna, () -> desk.change(customer, point().id(), detail, point().revision()));
    }

    private ContactPointDesk.Known point() {
        return desk.of(customer).getFirst();
    }

    private ProfileChange last() {
        return profiles.history(customer, What.CONTACT_POINT, null, 1, null)
                .items()
                .getFirst();
    }

    private List<String> told() {
        return story.of(CustomerEvent.subjectOf(customer), Locale.ENGLISH, ZoneOffset.UTC, 30, null).items().stream()
                .map(Story.Line::text)
                .toList();
    }
}
