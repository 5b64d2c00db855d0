package dev.rapport.contact.wecom;

import static dev.rapport.contact.played.PlayedForTests.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.played.PlayedForTests;
import dev.rapport.contact.played.PlayedWecom;
import dev.rapport.contact.wecom.ContactFilter.Who;
import dev.rapport.customer.Certainty;
import dev.rapport.customer.Customers;
import dev.rapport.customer.IdentityDesk;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.NewIdentity;
import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.owners.Owners;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.PortTest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
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

/** WeCom tells whom of us people have as contacts, and nobody is taken for another because of a name. */
@PortTest
class ContactsTests {

    @LocalServerPort
    int port;

    @Autowired
    AccountDesk accounts;

    @Autowired
    WecomContacts contacts;

    @Autowired
    WecomMembers members;

    @Autowired
    Customers customers;

    @Autowired
    IdentityDesk identities;

    @Autowired
    Owners owners;

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
    private String member;

    @BeforeEach
    void anAccount() throws IOException {
        played = new PlayedWecom(0, clock);
        account = new PlayedForTests(played, port, accounts, colleagues, jdbc);
        seller = colleagues.join("sales-east", Role.SALES);
        community = colleagues.join(null, Role.COMMUNITY);
        member = "Seller" + UUID.randomUUID().toString().substring(0, 8);
        colleagues.as(account.admin(), () -> members.add(account.id(), member, seller.id()));
    }

    @AfterEach
    void off() {
        account.close();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private void told(String type, String who, String external, long seconds, Map<String, String> more) {
        assertThat(account.status(played.changes(type, who, external, seconds, more)))
                .isEqualTo(200);
    }

    private void told(String type, String external) {
        told(type, member, external, now(), Map.of());
    }

    private String somebody(String name, String unionid) {
        var external = played.somebody();
        played.knows(external, name, unionid);
        return external;
    }

    private CustomerId customer(String name) {
        return customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(), Map.of()))
                .id();
    }

    private UUID identity(CustomerId customer, Channel channel, String external, @Nullable String unionid) {
        return colleagues.as(
                account.admin(),
                () -> identities.add(
                        customer, new NewIdentity(channel, "", external, unionid, Certainty.KNOWN, "told us")));
    }

    /** When the platform said what it knows of them. */
    private WecomContact contact(String external) {
        var id = await().atMost(SOON)
                .until(
                        () -> jdbc.sql("""
                                        select id
                                        from wecom_contact
                                        where account_id = :account
                                            and external = :external
                                            and next_look is null
                                        """)
                                .param("account", account.id())
                                .param("external", external)
                                .query(UUID.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
        return colleagues.as(community, () -> contacts.get(id));
    }

    private List<String> story(CustomerId customer) {
        return jdbc.sql("select kind from trail where subject_id = :customer order by at, id")
                .param("customer", customer.value())
                .query(String.class)
                .list();
    }

    @Test
    void whoAddsAColleagueIsAContactWithANameAndNobodyKnowsWhoItIs() {
        var name = "王小明" + UUID.randomUUID().toString().substring(0, 4);
        customer(name);
        var external = somebody(name, "");
        told("add_external_contact", external);
        var contact = contact(external);
        assertThat(contact.called()).isEqualTo(name);
        assertThat(contact.customer()).isNull();
        assertThat(contact.there()).doesNotContain(external);
        assertThat(contact.bonds()).singleElement().satisfies(bond -> {
            assertThat(bond.name()).isEqualTo(seller.name());
            assertThat(bond.isLiving()).isTrue();
        });
        assertThat(account.did(external)).containsExactly("BEFRIEND " + seller.name());
        assertThat(colleagues.as(community, () -> contacts.candidates(contact.id())))
                .isEmpty();
    }

    @Test
    void theSameTwiceIsOneAndTwoPeopleInOneSecondAreTwo() {
        var one = somebody("One", "");
        var other = somebody("Other", "");
        var seconds = now();
        for (var time = 1; time <= 2; time++)
            for (var external : List.of(one, other))
                told("add_external_contact", member, external, seconds, Map.of("WelcomeCode", "W"));
        contact(one);
        contact(other);
        assertThat(account.kept()).isEqualTo(2);
        assertThat(account.did(one)).hasSize(1);
        assertThat(account.did(other)).hasSize(1);
    }

    @Test
    void whoGreetsLaterIsNotAddedTwice() {
        var external = somebody("Half", "");
        told("add_half_external_contact", external);
        assertThat(contact(external).bonds())
                .singleElement()
                .satisfies(bond -> assertThat(bond.isHalf()).isTrue());
        told("add_external_contact", external);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(contact(external).bonds().getFirst().isHalf())
                                .isFalse());
        assertThat(account.did(external)).hasSize(1);
    }

    @Test
    void aCustomerIsFoundAgainAndTheColleagueAnswersForThem() {
        var customer = customer("Li Hua");
        var external = somebody("花花", "");
        identity(customer, Channel.WECOM, external, null);
        told("add_external_contact", external);
        assertThat(contact(external).customer()).isEqualTo(customer);
        assertThat(owner(customer)).isEqualTo(seller.id());
        assertThat(story(customer)).contains("CustomerDid", "CustomerGivenOn");

        told("del_follow_user", external);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(account.did(external))
                        .containsExactlyInAnyOrder("BEFRIEND " + seller.name(), "UNFRIEND " + seller.name()));
        assertThat(contact(external).isLiving()).isFalse();
        told("del_external_contact", external);
        await().atMost(SOON).untilAsserted(() -> assertThat(story(customer)).contains("RemovedByStaff"));
        told("transfer_fail", member, external, now(), Map.of("FailReason", "customer_refused"));
        await().atMost(SOON).untilAsserted(() -> assertThat(story(customer)).contains("NotTakenOver"));
        assertThat(contact(external).notTakenWhy()).isEqualTo(TransferFailure.REFUSED);
    }

    private @Nullable Object owner(CustomerId customer) {
        return colleagues.as(account.admin(), () -> owners.of(customer)).owner().person();
    }

    @Test
    void aCustomerWhoHasAnOwnerKeepsThem() {
        var customer = customer("Owned");
        var other = colleagues.join("sales-east", Role.SALES);
        var before = colleagues.as(account.admin(), () -> owners.of(customer)).owner();
        colleagues.as(
                account.admin(),
                () -> owners.change(customer, new Owner(other.id(), null), "first", before.revision()));
        var external = somebody("Owned", "");
        identity(customer, Channel.WECOM, external, null);
        told("add_external_contact", external);
        assertThat(contact(external).customer()).isEqualTo(customer);
        assertThat(owner(customer)).isEqualTo(other.id());
    }

    @Test
    void whoIsKnownOnWechatByOneIdForBothIsKnownHere() {
        var unionid = "o" + UUID.randomUUID().toString().replace("-", "");
        var customer = customer("United");
        identity(customer, Channel.WECHAT, "openid" + unionid, unionid);
        var external = somebody("Someone else's name", unionid);
        told("add_external_contact", external);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(contact(external).customer()).isEqualTo(customer));
        assertThat(colleagues.as(account.admin(), () -> identities.of(customer)))
                .anySatisfy(one -> {
                    assertThat(one.channel()).isEqualTo("wecom");
                    assertThat(one.certainty()).isEqualTo(Certainty.KNOWN);
                });
    }

    @Test
    void anIdThatTwoCustomersHaveMakesNobodyKnown() {
        var unionid = "o" + UUID.randomUUID().toString().replace("-", "");
        var one = customer("Twin one");
        identity(one, Channel.WECHAT, "a" + unionid, unionid);
        var other = customer("Twin other");
        identity(other, Channel.WECOM, "b" + unionid, unionid);
        var external = somebody("Twin", unionid);
        told("add_external_contact", external);
        var contact = contact(external);
        assertThat(contact.customer()).isNull();
        assertThat(colleagues.as(community, () -> contacts.candidates(contact.id())))
                .extracting(WecomContacts.Possible::id)
                .containsExactlyInAnyOrder(one, other);
    }

    @Test
    void whoeverKnowsSaysWhoItIsAndTakesItBackOnTheCustomersPage() {
        var customer = customer("Chen");
        var external = somebody("陈", "");
        told("add_external_contact", external);
        var contact = contact(external);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(seller, () -> contacts.link(contact.id(), customer, " ")))
                .withMessageContaining("proof-missing");
        colleagues.as(seller, () -> contacts.link(contact.id(), customer, "told me at the fair"));
        assertThat(contact(external).customer()).isEqualTo(customer);
        assertThat(owner(customer)).isEqualTo(seller.id());
        assertThat(story(customer)).contains("IdentityAdded", "CustomerDid");

        var identity = colleagues.as(seller, () -> identities.of(customer)).getFirst();
        colleagues.as(seller, () -> identities.remove(customer, identity.id(), Revision.ANY));
        assertThat(contact(external).customer()).isNull();
    }

    @Test
    void otherSellersDoNotSeeAColleaguesContacts() {
        var external = somebody("Mine", "");
        told("add_external_contact", external);
        var contact = contact(external);
        var other = colleagues.join("sales-east", Role.SALES);
        assertThat(ids(seller, true)).contains(contact.id());
        assertThat(ids(seller, false)).contains(contact.id());
        assertThat(ids(community, false)).contains(contact.id());
        assertThat(ids(other, false)).doesNotContain(contact.id());
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(other, () -> contacts.get(contact.id())));
    }

    private List<UUID> ids(Person as, boolean mine) {
        return colleagues
                .as(as, () -> contacts.list(new ContactFilter(Who.UNKNOWN, true, mine, null), 200, null))
                .items()
                .stream()
                .map(WecomContact::id)
                .toList();
    }

    @Test
    void whatIsOlderThanWhatIsKnownChangesNothing() {
        var external = somebody("Back", "");
        told("del_follow_user", member, external, now(), Map.of());
        await().atMost(SOON).until(() -> account.did(external).size() == 1);
        told("add_external_contact", member, external, now() - 60, Map.of());
        assertThat(contact(external).isLiving()).isFalse();
        assertThat(account.did(external)).containsExactly("UNFRIEND " + seller.name());
    }

    @Test
    void whoTheColleagueIsCanBeSaidLater() {
        var external = somebody("Later", "");
        told("add_external_contact", "Nobody-" + member, external, now(), Map.of());
        contact(external);
        assertThat(colleagues.as(account.admin(), () -> members.unknown(account.id())))
                .containsExactly(("Nobody-" + member).toLowerCase(Locale.ROOT));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(
                        () -> colleagues.as(account.admin(), () -> members.add(account.id(), member, community.id())))
                .withMessageContaining("wecom-member.taken");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(seller, () -> members.of(account.id())));
    }

    @Test
    void whatIsNoChangeOfAContactLeavesNoTrace() {
        told("add_external_contact", "with space", played.somebody(), now(), Map.of());
        told("something_new", member, played.somebody(), now(), Map.of());
        assertThat(account.kept()).isZero();
    }
}
