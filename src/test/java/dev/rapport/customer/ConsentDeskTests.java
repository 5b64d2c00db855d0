package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Role;
import dev.rapport.cases.Cases;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** What customers allow, by purpose and channel. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class ConsentDeskTests {

    @Autowired
    ConsentDesk desk;

    @Autowired
    Consents consents;

    @Autowired
    ConsentWordings wordings;

    @Autowired
    Customers customers;

    @Autowired
    Cases cases;

    @Autowired
    Colleagues colleagues;

    @Autowired
    MovableClock clock;

    private CustomerId customer;

    @BeforeEach
    void aCustomer() {
        colleagues.logIn(colleagues.join(null, Role.MANAGER));
        customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Li Wei " + UUID.randomUUID(), null, null, null, List.of(), Map.of()));
    }

    @Test
    void aYesToOnePurposeIsNoneToAnother() {
        say(Purpose.MARKETING, "sms", true, null, null);

        assertThat(standing(Purpose.MARKETING, "sms")).isEqualTo(ContactStanding.CONSENTED);
        assertThat(standing(Purpose.NEWSLETTER, "sms")).isEqualTo(ContactStanding.NO_CONSENT);
        assertThat(standing(Purpose.MARKETING, "phone")).isEqualTo(ContactStanding.NO_CONSENT);
    }

    @Test
    void aNoToAChannelAsSuchIsOneToEveryPurpose() {
        say(Purpose.NEWSLETTER, "sms", true, null, null);
        consents.change(customer, "sms", false);

        for (var purpose : Purpose.OF_CONTACT)
            assertThat(standing(purpose, "sms")).as(purpose.word()).isEqualTo(ContactStanding.SAID_NO);
    }

    @Test
    void aYesEndsByItself() {
        say(Purpose.MARKETING, "sms", true, null, clock.instant().plus(Duration.ofDays(2)));
        assertThat(consents.allows(customer, "sms")).isTrue();
        clock.move(Duration.ofDays(3));

        assertThat(consents.allows(customer, "sms")).isFalse();
        assertThat(standing(Purpose.MARKETING, "sms")).isEqualTo(ContactStanding.NO_CONSENT);
        assertThat(only().ended()).isTrue();
        clock.reset();
    }

    @Test
    void whatWasSaidYesToStaysKnownWhenItIsWithdrawn() {
        say(Purpose.NEWSLETTER, "wecom", true, 1, null);
        var given = only().givenAt();
        say(Purpose.NEWSLETTER, "wecom", false, null, null);

        assertThat(only().isWithdrawn()).isTrue();
        assertThat(only().givenAt()).isEqualTo(given);
        assertThat(only().wording()).isEqualTo(1);
        assertThat(cases.story(customer, List.of(), Locale.ENGLISH, ZoneOffset.UTC, 50, null)
                        .items())
                .extracting(line -> line.text())
                .contains(
                        "Agreed to newsletter by WeCom (on paper, wording 1)",
                        "Said no to newsletter by WeCom (on paper)");
    }

    @Test
    void whatTheySaidLaterStands() {
        say(Purpose.MARKETING, "email", false, null, null);
        var earlier = new ConsentStatement(
                Purpose.MARKETING,
                "email",
                true,
                ConsentSource.PAPER,
                null,
                clock.instant().minus(Duration.ofDays(1)),
                null);

        refuses(() -> desk.say(customer, earlier), "consent.said-later");
        assertThat(standing(Purpose.MARKETING, "email")).isEqualTo(ContactStanding.SAID_NO);
    }

    @Test
    void whatCannotBeIsRefused() {
        var now = clock.instant();
        refuses(() -> say(Purpose.MARKETING, null, true, null, null), "consent.channel-missing");
        refuses(() -> say(Purpose.PROFILING, "email", true, null, null), "consent.no-channel");
        refuses(() -> say(Purpose.MARKETING, "fax", true, null, null), "customer.bad-channel");
        refuses(() -> say(Purpose.MARKETING, "email", true, 99, null), "consent.no-such-wording");
        refuses(() -> say(Purpose.MARKETING, "email", true, null, now), "consent.ended-already");
        refuses(() -> say(Purpose.MARKETING, "email", false, null, now.plusSeconds(60)), "consent.no-does-not-end");
        refuses(
                () -> desk.say(
                        customer,
                        new ConsentStatement(
                                Purpose.MARKETING, "email", true, ConsentSource.CALL, null, now.plusSeconds(60), null)),
                "consent.said-in-future");
        refuses(
                () -> new ConsentStatement(Purpose.MARKETING, "email", true, ConsentSource.IMPORT, null, null, null),
                "consent.bad-source");
        refuses(
                () -> desk.say(
                        customer,
                        new ConsentStatement(
                                Purpose.MARKETING, "sms", true, ConsentSource.CONFIRMATION, null, null, null)),
                "consent.bad-source");
        refuses(() -> say(Purpose.MARKETING, "email", true, null, null), "consent.no-address");
        assertThat(desk.of(customer).said()).isEmpty();
    }

    @Test
    void doNotContactGoesBeforeAll() {
        say(Purpose.SERVICE, "email", true, null, null);
        desk.forbidContact(customer, true);

        assertThat(standing(Purpose.SERVICE, "email")).isEqualTo(ContactStanding.DO_NOT_CONTACT);
        assertThat(desk.of(customer).doNotContact()).isTrue();
    }

    @Test
    void aNewWordingLeavesWhatWasSaidYesTo() {
        var before = wordings.all().stream()
                .filter(one -> one.purpose() == Purpose.MARKETING)
                .findFirst()
                .orElseThrow();
        var version = wordings.write(Purpose.MARKETING, "May we write to you?", "我们可以给您写信吗？请回答。");

        assertThat(version).isEqualTo(before.version() + 1);
        assertThat(wordings.all()).contains(before);
        colleagues.logIn(colleagues.join(null, Role.SALES));
        assertThatThrownBy(() -> wordings.write(Purpose.MARKETING, "May we write to you?", "我们可以给您写信吗？请回答。"))
                .isInstanceOf(Refused.class);
    }

    private void say(
            Purpose purpose,
            @Nullable String channel,
            boolean yes,
            @Nullable Integer wording,
            @Nullable Instant until) {
        desk.say(customer, new ConsentStatement(purpose, channel, yes, ConsentSource.PAPER, wording, null, until));
    }

    private ContactStanding standing(Purpose purpose, String channel) {
        return consents.standing(customer, purpose, channel);
    }

    private KeptConsent only() {
        assertThat(desk.of(customer).said()).hasSize(1);
        return desk.of(customer).said().getFirst();
    }

    private static void refuses(Runnable deed, String why) {
        assertThatThrownBy(deed::run).isInstanceOf(Refused.class).hasMessage(why);
    }
}
