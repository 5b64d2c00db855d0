package dev.rapport.community.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Team;
import dev.rapport.cases.Subjects;
import dev.rapport.community.MemberDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.merge.Merges;
import dev.rapport.notice.Notice;
import dev.rapport.notice.NoticeCentre;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
class GroupsTests {

    private static final GroupRules RULES = new GroupRules(
            "Welcome!", List.of("Casino"), List.of("refund"), LocalTime.of(22, 0), LocalTime.of(8, 0), "Staff only");

    @Autowired
    Groups groups;

    @Autowired
    GroupMembers members;

    @Autowired
    MemberDesk desk;

    @Autowired
    Customers customers;

    @Autowired
    Merges merges;

    @Autowired
    Subjects subjects;

    @Autowired
    Colleagues colleagues;

    private String team;
    private Person host;

    @BeforeEach
    void aTeam() {
        team = colleagues.newTeam();
        host = colleagues.join(team, Role.COMMUNITY);
    }

    @Test
    void aGroupIsOpenedAndSaidOtherwiseAndIsOnTheSpine() {
        var group = as(host, () -> groups.open("wecom", draft("Tea", 3)));
        assertThat(as(host, () -> groups.get(group.number()))).isEqualTo(group);
        assertThat(group.says().rules().banned()).containsExactly("casino");

        var other = draft("Coffee", null);
        var changed = as(host, () -> groups.change(group.number(), other, group.revision()));
        assertThat(changed.says()).isEqualTo(other);
        assertThat(subjects.find(group.id()).orElseThrow().title()).isEqualTo(other.name());
        assertThatThrownBy(() -> as(host, () -> groups.change(group.number(), draft("Milk", null), group.revision())))
                .isInstanceOf(Refused.class)
                .extracting("key")
                .isEqualTo("group.changed-meanwhile");
    }

    @Test
    void twoOpenGroupsByHandHaveNotOneName() {
        var tea = draft("Tea", null);
        var first = as(host, () -> groups.open("wecom", tea));
        assertThatThrownBy(() -> as(host, () -> groups.open("wecom", tea))).isInstanceOf(Refused.class);
        as(host, () -> groups.open("wechat", tea));
        as(host, () -> groups.close(first.number()));

        as(host, () -> groups.open("wecom", tea));
        assertThatThrownBy(() -> as(host, () -> groups.reopen(first.number())))
                .isInstanceOf(Refused.class)
                .extracting("key")
                .isEqualTo("group.name-taken-by");
    }

    @Test
    void itGoesOnlyToWhomMayLookAfterIt() {
        var sellers = colleagues.newTeam();
        var seller = colleagues.join(sellers, Role.SALES);
        assertThatThrownBy(() -> as(host, () -> groups.open("wecom", GroupDraft.named("Tea", sellers))))
                .extracting("key", "field")
                .containsExactly("group.nobody-there", "team");
        var mixed = colleagues.join(team, Role.SALES);
        assertThatThrownBy(() -> as(
                        host,
                        () -> groups.open("wecom", GroupDraft.named("Tea", team).heldBy(mixed.id(), team))))
                .extracting("key", "field")
                .containsExactly("group.owner-may-not", "owner");
        assertThat(as(host, () -> groups.teams()))
                .extracting(Team::key)
                .contains(team)
                .doesNotContain(sellers);
        assertThat(as(host, () -> groups.possibleOwners(seller.login(), 10))).isEmpty();
    }

    @Test
    void noMoreAreInItThanItHolds() {
        var group = as(host, () -> groups.open("wecom", draft("Tea", 2)));
        var ann = add(group, customer("Ann"));
        add(group, customer("Bea"));
        colleagues.as(host, () -> members.leave(group.number(), ann.member().id(), GroupEnd.LEFT));
        add(group, customer("Cem"));
        assertThatThrownBy(() -> colleagues.as(
                        host, () -> members.stay(group.number(), ann.member().id())))
                .extracting("key")
                .isEqualTo("group.is-full");
        var fewer = new GroupDraft(
                group.name(), null, null, team, 1, List.of(), group.says().rules());
        assertThatThrownBy(() -> as(
                        host,
                        () -> groups.change(group.number(), fewer, now(group).revision())))
                .extracting("key", "field")
                .containsExactly("group.holds-more", "capacity");
    }

    @Test
    void whatCannotBeSaidIsRefusedAtItsField() {
        assertThatThrownBy(() -> GroupDraft.named(" ", team))
                .extracting("field")
                .isEqualTo("name");
        assertThatThrownBy(() -> new GroupRules(null, List.of(), List.of(), LocalTime.NOON, null, null))
                .extracting("key")
                .isEqualTo("group.bad-quiet-hours");
        assertThatThrownBy(() -> as(host, () -> groups.open("nowhere", draft("Tea", null))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> as(host, () -> groups.open("wecom", GroupDraft.named("Tea", "no-such-team"))))
                .extracting("key")
                .isEqualTo("owners.no-such-team");
    }

    @Test
    void onlyWhoLooksAfterItWorksOnIt() {
        var group = as(host, () -> groups.open("wecom", draft("Tea", null)));
        var stranger = colleagues.join(colleagues.newTeam(), Role.COMMUNITY);
        var seller = colleagues.join(team, Role.SALES);
        var boss = colleagues.join(colleagues.newTeam(), Role.MANAGER);

        assertThatThrownBy(() -> as(stranger, () -> groups.get(group.number()))).isInstanceOf(Refused.class);
        assertThat(as(seller, () -> groups.get(group.number()))).isEqualTo(group);
        assertThatThrownBy(() -> as(seller, () -> groups.close(group.number()))).isInstanceOf(Refused.class);
        assertThat(as(stranger, () -> groups.list(new GroupFilter(group.name(), null, null, false), 10, null))
                        .items())
                .isEmpty();
        assertThat(as(boss, () -> groups.close(group.number())).state()).isEqualTo(GroupState.CLOSED);
    }

    @Test
    void itIsFullWhenItHoldsAsManyAsItCanAndForThatLong() {
        var group = as(host, () -> groups.open("wecom", draft("Tea", 2)));
        var ann = add(group, customer("Ann"));
        add(group, customer("Bea"));
        assertThat(now(group).state()).isEqualTo(GroupState.FULL);
        assertThatThrownBy(() -> add(group, customer("Cem"))).extracting("key").isEqualTo("group.is-full");

        colleagues.as(host, () -> members.leave(group.number(), ann.member().id(), GroupEnd.LEFT));
        assertThat(now(group).state()).isEqualTo(GroupState.ACTIVE);
        assertThat(now(group).members()).isEqualTo(1);
        colleagues.as(host, () -> members.stay(group.number(), ann.member().id()));
        assertThat(now(group).state()).isEqualTo(GroupState.FULL);
    }

    @Test
    void whoLeftAndCameBackIsInItOnceAndItsHistoryIsKept() {
        var group = as(host, () -> groups.open("wecom", draft("Tea", null)));
        var ann = customer("Ann");
        var first = add(group, ann);
        assertThatThrownBy(() -> add(group, ann)).extracting("key").isEqualTo("group.is-member");
        colleagues.as(host, () -> members.leave(group.number(), first.member().id(), GroupEnd.REMOVED));
        add(group, ann);

        assertThat(as(host, () -> members.list(group.number(), false, 10, null)).items())
                .hasSize(1);
        assertThat(as(host, () -> members.list(group.number(), true, 10, null)).items())
                .singleElement()
                .satisfies(one -> assertThat(one.member().leftHow()).isEqualTo(GroupEnd.REMOVED));
        assertThat(as(host, () -> members.of(ann))).hasSize(2);
        assertThatThrownBy(() -> colleagues.as(
                        host, () -> members.stay(group.number(), first.member().id())))
                .extracting("key")
                .isEqualTo("group.is-in-again");
    }

    @Test
    void numbersInWhatStrangersCallThemselvesAreMasked() {
        var group = as(host, () -> groups.open("wecom", draft("Tea", null)));
        var seen = as(
                host,
                () -> members.addStranger(group.number(), "Li 13812345678", GroupRole.MEMBER, GroupWay.SCAN, "poster"));

        assertThat(seen.name()).startsWith("Li ").doesNotContain("12345678");
        assertThat(as(host, () -> members.list(group.number(), false, 10, null)).items())
                .containsExactly(seen);
    }

    @Test
    void twoWhoBecomeOneAreInItOnce() {
        var group = as(host, () -> groups.open("wecom", draft("Tea", null)));
        var ann = customer("Ann");
        var double_ = customer("Ann");
        add(group, ann);
        add(group, double_);
        colleagues.as(colleagues.join(team, Role.MANAGER), () -> merges.merge(ann, double_, Map.of(), Revision.ANY));

        var seen = as(host, () -> members.list(group.number(), false, 10, null)).items();
        assertThat(seen)
                .singleElement()
                .satisfies(one -> assertThat(one.member().customer()).isEqualTo(ann));
        add(group, customer("Bea"));
        assertThat(as(host, () -> groups.get(group.number())).members()).isEqualTo(2);
        assertThatThrownBy(() -> add(group, double_))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT));
        colleagues.as(
                host,
                () -> members.leave(group.number(), seen.getFirst().member().id(), GroupEnd.LEFT));
        add(group, ann);
        assertThat(as(host, () -> members.of(ann))).hasSize(2);
    }

    @Test
    void whoStaysAfterAllIsThereAgainWithThoseWhoBecameOneWithThem(@Autowired JdbcClient jdbc) {
        var group = as(host, () -> groups.open("wecom", draft("Tea", null)));
        var ann = customer("Ann");
        var double_ = customer("Ann");
        var first = add(group, ann).member().id();
        add(group, double_);
        colleagues.as(colleagues.join(team, Role.MANAGER), () -> merges.merge(ann, double_, Map.of(), Revision.ANY));
        colleagues.as(host, () -> members.leave(group.number(), first, GroupEnd.LEFT));
        colleagues.as(host, () -> members.stay(group.number(), first));

        assertThat(jdbc.sql("select count(*) from group_member where group_id = :group and left_at is null")
                        .param("group", group.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void twoWhoBecomeOneLeaveRoomForAnother() {
        var group = as(host, () -> groups.open("wecom", draft("Tea", 2)));
        var ann = customer("Ann");
        var double_ = customer("Ann");
        add(group, ann);
        add(group, double_);
        colleagues.as(colleagues.join(team, Role.MANAGER), () -> merges.merge(ann, double_, Map.of(), Revision.ANY));

        add(group, customer("Bea"));
        assertThat(now(group).members()).isEqualTo(2);
        assertThatThrownBy(() -> add(group, customer("Cem"))).extracting("key").isEqualTo("group.is-full");
    }

    @Test
    void wordsThatTheFormWouldPartAreRefused() {
        assertThatThrownBy(() -> new GroupRules(null, List.of("casino; bet"), List.of(), null, null, null))
                .extracting("key")
                .isEqualTo("group.words-apart");
    }

    @Test
    void whoeverLooksAfterAFullGroupIsToldWhoDidNotComeIn(
            @Autowired GroupPlaces places,
            @Autowired NoticeCentre notices,
            @Autowired TransactionOperations transactions) {
        var group = as(host, () -> groups.open("wecom", draft("Tea", 1)));
        var ann = customer("Ann");
        add(group, ann);

        assertThat(transactions.<Boolean>execute(status -> places.takes(group.id(), ann)))
                .isTrue();
        assertThat(transactions.<Boolean>execute(status -> places.takes(group.id(), customer("Bea"))))
                .isFalse();
        assertThat(as(host, () -> notices.mine(10, null)).items())
                .extracting(Notice::kind)
                .contains("GroupTurnedAway");
    }

    @Test
    void whoIsLookedAfterInAGroupIsInIt() {
        var group = as(host, () -> groups.open("wecom", draft("Tea", null)));
        var ann = customer("Ann");
        var member = desk.join(ann, group);

        var seen = as(host, () -> members.list(group.number(), false, 10, null)).items();
        assertThat(seen)
                .singleElement()
                .satisfies(one -> assertThat(one.member().customer()).isEqualTo(ann));
        colleagues.as(
                host,
                () -> members.leave(group.number(), seen.getFirst().member().id(), GroupEnd.LEFT));
        assertThat(desk.join(ann, group).id()).isEqualTo(member.id());
        assertThatThrownBy(() -> desk.join(ann, group)).extracting("key").isEqualTo("member.known");
    }

    private CommunityGroup now(CommunityGroup group) {
        return as(host, () -> groups.get(group.number()));
    }

    private GroupMembers.Seen add(CommunityGroup group, CustomerId customer) {
        return as(host, () -> members.add(group.number(), customer, GroupRole.MEMBER, GroupWay.INVITED, "a friend"));
    }

    private <T> T as(Person person, Supplier<T> deed) {
        return colleagues.as(person, deed::get);
    }

    private GroupDraft draft(String name, Integer capacity) {
        return new GroupDraft(
                name + " " + UUID.randomUUID(), "To talk", host.id(), team, capacity, List.of("vip"), RULES);
    }

    private CustomerId customer(String name) {
        return customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, name, UUID.randomUUID().toString(), null, null, List.of(), Map.of()));
    }
}
