package dev.rapport.contact.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.Trouble;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever can mend an account hears once that it does not work, and once that it does. */
@DatabaseTest
class FailingAccountsTests {

    @Autowired
    FailingAccounts failing;

    @Autowired
    ChannelAccounts accounts;

    @Autowired
    AccountDesk desk;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private Person admin;
    private ChannelAccount account;

    @BeforeEach
    void anAccount() {
        admin = colleagues.join(null, Role.ADMIN);
        account = colleagues.as(
                admin,
                () -> desk.connect(
                        "webhook",
                        new AccountDraft(
                                "Shop " + UUID.randomUUID(),
                                Map.of("channel", "chat", "secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))));
    }

    @AfterEach
    void off() {
        turn(ChannelAccount.State.OFF);
    }

    private void turn(ChannelAccount.State state) {
        colleagues.as(
                admin,
                () -> desk.turn(account.id(), state, desk.get(account.id()).revision()));
    }

    private void fails(String reason, int minutesAgo) {
        accounts.notSent(account.id(), Trouble.of(reason));
        jdbc.sql("""
                        update channel_account
                        set failing_since = least(failing_since, now() - make_interval(mins => :minutes))
                        where id = :id
                        """).param("minutes", minutesAgo).param("id", account.id()).update();
    }

    private List<String> told() {
        failing.tell();
        return jdbc.sql("select kind from trail where subject_id = :id order by recorded_at, event_id")
                .param("id", account.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void administratorsAreToldOnceAndWhenItIsOver() {
        fails("account.webhook.not-reached", 5);
        assertThat(told()).isEmpty();
        fails("account.webhook.not-taken", 11);
        assertThat(told()).containsExactly("AccountFails");
        assertThat(told()).containsExactly("AccountFails");
        assertThat(jdbc.sql("select count(*) from notice where user_id = :admin and subject_id = :id")
                        .param("admin", admin.id().value())
                        .param("id", account.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        accounts.sent(account.id());
        assertThat(told()).containsExactly("AccountFails", "AccountWorksAgain");
        assertThat(told()).hasSize(2);
    }

    @Test
    void whatIsSwitchedOffFailsNobody() {
        fails("account.webhook.not-reached", 11);
        turn(ChannelAccount.State.OFF);
        assertThat(told()).isEmpty();
        turn(ChannelAccount.State.ON);
        assertThat(told()).containsExactly("AccountFails");
        turn(ChannelAccount.State.OFF);
        assertThat(told()).containsExactly("AccountFails");
    }
}
