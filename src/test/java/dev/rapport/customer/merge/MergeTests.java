package dev.rapport.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Cases;
import dev.rapport.customer.ConsentSource;
import dev.rapport.customer.ConsentStatement;
import dev.rapport.customer.Consents;
import dev.rapport.customer.ContactPointDesk;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerTerms;
import dev.rapport.customer.Customers;
import dev.rapport.customer.KeptConsent;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.ProfileChange;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.Purpose;
import dev.rapport.customer.Subsidiaries;
import dev.rapport.customer.relations.Bond;
import dev.rapport.customer.relations.Relation;
import dev.rapport.customer.relations.Relations;
import dev.rapport.customer.relations.WorkRole;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.service.NewTicket;
import dev.rapport.service.TicketDesk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class MergeTests {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    Merges merges;

    @Autowired
    Partings partings;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk desk;

    @Autowired
    Relations relations;

    @Autowired
    ContactPointDesk points;

    @Autowired
    ProfileDesk profiles;

    @Autowired
    Consents consents;

    @Autowired
    TicketDesk tickets;

    @Autowired
    Cases cases;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private CustomerId anna;
    private CustomerId bob;

    @BeforeEach
    void twoCustomers() {
        anna = customer("Anna", null, null);
        bob = customer("Bob", null, null);
    }

    @Test
    void casesStoryNamesAndOldLinksLeadToTheOneThatStays() {
        var ticket = ticket(bob);
        merge(anna, bob);

        assertThat(cases.subjectsOf(bob, 10, null).items())
                .extracting(Cases.CustomersCase::id)
                .containsExactly(ticket);
        assertThat(cases.story(anna, List.of(), Locale.ENGLISH, ZoneOffset.UTC, 50, null)
                        .items())
                .extracting(line -> line.text())
                .contains("Customer added: Bob " + mark, "Bob " + mark + " became one with this customer");
        assertThat(customers.card(bob).orElseThrow().id()).isEqualTo(anna);
        assertThat(customers.names(List.of(bob))).containsEntry(bob, "Anna " + mark);
        assertThat(desk.list("Bob " + mark, 10, null).items())
                .extracting(line -> line.id())
                .containsExactly(anna);
        assertThatThrownBy(() -> desk.profile(bob)).isInstanceOf(Refused.class).hasMessage("customer.merged-meanwhile");
    }

    @Test
    void whatComesInUnderAnOldIdOrNameFindsTheOneThatStays() {
        var firm = customer("Firm", null, "ext-" + mark);
        merge(anna, firm);

        assertThat(customers.byExternal("ext-" + mark)).contains(anna);
        assertThat(customers.byExternals(List.of("ext-" + mark))).containsEntry("ext-" + mark, anna);
        assertThat(customers.firmsNamed("Firm " + mark)).containsExactly(anna);
        assertThat(customer("Firm", null, "ext-" + mark)).isEqualTo(anna);
    }

    @Test
    void whoWritesFromAnAddressUnderTheOldNameIsKnown() {
        var mail = mark + "@example.org";
        var known = person("Carla", mail);
        merge(anna, known);

        assertThat(person("Carla", mail)).isEqualTo(anna);
    }

    @Test
    void aCaseThatIsOpenedUnderTheOldIdGoesToTheOneThatStaysAndBackWithItsOwn() {
        merge(anna, bob);
        var ticket = ticket(bob);
        assertThat(customerOf(ticket.value())).isEqualTo(anna);

        partings.part(bob, false);

        assertThat(customerOf(ticket.value())).isEqualTo(bob);
        assertThat(jdbc.sql("select customer_id from ticket where id = ?")
                        .param(ticket.value())
                        .query(UUID.class)
                        .single())
                .isEqualTo(bob.value());
    }

    @Test
    void theStricterConsentToEachPurposeWinsWithItsWordingAndBothComeBack() {
        var end = Instant.parse("2090-01-01T00:00:00Z");
        say(anna, Purpose.NEWSLETTER, "wecom", true, 1, null);
        say(bob, Purpose.NEWSLETTER, "wecom", true, null, end);
        say(anna, Purpose.PROFILING, null, true, 1, null);
        say(bob, Purpose.PROFILING, null, false, null, null);
        say(bob, Purpose.SERVICE, "email", true, null, null);
        var annas = consents.all(anna);
        var bobs = consents.all(bob);
        merge(anna, bob);

        assertThat(consents.all(anna))
                .extracting(KeptConsent::purpose, KeptConsent::stands, KeptConsent::until)
                .containsExactly(
                        tuple(Purpose.SERVICE, true, null),
                        tuple(Purpose.NEWSLETTER, true, end),
                        tuple(Purpose.PROFILING, false, null));
        partings.part(bob, false);

        assertThat(consents.all(anna)).isEqualTo(annas);
        assertThat(consents.all(bob)).isEqualTo(bobs);
    }

    @Test
    void aNoToOnePurposeOfTheOneThatTheyBecameIsANoOfBothAndOfNothingElse() {
        say(anna, Purpose.NEWSLETTER, "wecom", true, 1, null);
        say(bob, Purpose.NEWSLETTER, "wecom", true, null, null);
        say(bob, Purpose.SERVICE, "email", true, null, null);
        merge(anna, bob);
        say(anna, Purpose.NEWSLETTER, "wecom", false, null, null);
        partings.part(bob, false);

        assertThat(consents.all(anna)).extracting(KeptConsent::stands).containsExactly(false);
        assertThat(consents.all(bob))
                .extracting(KeptConsent::purpose, KeptConsent::stands)
                .containsExactly(tuple(Purpose.SERVICE, true), tuple(Purpose.NEWSLETTER, false));
    }

    @Test
    void aNoOfBothLeavesEachWhereTheyHadConfirmedTheirYes() {
        for (var one : List.of(anna, bob)) {
            say(one, Purpose.NEWSLETTER, "wecom", true, 1, null);
            jdbc.sql("update customer_consent set confirmed_at = given_at, address = ? where customer_id = ?")
                    .param(one + "@example.com")
                    .param(one.value())
                    .update();
        }
        merge(anna, bob);
        say(anna, Purpose.NEWSLETTER, "wecom", false, null, null);
        partings.part(bob, false);

        for (var one : List.of(anna, bob))
            assertThat(jdbc.sql("select address from customer_consent where customer_id = ?")
                            .param(one.value())
                            .query(String.class)
                            .single())
                    .isEqualTo(one + "@example.com");
    }

    private void say(
            CustomerId who,
            Purpose purpose,
            @Nullable String channel,
            boolean yes,
            @Nullable Integer wording,
            @Nullable Instant until) {
        consents.say(who, new ConsentStatement(purpose, channel, yes, ConsentSource.PAPER, wording, null, until), null);
    }

    @Test
    void theStricterConsentWins() {
        consents.change(anna, "phone", true);
        consents.change(bob, "phone", false);
        consents.change(bob, "sms", true);
        consents.forbidContact(bob, true);
        merge(anna, bob);

        assertThat(consents.of(anna).get("phone").granted()).isFalse();
        assertThat(consents.of(anna).get("sms").granted()).isTrue();
        assertThat(customers.card(anna).orElseThrow().doNotContact()).isTrue();

        partings.part(bob, false);
        assertThat(consents.of(anna)).containsOnlyKeys("phone");
        assertThat(consents.of(anna).get("phone").granted()).isTrue();
        assertThat(customers.card(anna).orElseThrow().doNotContact()).isFalse();
        assertThat(customers.card(bob).orElseThrow().doNotContact()).isTrue();
    }

    @Test
    void aNoThatWasSaidMeanwhileIsANoOfBoth() {
        consents.change(bob, "phone", true);
        merge(anna, bob);
        consents.change(anna, "phone", false);
        consents.forbidContact(anna, true);
        partings.part(bob, false);

        assertThat(consents.of(bob).get("phone").granted()).isFalse();
        assertThat(consents.of(anna).get("phone").granted()).isFalse();
        assertThat(customers.card(bob).orElseThrow().doNotContact()).isTrue();
    }

    @Test
    void aYesThatFollowedSuchANoIsTheSurvivorsOnly() {
        consents.change(bob, "phone", true);
        merge(anna, bob);
        consents.change(anna, "phone", false);
        consents.change(anna, "phone", true);
        partings.part(bob, false);

        assertThat(consents.of(bob).get("phone").granted()).isFalse();
        assertThat(consents.of(anna).get("phone").granted()).isTrue();
    }

    @Test
    void aChosenFieldGoesBackWhereNobodyChangedItSince() {
        customers.changeTerms(bob, new CustomerTerms("gold", "zh", "premium"), null);
        fact(anna, "city", "Bonn");
        fact(bob, "city", "Ulm");
        fact(bob, "sector", "tea");
        merge(anna, bob, Map.of("tier", Side.GONE, "name", Side.GONE, "fact.city", Side.GONE));
        assertThat(desk.profile(anna).line().name()).isEqualTo("Bob " + mark);
        assertThat(desk.terms(anna)).isEqualTo(new CustomerTerms("gold", "zh", "premium"));
        assertThat(desk.profile(anna).facts()).containsEntry("city", "Ulm").containsEntry("sector", "tea");

        customers.changeTerms(anna, new CustomerTerms("silver", "zh", "premium"), null);
        fact(anna, "sector", "coffee");
        var parted = partings.part(bob, false);

        assertThat(parted.fields()).contains("tier");
        assertThat(desk.terms(anna)).isEqualTo(new CustomerTerms("silver", null, null));
        assertThat(desk.terms(bob)).isEqualTo(new CustomerTerms("gold", "zh", "premium"));
        assertThat(desk.profile(anna).line().name()).isEqualTo("Anna " + mark);
        assertThat(desk.profile(anna).facts()).containsEntry("city", "Bonn").containsEntry("sector", "coffee");
        assertThat(desk.profile(bob).facts()).containsEntry("city", "Ulm").containsEntry("sector", "tea");
    }

    @Test
    void whatIsOpenIsComputedAgainAsTheOneThatStaysIsServed() {
        ticket(bob);
        merge(anna, bob);

        assertThat(jdbc.sql("select count(*) from clock_recomputation where kind = 'CUSTOMER' and key = ? and"
                                + " ended_at is null")
                        .param(anna.toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void laterMergesOnTopAreUndoneFirstOrTogether() {
        var carl = customer("Carl", null, null);
        var ticket = ticket(bob);
        merge(anna, bob);
        merge(carl, anna);
        assertThat(customers.card(bob).orElseThrow().id()).isEqualTo(carl);

        assertThatThrownBy(() -> partings.part(bob, false)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.key()).isEqualTo("customer.merge-later-first");
            assertThat(refused.arguments()).containsExactly("Bob " + mark, "Anna " + mark);
        });
        partings.part(bob, true);

        assertThat(customerOf(ticket.value())).isEqualTo(bob);
        for (var one : List.of(anna, bob, carl))
            assertThat(desk.profile(one).line().id()).isEqualTo(one);
    }

    @Test
    void theLastMergeCanBeUndoneFromTheOneThatStays() {
        var carl = customer("Carl", null, null);
        merge(anna, bob);
        merge(carl, anna);

        assertThat(partings.part(carl, false).back()).isEqualTo(anna);
        assertThat(customers.card(bob).orElseThrow().id()).isEqualTo(anna);
        assertThat(partings.part(anna, false).back()).isEqualTo(bob);
        assertThatThrownBy(() -> partings.part(anna, false)).hasMessage("customer.not-merged");
    }

    @Test
    void whatWasChangedOfAContactPointGoesBackWithIt() {
        var carl = customer("Carl", null, null);
        customers.reachBy(carl, List.of("carl-" + mark + "@example.com"));
        merge(anna, carl);
        var point = points.of(anna).getFirst();
        points.remove(anna, point.id(), point.revision());

        partings.part(carl, false);

        assertThat(profiles.history(anna, ProfileChange.What.CONTACT_POINT, null, 10, null)
                        .items())
                .isEmpty();
        var removal = profiles.history(carl, ProfileChange.What.CONTACT_POINT, null, 10, null)
                .items();
        assertThat(removal).hasSize(1);
        profiles.undo(carl, removal.getFirst().id());
        assertThat(points.of(carl)).hasSize(1);
        assertThat(points.of(anna)).isEmpty();
    }

    @Test
    void whatOnlyTheRelationThatGoesSaysIsSaidByTheOneThatStays() {
        var firm = customer("Firm", null, "firm-" + mark);
        jdbc.sql("update customer set kind = case when id = :firm then 'ORGANISATION' else 'PERSON' end where"
                        + " id in (:firm, :anna, :bob)")
                .param("firm", firm.value())
                .param("anna", anna.value())
                .param("bob", bob.value())
                .update();
        relations.add(anna, Bond.WORKS_FOR, firm, null, null);
        relations.add(bob, Bond.WORKS_FOR, firm, WorkRole.PAYER, "since spring");
        merge(anna, bob);

        assertThat(relations.of(anna, false, 10, null).items())
                .extracting(Relation::role, Relation::note)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(WorkRole.PAYER, "since spring"));

        partings.part(bob, false);
        assertThat(relations.of(anna, false, 10, null).items())
                .extracting(Relation::role, Relation::note)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(null, null));
        assertThat(relations.of(bob, false, 10, null).items())
                .extracting(Relation::role)
                .containsExactly(WorkRole.PAYER);
    }

    @Test
    void aSubsidiaryBecomesOneWithItsParent() {
        Subsidiaries.link(jdbc, customer("Below", null, "below-" + mark), "parent-" + mark);
        var parent = customer("Parent", null, "parent-" + mark);
        var below = customers.byExternal("below-" + mark).orElseThrow();
        merge(below, parent);
        assertThat(desk.profile(below).parent()).isNull();

        partings.part(parent, false);
        assertThat(desk.profile(below).parent().id()).isEqualTo(parent);
    }

    @Test
    void aParentThatBecameOneWithAnotherMeanwhileIsFoundAgain() {
        var parent = customer("Parent", null, "parent-" + mark);
        var other = customer("Other", null, "other-" + mark);
        Subsidiaries.link(jdbc, bob, "parent-" + mark);
        Subsidiaries.link(jdbc, anna, "other-" + mark);
        merge(anna, bob);
        merge(other, parent);
        partings.part(bob, false);
        assertThat(desk.profile(bob).parent().id()).isEqualTo(other);

        partings.part(parent, false);
        assertThat(desk.profile(bob).parent().id()).isEqualTo(parent);
        assertThat(desk.profile(anna).parent().id()).isEqualTo(other);
    }

    @Test
    void noCustomerStandsAboveItself() {
        var top = customer("Top", null, "top-" + mark);
        var middle = customer("Middle", null, "middle-" + mark);
        Subsidiaries.link(jdbc, middle, "top-" + mark);
        Subsidiaries.link(jdbc, anna, "middle-" + mark);

        assertThatThrownBy(() -> merge(anna, top)).hasMessage("customer.merge-circle");
    }

    @Test
    void refusesOneselfOneMergedAlreadyOneThatIsNotThereAndAFieldThatIsNot() {
        assertThatThrownBy(() -> merges.merge(anna, anna, Map.of(), Revision.ANY))
                .hasMessage("customer.merge-itself");
        assertThatThrownBy(() -> merge(anna, CustomerId.next())).hasMessage("error.no-such-id");
        assertThatThrownBy(() -> merge(anna, bob, Map.of("shoe", Side.GONE)))
                .hasMessage("customer.merge-no-such-field");
        merge(anna, bob);
        var carl = customer("Carl", null, null);
        assertThatThrownBy(() -> merge(carl, bob)).hasMessage("customer.merged-meanwhile");
        assertThatThrownBy(() -> merge(bob, carl)).hasMessage("customer.merged-meanwhile");
    }

    @Test
    void refusesWhatSomebodyChangedSinceItWasRead() {
        assertThatThrownBy(() -> merges.merge(anna, bob, Map.of(), new Revision("0123456789abcdef")))
                .hasMessage("customer.merge-changed-meanwhile");
    }

    private void owned(CustomerId customer, Person owner) {
        jdbc.sql("update customer set owner_id = ? where id = ?")
                .params(owner.id().value(), customer.value())
                .update();
    }

    @Test
    void managersMayAndWhoOwnsBothAndNobodyElse() {
        var seller = colleagues.join(null, Role.SALES);
        var manager = colleagues.join(null, Role.MANAGER);
        owned(anna, seller);
        refused(seller, () -> merge(anna, bob));
        refused(colleagues.join(null, Role.AUDITOR), () -> merge(anna, bob));

        owned(bob, seller);
        colleagues.as(seller, () -> merge(anna, bob));
        refused(colleagues.join(null, Role.SALES), () -> partings.part(bob, false));
        colleagues.as(manager, () -> partings.part(bob, false));
        colleagues.as(manager, () -> merge(anna, bob));
    }

    @Test
    void twoMergesAtOnceNeitherWaitForEachOtherNorDoubleAnything() throws Exception {
        for (var round = 0; round < 20; round++) {
            var one = customer("One" + round, null, null);
            var other = customer("Other" + round, null, null);
            ticket(one);
            ticket(other);
            try (var threads = Executors.newFixedThreadPool(2)) {
                List<Callable<Boolean>> both = List.of(() -> merged(one, other), () -> merged(other, one));
                var done = threads.invokeAll(both).stream().filter(answer -> {
                    try {
                        return answer.get();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                });
                assertThat(done).hasSize(1);
            }
            var now = customers.card(one).orElseThrow().id();
            assertThat(cases.subjectsOf(now, 10, null).items()).hasSize(2);
        }
    }

    @Test
    void casesThatAreOpenedWhileTwoBecomeOneAreLostToNeither() throws Exception {
        for (var round = 0; round < 10; round++) {
            var one = customer("One" + round, null, null);
            var other = customer("Other" + round, null, null);
            try (var threads = Executors.newFixedThreadPool(3)) {
                List<Callable<Boolean>> all =
                        List.of(() -> merged(one, other), () -> ticket(other) != null, () -> ticket(other) != null);
                for (var answer : threads.invokeAll(all))
                    assertThat(answer.get()).isTrue();
            }
            assertThat(cases.subjectsOf(one, 10, null).items()).hasSize(2);
            assertThat(jdbc.sql("select count(*) from ticket where customer_id = ?")
                            .param(other.value())
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void whatDiesInTheMiddleLeavesBothAsTheyWere() {
        var ticket = ticket(bob);
        assertThatThrownBy(() -> transactions.executeWithoutResult(work -> {
                    merge(anna, bob);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        assertThat(customerOf(ticket.value())).isEqualTo(bob);
        assertThat(desk.profile(bob).line().id()).isEqualTo(bob);
        assertThat(jdbc.sql("select count(*) from customer_merge where gone_id = ?")
                        .param(bob.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void fact(CustomerId customer, String name, String value) {
        jdbc.sql("""
                        insert into customer_fact (customer_id, name, value)
                        values (?, ?, ?)
                        on conflict (customer_id, name) do update set value = excluded.value
                        """).params(customer.value(), name, value).update();
    }

    private boolean merged(CustomerId survivor, CustomerId gone) {
        try {
            merge(survivor, gone);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private void refused(Person asker, Runnable deed) {
        assertThatThrownBy(() -> colleagues.as(asker, deed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED));
    }

    private void merge(CustomerId survivor, CustomerId gone) {
        merge(survivor, gone, Map.of());
    }

    private void merge(CustomerId survivor, CustomerId gone, Map<String, Side> choices) {
        merges.merge(survivor, gone, choices, Revision.ANY);
    }

    private CustomerId customerOf(UUID subject) {
        return new CustomerId(jdbc.sql("select customer_id from subject where id = ?")
                .param(subject)
                .query(UUID.class)
                .single());
    }

    private SubjectId ticket(CustomerId customer) {
        return tickets.open(new NewTicket(customer, "Help", "Please help.", Channel.EMAIL, null, false))
                .id();
    }

    private CustomerId person(String name, String mail) {
        return customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, name + " " + mark, null, null, null, List.of(mail), Map.of()));
    }

    private CustomerId customer(String name, @Nullable UserId owner, @Nullable String external) {
        return customers
                .add(new NewCustomer(
                        NewCustomer.Kind.ORGANISATION, name + " " + mark, external, null, owner, List.of(), Map.of()))
                .id();
    }
}
