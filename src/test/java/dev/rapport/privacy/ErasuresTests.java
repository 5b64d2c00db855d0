package dev.rapport.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.posts.PostsForTests;
import dev.rapport.customer.Consents;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.merge.Merges;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.privacy.PrivacyRequest.Kind;
import dev.rapport.privacy.PrivacyRequest.Law;
import dev.rapport.privacy.PrivacyRequest.State;
import dev.rapport.privacy.holds.LegalHolds;
import dev.rapport.privacy.holds.NewHold;
import dev.rapport.service.NewTicket;
import dev.rapport.service.TicketDesk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An erasure step by step, without a broker: what is left, what is refused, and what happens when it is cut off. */
@DatabaseTest
class ErasuresTests {

    private final String word = UUID.randomUUID().toString().substring(0, 8);
    private final String name = "Erna Quendel " + word;
    private final String phone = "137" + String.format("%08d", (System.nanoTime() / 1000) % 100_000_000);
    private final String email = "erna." + word + "@example.org";

    @Autowired
    ErasureSteps steps;

    @Autowired
    PrivacyDesk desk;

    @Autowired
    PrivacyRequests requests;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk customerDesk;

    @Autowired
    Consents consents;

    @Autowired
    LegalHolds holds;

    @Autowired
    Merges merges;

    @Autowired
    TicketDesk tickets;

    @Autowired
    PostsForTests posts;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    private String team;
    private Person clerk;
    private Person manager;

    @BeforeEach
    void staff() {
        team = colleagues.newTeam();
        clerk = colleagues.join(team, Role.SERVICE);
        manager = colleagues.join(team, Role.MANAGER);
    }

    @Test
    void nothingOfThePersonIsLeftAndWhatTheLawWantsIs() {
        var person = person();
        var ticket = closedTicket(person);
        purchase(person, "R 17 " + word);
        callOfNobody();
        copyOfAnothersMail();
        var id = prepared(person);

        erase(id);

        assertThat(search(id)).isEqualTo("clean");
        transactions.executeWithoutResult(status -> steps.end(id));
        for (var said : List.of(name, word, phone, email))
            assertThat(tablesWith(said)).as(said).isEmpty();
        assertThat(jdbc.sql("select amount || ' ' || day from purchase where customer_id = ?")
                        .param(person.value())
                        .query(String.class)
                        .single())
                .isEqualTo("99.5 2024-02-03");
        assertThat(jdbc.sql("select state from ticket where id = ?")
                        .param(ticket.value())
                        .query(String.class)
                        .single())
                .isEqualTo("closed");
        assertThat(customers.card(person).orElseThrow().name()).startsWith("[erased · 已删除] C-");
        var proof = colleagues.as(clerk, () -> desk.proof(id.toString())).orElseThrow();
        assertThat(proof.found()).isZero();
        assertThat(proof.places())
                .hasSizeGreaterThan(60)
                .anyMatch(place -> place.name().equals("trail"));
        assertThat(proof.parts())
                .anyMatch(part -> part.table().equals("contact_point") && part.rows() == 2)
                .anyMatch(part -> part.table().equals("trail") && part.rows() > 3);
    }

    @Test
    void whatNamesThePersonInPublicGoesWhereverItStands() {
        var account = posts.account(team, "");
        var foreign = posts.says(account, PostsForTests.somebody(), "A pump");
        var naming = Stream.of("called", "heading", "link", "proof")
                .map(column -> {
                    var post = posts.says(account, PostsForTests.somebody(), "A pump");
                    jdbc.sql("update public_post set " + column + " = :name where id = :id")
                            .param("name", column.equals("link") ? "https://a.example/" + email : name)
                            .param("id", post)
                            .update();
                    return post;
                })
                .toList();
        jdbc.sql("""
                        insert into public_post_answer (id, post_id, words, author_id, written_at, state)
                        values (:id, :post, :words, :author, now(), 'SAID')
                        """)
                .param("id", UUID.randomUUID())
                .param("post", foreign)
                .param("words", "We will call " + name + ".")
                .param("author", clerk.id().value())
                .update();

        erase(prepared(person()));

        assertThat(jdbc.sql("select id from public_post where account_id = :account")
                        .param("account", account.id())
                        .query(UUID.class)
                        .list())
                .containsExactly(foreign)
                .doesNotContainAnyElementsOf(naming);
        assertThat(jdbc.sql("select count(*) from public_post_answer where post_id = :post")
                        .param("post", foreign)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsSaidBeforeIsWhatTheProofCountsAfterwards() {
        var person = person();
        closedTicket(person);
        purchase(person, "R 18 " + word);
        var id = prepared(person);
        var before = colleagues
                .as(clerk, () -> desk.preview(id.toString()))
                .orElseThrow()
                .parts();

        erase(id);

        var after = colleagues.as(clerk, () -> desk.proof(id.toString())).orElseThrow().parts().stream()
                .collect(Collectors.toMap(part -> part.way() + " " + part.table(), Erasure.Part::rows));
        assertThat(before).extracting(Erasure.Part::table).contains("customer", "contact_point", "ticket", "purchase");
        for (var part : before) {
            var counted = after.getOrDefault(part.way() + " " + part.table(), 0L);
            if (part.atMost()) assertThat(counted).as(part.table()).isLessThanOrEqualTo(part.rows());
            else assertThat(counted).as(part.table()).isEqualTo(part.rows());
        }
    }

    @Test
    void whoIsErasedIsFoundByNoSearchAndStandsInNoList() {
        var person = person();
        erase(prepared(person));

        colleagues.as(manager, () -> {
            for (var sought : List.of(name, phone, email, "erased", "已删除", "C-" + end(person)))
                assertThat(customerDesk.list(sought, 50, null).items())
                        .as(sought)
                        .noneMatch(line -> line.id().equals(person));
        });
    }

    @Test
    void nothingComesToACustomerWhoIsErased() {
        var person = person();
        var other = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Other " + word, null, null, null, List.of(), Map.of()));
        erase(prepared(person));

        colleagues.as(manager, () -> {
            refused(() -> customerDesk.tag(person, "again"));
            refused(() -> customerDesk.reachBy(person, List.of("+4915112345" + (int) (Math.random() * 900 + 100))));
            refused(() -> customerDesk.forbidContact(person, false));
            refused(() -> merges.merge(person, other, Map.of(), Revision.ANY));
            refused(() -> merges.merge(other, person, Map.of(), Revision.ANY));
            refused(() -> tickets.open(new NewTicket(person, "Again", "Please", Channel.EMAIL, null, false)));
            refused(() -> desk.open(person, Kind.ACCESS, Law.PIPL, "What is left?", team));
        });
        var found = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(phone), Map.of()));
        assertThat(found).isNotEqualTo(person);
    }

    @Test
    void openCasesStandAgainstItByTheirNumbers() {
        var person = person();
        var number = colleagues.as(
                clerk,
                () -> tickets.open(new NewTicket(person, "Broken " + word, "Please", Channel.EMAIL, null, false))
                        .number());
        var id = prepared(person);

        assertThat(colleagues
                        .as(clerk, () -> desk.preview(id.toString()))
                        .orElseThrow()
                        .obstacles())
                .containsExactly(new Erasure.Obstacle(number, "TICKET"));
        assertThat(eraseNext(id)).isEqualTo("obstructed");

        assertThat(requests.find(id).orElseThrow().state()).isEqualTo(State.PREPARED);
        assertThat(customers.card(person).orElseThrow().name()).isEqualTo(name);
    }

    @Test
    void aLegalHoldStandsAgainstItUntilItIsLifted() {
        var person = person();
        var ticket = closedTicket(person);
        var id = prepared(person);
        var administrator = colleagues.join(null, Role.ADMIN);
        var hold = colleagues.as(
                administrator, () -> holds.set(new NewHold(null, ticket.toString(), "A court asks for it", null)));

        assertThat(colleagues
                        .as(clerk, () -> desk.preview(id.toString()))
                        .orElseThrow()
                        .held())
                .isTrue();
        assertThat(eraseNext(id)).isEqualTo("obstructed");
        assertThat(customers.card(person).orElseThrow().name()).isEqualTo(name);

        colleagues.as(administrator, () -> holds.lift(hold.id(), "The court is done with " + name));
        erase(id);
        assertThat(search(id)).isEqualTo("clean");
        transactions.executeWithoutResult(status -> steps.end(id));
        assertThat(tablesWith(name)).isEmpty();
    }

    @Test
    void whateverIsCutOffOrRepeatedItEndsTheSameAndNothingIsDoneTwice() {
        var straight = new TreeMap<String, Long>();
        var first = person();
        closedTicket(first);
        var smooth = prepared(first);
        erase(smooth);
        colleagues.as(clerk, () -> desk.proof(smooth.toString())).orElseThrow().parts().stream()
                .forEach(part -> straight.put(part.way() + " " + part.table(), part.rows()));
        var second = person(name + " Two", "136" + phone.substring(3), "two." + email);
        closedTicket(second);
        var rough = prepared(second);

        for (var more = "more"; more.equals("more"); ) {
            cutOff(() -> steps.eraseNext(rough));
            more = eraseNext(rough);
        }
        transactions.executeWithoutResult(status -> steps.eraseNext(rough));
        for (var more = "more"; more.equals("more"); ) {
            cutOff(() -> steps.searchNext(rough));
            more = searchNext(rough);
            assertThat(more).isNotEqualTo("found");
        }

        var cut = new TreeMap<String, Long>();
        var proof = colleagues.as(clerk, () -> desk.proof(rough.toString())).orElseThrow();
        proof.parts().forEach(part -> cut.put(part.way() + " " + part.table(), part.rows()));
        for (var whenTheMachineComesToIt : List.of(
                "duplicate_key",
                "customer_judgement",
                "quality_fault",
                "segment_due",
                "segment_member",
                "segment_change")) {
            cut.remove("DELETED " + whenTheMachineComesToIt);
            straight.remove("DELETED " + whenTheMachineComesToIt);
        }
        assertThat(cut).isEqualTo(straight);
        assertThat(proof.erasure().scans()).isEqualTo(1);
    }

    @Test
    void whatIsFoundIsNamedErasedAgainOrSaidToBeSomebodyElses() {
        var person = person();
        var id = prepared(person);
        erase(id);
        var mapping = UUID.randomUUID();
        jdbc.sql("""
                        insert into import_mapping (id, kind, name, columns, words, owner_id, shared, created_at, changed_at)
                        values (?, 'leads', ?, '', '', ?, false, now(), now())
                        """).params(mapping, "List of " + name, clerk.id().value()).update();

        assertThat(search(id)).isEqualTo("found");
        var found = colleagues.as(clerk, () -> desk.proof(id.toString())).orElseThrow().places().stream()
                .filter(place -> place.found() > 0)
                .toList();
        assertThat(found).extracting(Erasure.Place::name).containsExactly("import_mapping");
        assertThat(found.getFirst().keys()).containsExactly(mapping.toString());

        var again = new TaskSubmission(null, Map.of("outcome", "again"));
        jdbc.sql("delete from import_mapping where id = ?").param(mapping).update();
        assertThat(judge(id, again)).isEqualTo("again");
        erase(id);
        assertThat(search(id)).isEqualTo("clean");
    }

    @Test
    void whatOthersHaveTooIsNotLookedFor() {
        var person = person();
        customers.add(new NewCustomer(
                NewCustomer.Kind.PERSON, "Flatmate " + word, null, null, null, List.of(phone), Map.of()));
        var id = prepared(person);

        erase(id);

        assertThat(search(id)).isEqualTo("clean");
        assertThat(tablesWith(phone)).contains("contact_point");
        assertThat(colleagues
                        .as(clerk, () -> desk.proof(id.toString()))
                        .orElseThrow()
                        .erasure()
                        .notSought())
                .isEqualTo(1);
    }

    @Test
    void aMergeIsForgottenWithItsNamesAndOldIdsLeadOn() {
        var person = person();
        var gone = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Gone " + word, null, null, null, List.of(), Map.of()));
        colleagues.as(manager, () -> merges.merge(person, gone, Map.of(), Revision.ANY));
        var id = prepared(person);

        erase(id);

        assertThat(search(id)).isEqualTo("clean");
        transactions.executeWithoutResult(status -> steps.end(id));
        assertThat(tablesWith(word)).isEmpty();
        assertThat(customers.card(gone).orElseThrow().name()).startsWith("[erased");
    }

    private static String end(CustomerId customer) {
        return customer.toString().substring(customer.toString().length() - 8);
    }

    private static void refused(Runnable deed) {
        assertThatThrownBy(deed::run).isInstanceOf(Refused.class).hasMessage("error.customer-erased");
    }

    private void cutOff(Runnable step) {
        transactions.executeWithoutResult(status -> {
            step.run();
            status.setRollbackOnly();
        });
    }

    private void erase(SubjectId id) {
        for (var more = "more"; more.equals("more"); ) more = eraseNext(id);
    }

    private String eraseNext(SubjectId id) {
        return transactions.execute(status -> steps.eraseNext(id));
    }

    private String searchNext(SubjectId id) {
        return transactions.execute(status -> steps.searchNext(id));
    }

    private String judge(SubjectId id, TaskSubmission said) {
        return transactions.execute(status -> steps.judge(id, said));
    }

    private String search(SubjectId id) {
        var said = "more";
        while (said.equals("more")) said = searchNext(id);
        return said;
    }

    private CustomerId person() {
        return person(name, phone, email);
    }

    private CustomerId person(String called, String number, String mail) {
        var person = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON,
                called,
                null,
                null,
                null,
                List.of(number, mail),
                Map.of("city", "Town of " + word)));
        colleagues.as(clerk, () -> {
            customerDesk.tag(person, "likes-" + word);
            customerDesk.forbidContact(person, true);
        });
        consents.change(person, "email", true);
        consents.change(person, "phone", false);
        return person;
    }

    private SubjectId closedTicket(CustomerId person) {
        var id = colleagues.as(
                clerk,
                () -> tickets.open(new NewTicket(
                                person, "About " + word, "I am " + name + ", " + phone, Channel.EMAIL, null, false))
                        .id());
        jdbc.sql("update ticket set state = 'closed', state_detail = 'confirmed' where id = ?")
                .param(id.value())
                .update();
        jdbc.sql("""
                        update subject
                        set state = 'TicketState.CLOSED',
                            closed_at = (select state_since from ticket where ticket.id = subject.id)
                        where id = ?
                        """).param(id.value()).update();
        return id;
    }

    private void purchase(CustomerId person, String number) {
        jdbc.sql("""
                        insert into purchase
                            (id, customer_id, known_by, number, day, paid, currency, amount, discount, made_at)
                        values (gen_random_uuid(), ?, ?, ?, date '2024-02-03', true, 'CNY', 99.5, 0, now())
                        """).params(person.value(), number, number).update();
    }

    private void copyOfAnothersMail() {
        jdbc.sql("""
                        insert into message (
                            id, subject_id, direction, channel, body, at, aim, state, sent_at, carrier, there, copies, addressed)
                        values (gen_random_uuid(), gen_random_uuid(), 'out', 'email', 'Hello.', now(), 'tells', 'sent', now(),
                            'mail', :there, array[:email], :email)
                        """)
                .param("there", "<" + UUID.randomUUID() + "@x>")
                .param("email", email)
                .update();
    }

    private void callOfNobody() {
        jdbc.sql("""
                        with account as (
                            insert into channel_account (id, platform, name, state, settings, version, changed_at)
                            values (gen_random_uuid(), 'pbx', :name, 'OFF', '{}', 0, now())
                            returning id
                        ), told as (
                            insert into call_event (account_id, there, event, agents, at, other, left_out, received_at)
                            select id, 'nobody', 'HANGUP', '{}', now(), :phone, false, now()
                            from account
                        )
                        insert into phone_call (id, number, account_id, there, other, agents, ringing, state, began_at,
                            certainty, team)
                        select gen_random_uuid(), 'K-' || id, id, 'nobody', :phone, '{}', '{}', 'DONE', now(), 'UNKNOWN',
                            'sales'
                        from account
                        """).param("name", "PBX " + team).param("phone", phone).update();
    }

    private SubjectId prepared(CustomerId person) {
        var request = colleagues.as(
                clerk, () -> desk.open(person, Kind.ERASURE, Law.PIPL, "Forget me, " + name + " " + email, team));
        transactions.executeWithoutResult(status -> requests.stands(request, State.PREPARED, null));
        return request.id();
    }

    private TreeSet<String> tablesWith(String said) {
        var found = new TreeSet<String>();
        var tables = jdbc.sql("""
                        select table_name
                        from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE'
                        """).query(String.class).list();
        for (var table : tables)
            if (jdbc.sql("select exists (select from %s one where cast(one as text) like :said)".formatted(table))
                    .param("said", "%" + said + "%")
                    .query(Boolean.class)
                    .single()) found.add(table);
        return found;
    }
}
