package dev.rapport.contact.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.planted.channel.PlantedChannel;
import dev.rapport.planted.channel.PlantedChannel.Written;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What nobody could take in is told to who can do something about it, and is worked once they did. */
@DatabaseTest
class StuckTests {

    @Autowired
    PlantedChannel channel;

    @Autowired
    StuckLook look;

    @Autowired
    StuckDesk desk;

    @Autowired
    InboundWork work;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    private Person admin;
    private UUID account;

    @BeforeEach
    void somethingThatNobodyCanRead() {
        admin = colleagues.join(null, Role.ADMIN);
        account = channel.account();
        channel.comes(account, "bad", "stream", "not JSON");
        await().atMost(Duration.ofSeconds(20)).until(() -> state().equals("unreadable"));
    }

    private String state() {
        return jdbc.sql("select state from inbound where account_id = :account")
                .param("account", account)
                .query(String.class)
                .optional()
                .orElse("gone");
    }

    private int told() {
        return jdbc.sql("select count(*) from notice where user_id = :who and kind = 'NotTakenIn' and subject_id ="
                        + " :account")
                .param("who", admin.id().value())
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    @Test
    void administratorsAreToldOnceAndSeeHowMuchThereIs() {
        look.tell();
        look.tell();
        assertThat(told()).isOne();
        var stuck = colleagues.as(admin, () -> desk.of(account));
        assertThat(stuck.givenUp()).isOne();
        assertThat(stuck.waiting()).isZero();
        assertThat(stuck.since()).isNotNull();

        var other = colleagues.join(null, Role.SERVICE);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> colleagues.as(other, () -> desk.of(account)));
    }

    @Test
    void whatIsTriedInVainIsToldAfterAWhile() {
        jdbc.sql("update inbound set state = 'waiting', tries = 3, ended_at = null, next_try = now() + interval"
                        + " '1 day' where account_id = :account")
                .param("account", account)
                .update();
        look.tell();
        assertThat(told()).isZero();
        assertThat(colleagues.as(admin, () -> desk.of(account)).waiting()).isOne();

        jdbc.sql("update inbound set received_at = received_at - interval '11 minutes' where account_id = :account")
                .param("account", account)
                .update();
        look.tell();
        assertThat(told()).isOne();
    }

    @Test
    void itIsWorkedAgainOnceWhatKeptItOutIsMended() {
        var written = Written.mail("w" + UUID.randomUUID() + "@example.com", null, "Again", "Hello");
        jdbc.sql("update inbound set body = :body where account_id = :account")
                .param("body", json.writeValueAsString(written).getBytes(StandardCharsets.UTF_8))
                .param("account", account)
                .update();
        colleagues.as(admin, () -> desk.again(account));

        await().atMost(Duration.ofSeconds(20)).until(() -> state().equals("done"));
        assertThat(colleagues.as(admin, () -> desk.of(account)).isNothing()).isTrue();
    }

    @Test
    void itIsKeptLongerThanWhatWasWorked() {
        for (var days : new int[] {31, 91}) {
            jdbc.sql("update inbound set ended_at = now() - make_interval(days => :days) where account_id = :account")
                    .param("days", days)
                    .param("account", account)
                    .update();
            work.forgetOld();
            assertThat(state()).isEqualTo(days == 31 ? "unreadable" : "gone");
        }
    }
}
