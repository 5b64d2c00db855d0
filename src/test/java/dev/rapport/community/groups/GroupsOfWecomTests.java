package dev.rapport.community.groups;

import static dev.rapport.contact.played.PlayedForTests.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.community.groups.GroupMembers.Seen;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.played.PlayedForTests;
import dev.rapport.contact.played.PlayedPlatform.Call;
import dev.rapport.contact.played.PlayedWecom;
import dev.rapport.contact.wecom.WecomMembers;
import dev.rapport.customer.Certainty;
import dev.rapport.customer.Customers;
import dev.rapport.customer.IdentityDesk;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.NewIdentity;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.PortTest;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** WeCom tells of groups, late, twice or not at all, and each is kept as it is there. */
@PortTest
class GroupsOfWecomTests {

    private static final Map<String, ?> BY_CODE = Map.of("join_scene", 3, "name", "Somebody");

    @LocalServerPort
    int port;

    @Autowired
    AccountDesk accounts;

    @Autowired
    Groups groups;

    @Autowired
    GroupMembers members;

    @Autowired
    WecomMembers wecomMembers;

    @Autowired
    Customers customers;

    @Autowired
    IdentityDesk identities;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private PlayedWecom played;
    private PlayedForTests account;
    private String team;
    private Person host;
    private String hostThere;

    @BeforeEach
    void anAccount() throws IOException {
        played = new PlayedWecom(0, clock);
        account = new PlayedForTests(played, port, accounts, colleagues, jdbc);
        team = colleagues.newTeam();
        host = colleagues.join(team, Role.COMMUNITY);
        hostThere = user(host);
    }

    @AfterEach
    void off() {
        account.close();
    }

    private String user(Person person) {
        var there = "User" + UUID.randomUUID().toString().substring(0, 8);
        colleagues.as(account.admin(), () -> wecomMembers.add(account.id(), there, person.id()));
        return there;
    }

    private CustomerId customer(String name) {
        return customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(), Map.of()))
                .id();
    }

    private UUID identity(CustomerId customer, String external) {
        return colleagues.as(
                account.admin(),
                () -> identities.add(
                        customer, new NewIdentity(Channel.WECOM, "", external, null, Certainty.KNOWN, "told us")));
    }

    private void told(Call call) {
        assertThat(account.status(call)).isEqualTo(200);
    }

    private void told(String kind, String chat) {
        told(played.changesGroup(kind, chat, clock.instant().getEpochSecond(), Map.of()));
    }

    /** When all that was told of it was looked at. */
    private CommunityGroup group(String chat) {
        await().atMost(SOON)
                .until(() -> jdbc.sql("""
                    select exists (
                        select
                        from wecom_chat
                        where account_id = :account
                            and chat = :chat
                            and next_look is null
                            and heard_at is not null)
                    """)
                        .param("account", account.id())
                        .param("chat", chat)
                        .query(Boolean.class)
                        .single());
        var id = jdbc.sql("select id from community_group where account_id = :account and chat = :chat")
                .param("account", account.id())
                .param("chat", chat)
                .query(UUID.class)
                .single();
        return colleagues.as(account.admin(), () -> groups.get(id.toString()));
    }

    private List<Seen> in(CommunityGroup group, boolean left) {
        return colleagues
                .as(account.admin(), () -> members.list(group.number(), left, 200, null))
                .items();
    }

    private Optional<Seen> seat(CommunityGroup group, String external, boolean left) {
        return in(group, left).stream()
                .filter(one -> external.equals(one.member().external()))
                .findFirst();
    }

    private List<String> story(UUID subject) {
        return jdbc.sql("select kind from trail where subject_id = :subject order by at, id")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    /** The list of all is read again, and what is known is a day old. */
    private void aDayLater() {
        jdbc.sql("""
            update wecom_chat
            set heard_at = heard_at - interval '25 hours', listed_at = listed_at - interval '25 hours'
            where account_id = :account
            """).param("account", account.id()).update();
        jdbc.sql("update wecom_chat_list set next_look = :now where account_id = :account")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", account.id())
                .update();
    }

    @Test
    void aGroupThatIsToldIsACaseOfItsOwnerWithAllWhoAreInIt() {
        var ann = customer("Annabelle");
        var known = played.somebody();
        identity(ann, known);
        var stranger = played.somebody();
        var chat = played.group("品茶群", hostThere);
        played.enters(chat, known, false, Map.of("join_scene", 1, "invitor", Map.of("userid", hostThere)));
        played.enters(chat, stranger, false, Map.of("join_scene", 3, "name", "王小明 13800138000", "state", "Fair"));
        played.enters(chat, "Unknown-colleague", true, Map.of("join_scene", 2, "name", "Somebody of us"));
        played.says(chat, "品茶群", hostThere, "Be kind");
        told("create", chat);
        told("create", chat);

        var group = group(chat);
        assertThat(group.name()).isEqualTo("品茶群");
        assertThat(group.channel()).isEqualTo("wecom");
        assertThat(group.says().owner()).isEqualTo(host.id());
        assertThat(group.says().team()).isEqualTo(team);
        assertThat(group.says().capacity()).isEqualTo(GroupsTold.HOLDS);
        assertThat(group.members()).isEqualTo(4);
        assertThat(group.origin()).satisfies(origin -> {
            assertThat(origin.account()).isEqualTo(account.id());
            assertThat(origin.notice()).isEqualTo("Be kind");
        });
        assertThat(colleagues.as(host, () -> groups.get(group.number()))).isEqualTo(group);

        assertThat(in(group, false)).hasSize(4);
        assertThat(seat(group, known, false)).hasValueSatisfying(seen -> {
            assertThat(seen.member().customer()).isEqualTo(ann);
            assertThat(seen.member().came()).isEqualTo(GroupWay.INVITED);
            assertThat(seen.member().cameBy()).isEqualTo(host.name());
        });
        assertThat(seat(group, stranger, false)).hasValueSatisfying(seen -> {
            assertThat(seen.member().customer()).isNull();
            assertThat(seen.member().came()).isEqualTo(GroupWay.CODE);
            assertThat(seen.member().cameBy()).isEqualTo("Fair");
            assertThat(seen.name()).contains("王小明").doesNotContain("13800138000");
            assertThat(seen.there()).doesNotContain(stranger);
        });
        assertThat(seat(group, hostThere.toLowerCase(Locale.ROOT), false)).hasValueSatisfying(seen -> {
            assertThat(seen.member().colleague()).isEqualTo(host.id());
            assertThat(seen.member().role()).isEqualTo(GroupRole.OWNER);
        });
        assertThat(seat(group, "unknown-colleague", false)).hasValueSatisfying(seen -> {
            assertThat(seen.member().colleague()).isNull();
            assertThat(seen.member().role()).isEqualTo(GroupRole.COLLEAGUE);
        });
        assertThat(story(ann.value())).containsOnlyOnce("JoinedGroup");
    }

    @Test
    void whoComesAndGoesIsFollowedAndTheSameTwiceIsOnce() {
        var ann = customer("Annabelle");
        var known = played.somebody();
        identity(ann, known);
        var stranger = played.somebody();
        var chat = played.group("Tea", hostThere);
        told("create", chat);
        var group = group(chat);
        assertThat(group.members()).isEqualTo(1);

        played.enters(chat, known, false, BY_CODE);
        played.enters(chat, stranger, false, BY_CODE);
        var came = played.changesMember("add_member", chat, known, 3);
        told(came);
        told(came);
        assertThat(group(chat).members()).isEqualTo(3);

        played.quits(chat, known);
        played.quits(chat, stranger);
        told(played.changesMember("del_member", chat, known, 1));
        told(played.changesMember("del_member", chat, stranger, 0));
        told(came);
        assertThat(group(chat).members()).isEqualTo(1);
        assertThat(seat(group, known, true).orElseThrow().member().leftHow()).isEqualTo(GroupEnd.REMOVED);
        assertThat(seat(group, stranger, true).orElseThrow().member().leftHow()).isEqualTo(GroupEnd.LEFT);
        assertThat(story(ann.value())).containsOnlyOnce("JoinedGroup").containsOnlyOnce("LeftGroup");

        played.enters(chat, known, false, BY_CODE);
        told(came);
        assertThat(group(chat).members()).isEqualTo(2);
        assertThat(in(group, true)).hasSize(2);
    }

    @Test
    void nameNoticeAndOwnerAreThePlatformsAndTheRestIsOurs() {
        var chat = played.group("Tea", hostThere);
        told("create", chat);
        var group = group(chat);
        var other = colleagues.join(team, Role.COMMUNITY);
        var says = group.says();
        assertThatThrownBy(() -> colleagues.as(
                        host, () -> groups.change(group.number(), says.called("Coffee"), group.revision())))
                .extracting("key")
                .isEqualTo("group.name-is-told");
        var ours = new GroupDraft("Tea", "To talk", host.id(), team, 3, List.of("fair"), GroupRules.NONE);
        colleagues.as(host, () -> groups.change(group.number(), ours, group.revision()));

        played.says(chat, "Green tea", user(other), "New rules");
        told("update", chat);
        var now = group(chat);
        assertThat(now.name()).isEqualTo("Green tea");
        assertThat(now.says().purpose()).isEqualTo("To talk");
        assertThat(now.says().owner()).isEqualTo(other.id());
        assertThat(story(group.id().value())).contains("GroupRenamed", "GroupNoticed", "GroupHandedOver");

        colleagues.as(host, () -> groups.change(group.number(), now.says().heldBy(host.id(), team), now.revision()));
        told("update", chat);
        assertThat(group(chat).says().owner()).isEqualTo(host.id());
    }

    @Test
    void whatNobodyToldIsFoundInTheListOfAll() {
        played.pagesOf(1);
        var tea = played.group("Tea", hostThere);
        var coffee = played.group("Coffee", hostThere);
        var milk = played.group("Milk", hostThere);
        aDayLater();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(jdbc.sql("select chat from community_group where account_id = :account")
                                .param("account", account.id())
                                .query(String.class)
                                .list())
                        .containsExactlyInAnyOrder(tea, coffee, milk));
        var before = group(tea);
        var asked = played.askedOfGroups();

        var somebody = played.somebody();
        played.enters(tea, somebody, false, BY_CODE);
        played.dismisses(milk);
        aDayLater();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(seat(before, somebody, false)).isPresent();
            assertThat(group(milk).state()).isEqualTo(GroupState.DISMISSED);
        });
        await().atMost(SOON).until(() -> played.askedOfGroups() == asked + 3);
    }

    @Test
    void aGroupThatIsDismissedEndsWithAllWhoAreInItAndDoesNotComeBack() {
        var ann = customer("Annabelle");
        var known = played.somebody();
        identity(ann, known);
        var chat = played.group("Tea", hostThere);
        played.enters(chat, known, false, BY_CODE);
        told("create", chat);
        var group = group(chat);

        told("dismiss", chat);
        await().atMost(SOON).until(() -> group(chat).state() == GroupState.DISMISSED);
        assertThat(group(chat).members()).isZero();
        assertThat(in(group, true))
                .allSatisfy(one -> assertThat(one.member().leftHow()).isEqualTo(GroupEnd.DISMISSED));
        assertThat(story(ann.value())).containsOnlyOnce("LeftGroup");

        told("update", chat);
        told("dismiss", chat);
        assertThat(group(chat).state()).isEqualTo(GroupState.DISMISSED);
        assertThat(story(group.id().value())).containsOnlyOnce("GroupDismissed");
        assertThatThrownBy(() -> colleagues.as(host, () -> groups.reopen(group.number())))
                .extracting("key")
                .isEqualTo("group.not-closed");
    }

    @Test
    void whoBecomesKnownIsTheCustomerThereAndTheWayBackIsTheirs() {
        var stranger = played.somebody();
        var chat = played.group("Tea", hostThere);
        played.enters(chat, stranger, false, BY_CODE);
        told("create", chat);
        var group = group(chat);

        var ann = customer("Annabelle");
        var identity = identity(ann, stranger);
        assertThat(seat(group, stranger, false).orElseThrow().member().customer())
                .isEqualTo(ann);
        assertThat(story(ann.value())).containsOnlyOnce("JoinedGroup");
        colleagues.as(account.admin(), () -> identities.remove(ann, identity, Revision.ANY));
        assertThat(seat(group, stranger, false).orElseThrow().member().customer())
                .isNull();
        told("update", chat);
        assertThat(group(chat).members()).isEqualTo(2);
    }

    @Test
    void aCustomerWhoIsThereByTwoIdsIsCountedOnceAndStaysWithOne() {
        var ann = customer("Annabelle");
        var one = played.somebody();
        var other = played.somebody();
        identity(ann, one);
        identity(ann, other);
        var chat = played.group("Tea", hostThere);
        played.enters(chat, one, false, BY_CODE);
        played.enters(chat, other, false, BY_CODE);
        told("create", chat);
        assertThat(group(chat).members()).isEqualTo(2);

        played.quits(chat, one);
        told(played.changesMember("del_member", chat, one, 0));
        assertThat(group(chat).members()).isEqualTo(2);
        assertThat(story(ann.value())).containsOnlyOnce("JoinedGroup").doesNotContain("LeftGroup");

        played.quits(chat, other);
        told(played.changesMember("del_member", chat, other, 0));
        assertThat(group(chat).members()).isEqualTo(1);
        assertThat(story(ann.value())).containsOnlyOnce("LeftGroup");
    }

    @Test
    void whoIsInItIsNotOursToSayAndItIsFullWhenItHoldsAsManyAsItCan() {
        var somebody = played.somebody();
        var chat = played.group("Tea", hostThere);
        played.enters(chat, somebody, false, BY_CODE);
        told("create", chat);
        var group = group(chat);
        var seat = seat(group, somebody, false).orElseThrow().member().id();
        assertThatThrownBy(() -> colleagues.as(
                        host,
                        () -> members.addStranger(group.number(), "Bea", GroupRole.MEMBER, GroupWay.BY_HAND, null)))
                .extracting("key")
                .isEqualTo("group.members-are-told");
        assertThatThrownBy(() -> colleagues.as(host, () -> members.leave(group.number(), seat, GroupEnd.LEFT)))
                .extracting("key")
                .isEqualTo("group.member-is-told");

        var small = new GroupDraft("Tea", null, host.id(), team, 3, List.of(), GroupRules.NONE);
        colleagues.as(host, () -> groups.change(group.number(), small, group.revision()));
        played.enters(chat, played.somebody(), false, BY_CODE);
        played.enters(chat, played.somebody(), false, BY_CODE);
        told("update", chat);
        assertThat(group(chat).state()).isEqualTo(GroupState.FULL);
        assertThat(group(chat).members()).isEqualTo(4);
        assertThat(story(group.id().value())).containsOnlyOnce("GroupFilled");
    }

    @Test
    void whatIsNoChangeOfAGroupLeavesNoTrace() {
        told("something_new", "wrSomething");
        told("update", "with space");
        var call = played.changesGroup("create", "wrForged", clock.instant().getEpochSecond(), Map.of());
        var forged = new Call(
                "POST", call.query().replace("msg_signature=", "msg_signature=0"), call.headers(), call.body());
        assertThat(account.status(forged)).isNotEqualTo(200);
        assertThat(jdbc.sql("select count(*) from wecom_chat where account_id = :account")
                        .param("account", account.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void due(UUID account, int groups) {
        jdbc.sql("""
            insert into wecom_chat (account_id, chat, next_look)
            select :account, 'wrOld' || number, cast(:now as timestamptz) - interval '1 hour'
            from generate_series(1, :groups) as number
            """)
                .param("account", account)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("groups", groups)
                .update();
    }

    private long count(UUID account, String which) {
        return jdbc.sql("select count(*) from wecom_chat where account_id = :account and " + which)
                .param("account", account)
                .query(Long.class)
                .single();
    }

    @Test
    void anAccountThatIsNotLetInDoesNotKeepTheGroupsOfOthersWaiting() {
        var refused = account.connected(Map.of("secret", "withdrawn")).id();
        try {
            due(refused, 40);
            await().atMost(SOON).until(() -> count(refused, "trouble is not null") > 0);
            var chat = played.group("Tea", hostThere);
            told("create", chat);
            assertThat(group(chat).name()).isEqualTo("Tea");
            assertThat(count(refused, "tries > 0")).isLessThan(5);
        } finally {
            account.turnOff(refused);
        }
    }

    @Test
    void aGroupThatCannotBeKeptIsPutOffAndSaidAndTheOthersAreKept(@Autowired Flyway flyway) {
        var owner = JdbcClient.create(flyway.getConfiguration().getDataSource());
        var odd = played.group("Odd", hostThere);
        owner.sql("""
            create function odd_group() returns trigger language plpgsql as $$
            begin
                if new.chat = '%s' then
                    raise exception 'odd';
                end if;
                return new;
            end
            $$
            """.formatted(odd)).update();
        owner.sql("create trigger odd_group before insert on community_group for each row execute function odd_group()")
                .update();
        try {
            told("create", odd);
            var chat = played.group("Tea", hostThere);
            told("create", chat);
            assertThat(group(chat).name()).isEqualTo("Tea");
            await().atMost(SOON).until(() -> count(account.id(), "trouble = 'account.wecom.not-kept'") == 1);
        } finally {
            owner.sql("drop function odd_group() cascade").update();
        }
    }
}
