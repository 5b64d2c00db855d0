package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class QuietHoursTests {

    private static final QuietHours NIGHT =
            new QuietHours(ZoneId.of("Asia/Shanghai"), LocalTime.of(22, 0), LocalTime.of(7, 0));

    @Autowired
    MyAccount account;

    @Autowired
    Staff staff;

    @Autowired
    Colleagues colleagues;

    @Test
    void endInTheMorningWhenTheyGoOverMidnight() {
        var morning = Instant.parse("2026-11-23T23:00:00Z");

        assertThat(NIGHT.until(Instant.parse("2026-11-23T15:00:00Z"))).contains(morning);
        assertThat(NIGHT.until(Instant.parse("2026-11-23T20:00:00Z"))).contains(morning);
        assertThat(NIGHT.until(morning)).isEmpty();
        assertThat(NIGHT.until(Instant.parse("2026-11-23T04:00:00Z"))).isEmpty();
    }

    @Test
    void areSetByOneselfAndTakenBack() {
        var me = colleagues.join("service-l1", Role.SERVICE);

        colleagues.as(me, () -> account.keepQuiet(LocalTime.of(20, 0), LocalTime.of(8, 0)));
        assertThat(staff.quietHoursOf(me.id()))
                .get()
                .extracting(QuietHours::from, QuietHours::to)
                .containsExactly(LocalTime.of(20, 0), LocalTime.of(8, 0));
        colleagues.as(me, () -> account.keepQuiet(null, null));
        assertThat(staff.quietHoursOf(me.id())).isEmpty();
    }

    @Test
    void needABeginningAndAnEnd() {
        var me = colleagues.join("service-l1", Role.SERVICE);

        assertThatThrownBy(() -> colleagues.as(me, () -> account.keepQuiet(LocalTime.NOON, null)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(me, () -> account.keepQuiet(LocalTime.NOON, LocalTime.NOON)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void nobodyWhoIsNotSignedInHasAny() {
        assertThatThrownBy(() -> account.keepQuiet(LocalTime.of(20, 0), LocalTime.of(8, 0)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void anAddressForEmailIsOne() {
        var me = colleagues.join("service-l1", Role.SERVICE);

        colleagues.as(me, () -> account.reachBy("li.wei@example.com"));
        assertThat(staff.emailOf(me.id())).contains("li.wei@example.com");
        assertThatThrownBy(() -> colleagues.as(me, () -> account.reachBy("li wei")))
                .isInstanceOf(Refused.class);
        colleagues.as(me, () -> account.reachBy(""));
        assertThat(staff.emailOf(me.id())).isEmpty();
    }
}
