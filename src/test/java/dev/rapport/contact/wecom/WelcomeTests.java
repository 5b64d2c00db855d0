package dev.rapport.contact.wecom;

import static dev.rapport.contact.played.PlayedForTests.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.played.PlayedForTests;
import dev.rapport.contact.played.PlayedPlatform.Answer;
import dev.rapport.contact.played.PlayedWecom;
import dev.rapport.customer.Certainty;
import dev.rapport.customer.Consents;
import dev.rapport.customer.Customers;
import dev.rapport.customer.IdentityDesk;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.NewIdentity;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.PortTest;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever adds a colleague in WeCom is greeted within seconds, and once. */
@PortTest
class WelcomeTests {

    @LocalServerPort
    int port;

    @Autowired
    AccountDesk accounts;

    @Autowired
    WecomMembers members;

    @Autowired
    WecomWelcomes welcomes;

    @Autowired
    Welcoming welcoming;

    @Autowired
    WelcomeRows rows;

    @Autowired
    Customers customers;

    @Autowired
    Consents consents;

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
    private Person seller;
    private String customer;

    @BeforeEach
    void anAccount() throws IOException {
        played = new PlayedWecom(0, clock);
        account = new PlayedForTests(played, port, accounts, colleagues, jdbc);
        seller = colleagues.join("sales-east", Role.SALES);
        colleagues.as(account.admin(), () -> members.add(account.id(), PlayedWecom.MEMBER, seller.id()));
        customer = played.somebody();
        played.knows(customer, "小雨", "");
        greetWith("您好{客户}，我是{staff}。");
    }

    @AfterEach
    void off() {
        account.close();
    }

    private void greetWith(String text) {
        colleagues.as(account.admin(), () -> {
            var now = accounts.get(account.id());
            var values = new HashMap<>(now.settings());
            values.put("welcome", text);
            return accounts.change(now.id(), new AccountDraft(now.name(), values), now.revision());
        });
    }

    private void adds(String code) {
        var call = played.changes(
                "add_external_contact",
                PlayedWecom.MEMBER,
                customer,
                clock.instant().getEpochSecond(),
                Map.of("WelcomeCode", code));
        assertThat(account.status(call)).isEqualTo(200);
    }

    private void adds() {
        adds(played.code(customer));
    }

    private void settled(String outcome) {
        await().atMost(SOON).untilAsserted(() -> assertThat(outcomes()).containsExactly(outcome));
    }

    private List<String> outcomes() {
        return jdbc.sql("""
                        select coalesce(outcome || coalesce(' ' || reason, ''), 'waits')
                        from wecom_welcome
                        where account_id = :account
                        """).param("account", account.id()).query(String.class).list();
    }

    private String greeting() {
        return "您好小雨，我是" + seller.name() + "。";
    }

    @Test
    void whoAddsAColleagueIsGreetedInTheColleaguesNameOnce() {
        var code = played.code(customer);
        adds(code);
        adds(code);
        settled("SENT");
        adds(code);
        assertThat(played.welcomed()).containsExactly(new Answer(customer, greeting()));
        assertThat(played.welcomesTold()).isEqualTo(1);
        assertThat(jdbc.sql("select code from wecom_welcome where account_id = :account")
                        .param("account", account.id())
                        .query((row, number) -> String.valueOf(row.getString(1)))
                        .list())
                .containsExactly("null");
    }

    @Test
    void aWelcomeOfWhichNobodySawTheEndIsSentOnce() {
        played.breaksNextWelcome();
        adds();
        settled("SENT");
        assertThat(played.welcomed()).hasSize(1);
        assertThat(played.welcomesTold()).isEqualTo(2);
    }

    @Test
    void whoTalksAlreadyNeedsNoWelcome() {
        played.refuses(41051);
        adds();
        settled("NOT_NEEDED");
        assertThat(unsent()).isEmpty();
    }

    @Test
    void whatWecomRefusesStandsAtTheAccountInWords() {
        adds("a code that nobody gave");
        settled("FAILED wecom-welcome.no-such-code");
        assertThat(unsent()).singleElement().satisfies(one -> {
            assertThat(one.staff()).isEqualTo(seller.name());
            assertThat(one.why().reason()).isEqualTo("wecom-welcome.no-such-code");
        });
        assertThat(colleagues.as(account.admin(), () -> accounts.standing(account.id())))
                .extracting(remark -> remark.label())
                .contains("wecom-welcome.welcomes");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(seller, () -> welcomes.unsent(account.id())));
    }

    private List<WecomWelcomes.Unsent> unsent() {
        return colleagues.as(account.admin(), () -> welcomes.unsent(account.id()));
    }

    @Test
    void whoSaidNoIsNotGreeted() {
        var known = customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, "Says no", null, null, null, List.of(), Map.of()))
                .id();
        colleagues.as(account.admin(), () -> {
            identities.add(known, new NewIdentity(Channel.WECOM, "", customer, null, Certainty.KNOWN, "told us"));
            consents.forbidContact(known, true);
        });
        adds();
        settled("HELD wecom-welcome.said-no");
        assertThat(played.welcomed()).isEmpty();
    }

    @Test
    void whereNoWordsAreNobodyIsGreeted() {
        greetWith("");
        adds();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(account.did(customer)).hasSize(1));
        await().atMost(SOON).untilAsserted(() -> assertThat(outcomes()).isEmpty());
        assertThat(played.welcomesTold()).isZero();
    }

    @Test
    void aNameThatNobodyKnowsIsNotMadeUp() {
        colleagues.as(account.admin(), () -> members.remove(account.id(), PlayedWecom.MEMBER));
        adds();
        settled("FAILED wecom-welcome.no-name");
        assertThat(played.welcomesTold()).isZero();
    }

    @Test
    void afterTwentySecondsNothingIsTold() {
        var due = new WelcomeRows.Due(
                UUID.randomUUID(),
                account.id(),
                played.code(customer),
                customer,
                PlayedWecom.MEMBER.toLowerCase(Locale.ROOT),
                null,
                clock.instant().minus(Welcoming.OPEN),
                false);
        welcoming.greet(due);
        assertThat(played.welcomesTold()).isZero();
    }

    @Test
    void whatStandsForNothingIsRefusedWhereItIsEntered() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> greetWith("Hello {name}"))
                .withMessageContaining("no-such-place");
        assertThat(WelcomeText.checked("{customer} {客户} [微笑]").said("A $1", "B"))
                .isEqualTo("A $1 A $1 [微笑]");
    }
}
