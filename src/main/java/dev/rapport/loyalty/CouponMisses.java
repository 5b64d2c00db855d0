package dev.rapport.loyalty;

import dev.rapport.access.Access;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts codes that nobody has, by who asked: who asks for many of them is answered nothing for a while. */
@Component
class CouponMisses {

    static final int MOST = 20;
    private static final Duration WINDOW = Duration.ofMinutes(6);
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Access access;
    private final Clock clock;

    CouponMisses(JdbcClient jdbc, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    void requirePatience() {
        var person = access.current();
        if (person.isEmpty()) return;
        var times = jdbc.sql("""
                        select coalesce(sum(times), 0)
                        from coupon_miss
                        where person_id = :person
                            and since = :since
                        """)
                .param("person", person.get().id().value())
                .param("since", Instants.utc(window()))
                .query(Long.class)
                .single();
        if (times >= MOST) throw hasToWait();
    }

    private static Refused hasToWait() {
        return Refused.conflict("coupon.wait", WINDOW.toMinutes());
    }

    /**
     * One more, and what the asker is answered: of many that ask at once only the first are told that nobody has the code. To be
     * asked before there is a transaction, which would take it back.
     */
    @Transactional
    Refused count() {
        var unknown = Refused.notFound("coupon.unknown");
        var person = access.current();
        if (person.isEmpty()) return unknown;
        var times = jdbc.sql("""
            insert into coupon_miss (person_id, since, times)
            values (:person, :since, 1)
            on conflict (person_id, since) do update
            set times = coupon_miss.times + 1
            returning times
            """)
                .param("person", person.get().id().value())
                .param("since", Instants.utc(window()))
                .query(Long.class)
                .single();
        jdbc.sql("delete from coupon_miss where person_id = :person and since < :before")
                .param("person", person.get().id().value())
                .param("before", Instants.utc(clock.instant().minus(KEPT)))
                .update();
        return times > MOST ? hasToWait() : unknown;
    }

    private Instant window() {
        var now = clock.instant().getEpochSecond();
        return Instant.ofEpochSecond(now - now % WINDOW.toSeconds());
    }
}
