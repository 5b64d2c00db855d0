package dev.rapport.contact.wecom;

import static dev.rapport.contact.played.PlayedForTests.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.played.PlayedForTests;
import dev.rapport.contact.played.PlayedPlatform.Answer;
import dev.rapport.contact.played.PlayedWecom;
import dev.rapport.contact.wecom.StaffCode.Came;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Tags;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.PortTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Codes that customers scan to add a colleague in WeCom say who came by them, and give what they are to give. */
@PortTest
class StaffCodesTests {

    @LocalServerPort
    int port;

    @Autowired
    AccountDesk accounts;

    @Autowired
    WecomMembers members;

    @Autowired
    StaffCodes codes;

    @Autowired
    WecomContacts contacts;

    @Autowired
    Customers customers;

    @Autowired
    Tags tags;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private PlayedWecom played;
    private PlayedForTests account;
    private Person seller;
    private Person community;

    @BeforeEach
    void anAccount() throws IOException {
        played = new PlayedWecom(0, clock);
        account = new PlayedForTests(played, port, accounts, colleagues, jdbc);
        seller = colleagues.join("sales-east", Role.SALES);
        community = colleagues.join(null, Role.COMMUNITY);
        colleagues.as(account.admin(), () -> {
            members.add(account.id(), "lisi", seller.id());
            members.add(account.id(), "wangwu", community.id());
        });
    }

    @AfterEach
    void off() {
        account.close();
    }

    private static StaffCodeDraft draft(String name, @Nullable String welcome, String... members) {
        return new StaffCodeDraft(name, List.of(members), List.of("fair", "2026"), "Spring fair", welcome);
    }

    private StaffCode made(@Nullable String welcome) {
        return colleagues.as(community, () -> codes.make(account.id(), draft("Fair", welcome, "LiSi")));
    }

    private StaffCode read(StaffCode code) {
        return colleagues.as(community, () -> codes.get(code.id()));
    }

    private UUID contact(String external) {
        return await().atMost(SOON)
                .until(
                        () -> jdbc.sql("select id from wecom_contact where external = :external and next_look is null")
                                .param("external", external)
                                .query(UUID.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void wecomMakesItAndItsPictureIsKeptHere() {
        var code = made(null);
        assertThat(code.isMade()).isTrue();
        assertThat(code.staff()).containsExactly(seller.name());
        var way = played.ways().getLast();
        assertThat(way.path("state").asString()).isEqualTo(code.mark()).hasSizeLessThanOrEqualTo(30);
        assertThat(way.path("type").asInt()).isEqualTo(1);
        assertThat(way.path("scene").asInt()).isEqualTo(2);
        assertThat(way.path("user").path(0).asString()).isEqualTo("lisi");
        var picture = colleagues.as(community, () -> codes.picture(code.id())).orElseThrow();
        assertThat(picture.type()).isEqualTo("image/gif");
        assertThat(picture.bytes()).startsWith("GIF".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whoComesByItIsGreetedCountedAndGivenItsTagsAsSoonAsSomebodyKnowsThem() {
        var code = made("Welcome to the fair, {customer}");
        var one = played.somebody();
        var other = played.somebody();
        played.scans(one);
        played.scans(other);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(played.welcomed()).extracting(Answer::to).containsExactlyInAnyOrder(one, other));
        assertThat(played.welcomed().getFirst().text()).startsWith("Welcome to the fair, 微信用户");
        var contact = contact(one);
        contact(other);
        assertThat(read(code).came()).isEqualTo(new Came(2, 0, 2));

        var customer = customer();
        colleagues.as(seller, () -> contacts.link(contact, customer, "stood before me"));
        assertThat(read(code).came()).isEqualTo(new Came(2, 1, 2));
        assertThat(tags.of(customer))
                .extracting(Tags.Tag::word, Tags.Tag::source)
                .contains(tuple("fair", "staff-code"), tuple("2026", "staff-code"));
        assertThat(jdbc.sql("select value from customer_fact where customer_id = :customer and name = 'source'")
                        .param("customer", customer.value())
                        .query(String.class)
                        .single())
                .isEqualTo("Spring fair");

        played.deeds().get("/leave").accept(other);
        await().atMost(SOON).untilAsserted(() -> assertThat(read(code).came()).isEqualTo(new Came(2, 1, 1)));
        var filter = new ContactFilter(null, false, false, code.id());
        assertThat(colleagues
                        .as(community, () -> contacts.list(filter, 50, null))
                        .items())
                .hasSize(2);
    }

    @Test
    void aTagThatWasTakenAwayIsNotGivenAgain() {
        made(null);
        var external = played.somebody();
        played.scans(external);
        var contact = contact(external);
        var customer = customer();
        colleagues.as(seller, () -> contacts.link(contact, customer, "stood before me"));
        colleagues.as(seller, () -> tags.remove(customer, "fair"));
        account.status(played.changes(
                "edit_external_contact", "lisi", external, clock.instant().getEpochSecond(), Map.of()));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(jdbc.sql("select told from wecom_contact where id = :id")
                                .param("id", contact)
                                .query(Long.class)
                                .single())
                        .isGreaterThan(1));
        assertThat(tags.of(customer)).extracting(Tags.Tag::word).containsExactly("2026");
    }

    private CustomerId customer() {
        return customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON, "Visitor " + UUID.randomUUID(), null, null, null, List.of(), Map.of()))
                .id();
    }

    @Test
    void whatWecomDoesNotMakeSaysWhyAndIsMadeAgain() {
        played.refuses(40098);
        var code = made(null);
        assertThat(code.isMade()).isFalse();
        assertThat(code.trouble()).isNotNull();
        assertThat(code.trouble().detail()).contains("40098");
        played.refuses(0);
        var again = colleagues.as(community, () -> codes.makeAgain(code.id()));
        assertThat(again.isMade()).isTrue();
        assertThat(again.hasPicture()).isTrue();
        assertThat(again.trouble()).isNull();
    }

    @Test
    void itIsChangedWithoutThatThePictureChangesAndGivenUp() {
        var code = made(null);
        var changed = colleagues.as(
                community, () -> codes.change(code.id(), draft("Autumn", "Hello", "wangwu", "lisi"), code.revision()));
        assertThat(changed.name()).isEqualTo("Autumn");
        assertThat(changed.mark()).isEqualTo(code.mark());
        assertThat(played.ways().getLast().path("user")).hasSize(2);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(
                        community, () -> codes.change(code.id(), draft("Late", null, "lisi"), code.revision())))
                .withMessageContaining("changed-meanwhile");

        assertThat(colleagues.as(community, () -> codes.giveUp(code.id())).isOver())
                .isTrue();
        assertThat(played.ways()).isEmpty();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(
                        community, () -> codes.change(code.id(), draft("Late", null, "lisi"), Revision.ANY)))
                .withMessageContaining("is-over");
    }

    @Test
    void onlyThoseWhoLookAfterCommunitiesMakeThem() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(seller, () -> codes.make(account.id(), draft("Mine", null, "lisi"))));
        var manager = colleagues.join(null, Role.MANAGER);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(manager, () -> codes.make(account.id(), draft("Mine", null, "lisi"))));
        assertThat(colleagues.as(manager, () -> codes.list(true, 50, null)).items())
                .isNotNull();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        colleagues.as(community, () -> codes.make(account.id(), draft("Nobody", null, "nobody"))))
                .withMessageContaining("unknown-member");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> draft("Hello", "{nickname}", "lisi"))
                .withMessageContaining("no-such-place");
    }
}
