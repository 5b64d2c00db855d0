package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Story;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who a customer is on other platforms. */
@DatabaseTest
class IdentityDeskTests {

    private final String openid = "oA3x" + UUID.randomUUID();

    @Autowired
    IdentityDesk desk;

    @Autowired
    Customers customers;

    @Autowired
    ProfileDesk profiles;

    @Autowired
    AddressBook addresses;

    @Autowired
    Story story;

    @Autowired
    Colleagues colleagues;

    private Person anna;
    private CustomerId customer;
    private CustomerId other;

    @BeforeEach
    void twoCustomers() {
        anna = colleagues.join(null, Role.COMMUNITY);
        customer = customer("Li Wei");
        other = customer("Wang Fang");
    }

    @Test
    void onlyWhatIsKnownForSureIsChosenForSending() {
        var id = add(customer, identity("", openid, null, Certainty.MAYBE));
        assertThat(addresses.identity(customer, Channel.WECHAT)).isEmpty();
        assertThat(desk.of(customer).getFirst().mayBeUsed()).isFalse();

        colleagues.as(anna, () -> desk.judge(customer, id, Certainty.KNOWN, "scanned our code", Revision.ANY));

        assertThat(addresses.identity(customer, Channel.WECHAT).orElseThrow().inFull())
                .isEqualTo(openid);
        assertThat(addresses.identity(customer, Channel.WECOM)).isEmpty();
    }

    @Test
    void theSameIdentityOnAnotherCustomerIsRefusedAndLeadsThere() {
        add(other, identity("", openid, null, Certainty.KNOWN));
        var again = identity("", openid, null, Certainty.MAYBE);

        assertThat(colleagues
                        .as(anna, () -> desk.holder(customer, again))
                        .orElseThrow()
                        .id())
                .isEqualTo(other);
        assertThatThrownBy(() -> add(customer, again)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.key()).isEqualTo("customer.identity-taken");
            assertThat(refused.arguments()).contains("Wang Fang", other);
        });
        assertThat(desk.of(customer)).isEmpty();
    }

    @Test
    void onePersonAcrossAccountsIsOneByTheirUnionId() {
        var union = "oU" + UUID.randomUUID();
        add(other, identity("shop", openid, union, Certainty.KNOWN));

        assertThatThrownBy(() -> add(customer, identity("club", "oB" + openid, union, Certainty.KNOWN)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("customer.identity-taken"));
        add(other, identity("club", "oB" + openid, union, Certainty.KNOWN));
        assertThat(desk.of(other)).hasSize(2);
    }

    @Test
    void theSameIdOnAnotherAccountIsAnotherPerson() {
        add(other, identity("shop", openid, null, Certainty.KNOWN));
        add(customer, identity("club", openid, null, Certainty.KNOWN));

        assertThatThrownBy(() -> add(customer, identity("club", openid, null, Certainty.KNOWN)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("customer.identity-known"));
    }

    @Test
    void idsAreMaskedAndShownForAReasonThatIsKept() {
        var id = add(customer, identity("", openid, "u" + openid, Certainty.KNOWN));
        var known = desk.of(customer).getFirst();
        assertThat(known.text()).startsWith("oA***").doesNotContain(openid.substring(4));
        assertThat(known.unionid()).doesNotContain(openid.substring(4));

        assertThatThrownBy(() -> colleagues.as(anna, () -> desk.show(customer, id, " ")))
                .isInstanceOf(Refused.class);
        assertThat(colleagues.as(anna, () -> desk.show(customer, id, "compare with the shop")))
                .isEqualTo(openid);
        assertThat(String.join(" ", told()))
                .contains("was shown in full. Reason: compare with the shop")
                .doesNotContain(openid);
    }

    @Test
    void whatWasRemovedComesBackUnlessItIsSomebodyElsesMeanwhile() {
        var id = add(customer, identity("", openid, null, Certainty.KNOWN));
        var before = desk.of(customer);
        var removal = colleagues.as(
                anna, () -> desk.remove(customer, id, before.getFirst().revision()));
        colleagues.as(anna, () -> profiles.undo(customer, removal));
        assertThat(desk.of(customer)).isEqualTo(before);

        var again = colleagues.as(anna, () -> desk.remove(customer, id, Revision.ANY));
        add(other, identity("", openid, null, Certainty.KNOWN));
        assertThatThrownBy(() -> colleagues.as(anna, () -> profiles.undo(customer, again)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("customer.identity-taken"));
    }

    @Test
    void theSecondOfTwoWhoJudgeIsToldWhoCameFirst() {
        var id = add(customer, identity("", openid, null, Certainty.MAYBE));
        var read = desk.of(customer).getFirst().revision();
        colleagues.as(anna, () -> desk.judge(customer, id, Certainty.KNOWN, null, read));

        assertThatThrownBy(() -> colleagues.as(
                        colleagues.join(null, Role.SALES),
                        () -> desk.judge(customer, id, Certainty.MAYBE, "not sure", read)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.arguments()).contains(anna.name()));
    }

    @Test
    void whatIsNoIdIsRefused() {
        assertThatThrownBy(() -> identity("", "two words", null, Certainty.KNOWN))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> identity("", " ", null, Certainty.KNOWN)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new NewIdentity(Channel.EMAIL, "", "a@b.example", null, Certainty.KNOWN, null))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whoOnlyLooksChangesNothing() {
        var id = add(customer, identity("", openid, null, Certainty.KNOWN));
        var auditor = colleagues.join(null, Role.AUDITOR);

        assertThat(colleagues.as(auditor, () -> desk.of(customer))).hasSize(1);
        refuses(auditor, () -> desk.remove(customer, id, Revision.ANY));
        refuses(auditor, () -> desk.show(customer, id, "curious about it"));
        refuses(auditor, () -> desk.add(customer, identity("", "x" + openid, null, Certainty.KNOWN)));
        refuses(colleagues.join(null, Role.DESIGNER), () -> desk.of(customer));
    }

    private void refuses(Person person, Runnable deed) {
        assertThatThrownBy(() -> colleagues.as(person, deed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED));
    }

    private UUID add(CustomerId whose, NewIdentity identity) {
        return colleagues.as(anna, () -> desk.add(whose, identity));
    }

    private static NewIdentity identity(
            String account, String external, @Nullable String unionid, Certainty certainty) {
        return new NewIdentity(Channel.WECHAT, account, external, unionid, certainty, null);
    }

    private CustomerId customer(String name) {
        return customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(), Map.of()))
                .id();
    }

    private List<String> told() {
        return story.of(CustomerEvent.subjectOf(customer), Locale.ENGLISH, ZoneOffset.UTC, 30, null).items().stream()
                .map(Story.Line::text)
                .toList();
    }
}
