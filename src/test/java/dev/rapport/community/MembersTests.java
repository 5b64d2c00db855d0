package dev.rapport.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Role;
import dev.rapport.community.groups.CommunityGroup;
import dev.rapport.community.groups.GroupDraft;
import dev.rapport.community.groups.GroupRules;
import dev.rapport.community.groups.Groups;
import dev.rapport.customer.Candidate;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class MembersTests {

    @Autowired
    MemberDesk desk;

    @Autowired
    Groups groups;

    @Autowired
    Activation activation;

    @Autowired
    MemberQueries queries;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    private CustomerId customer(String name) {
        return customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, name, UUID.randomUUID().toString(), null, null, List.of(), Map.of()));
    }

    private CommunityGroup group(Integer capacity) {
        var name = "Tea " + UUID.randomUUID();
        var team = colleagues.newTeam();
        colleagues.join(team, Role.COMMUNITY);
        return groups.open("wecom", new GroupDraft(name, null, null, team, capacity, List.of(), GroupRules.NONE));
    }

    @Test
    void aCustomerJoinsAGroupOnce() {
        var customer = customer("Ann");
        var member = desk.join(customer, "tea", "wecom");

        assertThat(queries.get(member.number())).isEqualTo(member);
        assertThatThrownBy(() -> desk.join(customer, "tea", "wecom")).isInstanceOf(Refused.class);
        assertThat(desk.join(customer, "coffee", "wecom").id()).isNotEqualTo(member.id());
    }

    @Test
    void whoIsNewIsAddedWithTheMemberOrNotAtAll() {
        var ann = new NewCustomer(
                NewCustomer.Kind.PERSON,
                "Ann " + UUID.randomUUID(),
                null,
                null,
                null,
                List.of(UUID.randomUUID() + "@example.org"),
                Map.of());

        var full = group(1);
        desk.join(customer("Bea"), full);
        assertThatThrownBy(() -> desk.joinFor(ann, full)).isInstanceOf(Refused.class);
        assertThat(customers.candidates(ann)).isEmpty();

        var open = group(null);
        var member = desk.joinFor(ann, open);
        assertThat(customers.candidates(ann)).extracting(Candidate::id).containsExactly(member.customer());
    }

    @Test
    void aStrangerACrookedGroupAndACrookedChannelAreRefused() {
        var customer = customer("Ann");

        assertThatThrownBy(() -> desk.join(CustomerId.next(), "tea", "wecom")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> desk.join(customer, " ", "wecom")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> desk.join(customer, "x".repeat(101), "wecom")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> desk.join(customer, "tea", "We Com")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> desk.join(customer, "tea", "zzz-nonsense"))
                .isInstanceOf(Refused.class)
                .satisfies(refused -> assertThat(((Refused) refused).arguments())
                        .containsExactly("zzz-nonsense", "wecom, wechat, email, sms, phone, douyin, weibo"));
    }

    @Test
    void listsArePagedAndFilteredByName() {
        var name = "Zed " + UUID.randomUUID();
        var ids = List.of(
                desk.join(customer(name), "a", "wecom").id(),
                desk.join(customer(name), "b", "wecom").id(),
                desk.join(customer(name), "c", "wecom").id());
        var filter = new MemberFilter(name, Member.State.JOINED, null);

        var first = queries.list(filter, 2, null);
        var second = queries.list(filter, 2, first.next());

        assertThat(first.items()).extracting(Member::id).containsExactly(ids.get(2), ids.get(1));
        assertThat(second.items()).extracting(Member::id).containsExactly(ids.get(0));
        assertThat(second.next()).isNull();
    }

    @Test
    void onlyWhoWorksWithCommunitySeesMembers() {
        var member = desk.join(customer("Ann"), "tea", "wecom");
        var host = colleagues.join(Member.TEAM, Role.COMMUNITY);
        var seller = colleagues.join(colleagues.newTeam(), Role.SALES);

        assertThat(colleagues.as(host, () -> queries.get(member.number())).id()).isEqualTo(member.id());
        assertThatThrownBy(() -> colleagues.as(seller, () -> queries.get(member.number())))
                .isInstanceOf(Refused.class);
    }

    @Test
    void everythingAMemberDoesIsSeen() {
        var member = desk.join(customer("Ann"), "tea", "wecom");

        var seen = desk.signal(member.id(), Signal.SOCIAL);

        assertThat(seen.lastSeenAt()).isAfterOrEqualTo(member.lastSeenAt());
    }

    @Test
    void aSignOfIntentMakesAnAssessedMemberHotAtOnce() {
        var member = desk.join(customer("Ann"), "tea", "wecom");
        activation.assess(member.id());
        assertThat(interest(member)).isEqualTo("cold");

        desk.signal(member.id(), Signal.SOCIAL);
        assertThat(interest(member)).isEqualTo("cold");

        desk.signal(member.id(), Signal.INTENT);
        assertThat(interest(member)).isEqualTo("hot");
    }

    @Test
    void theReasonsAreThoseForWhatIsShown() {
        var member = desk.join(customer("Ann"), "tea", "wecom");
        activation.assess(member.id());

        assertThat(activity(member).reasons())
                .containsExactly(
                        "joined within a week | 一周内加入",
                        "social signals alone show no intent | 仅有社交互动不代表购买意向",
                        "joined within a week and was not welcomed yet | 一周内加入且尚未欢迎");
    }

    private String interest(Member member) {
        return activity(member).interest();
    }

    private Member.Activity activity(Member member) {
        return Objects.requireNonNull(queries.get(member.number()).activity());
    }
}
