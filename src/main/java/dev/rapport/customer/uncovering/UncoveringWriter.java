package dev.rapport.customer.uncovering;

import dev.rapport.access.Access;
import dev.rapport.access.GuardedField;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Standing;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes what is shown in full, in the transaction that shows it, and tells managers once when a day becomes unusual. */
@Component
public class UncoveringWriter {

    private final JdbcClient jdbc;
    private final Access access;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UncoveringWriter(JdbcClient jdbc, Access access, Staff staff, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Whoever asks sees the field of the customer from now on.
     *
     * @param thing id of what is shown; shown again on the same day it is listed, and counted once
     * @param standing how they stand to the customer
     */
    public void note(CustomerId customer, GuardedField field, UUID thing, Standing standing, String reason) {
        var me = access.me().id();
        var now = clock.instant();
        var today = LocalDate.now(clock);
        var isNew = isNew(me, today, thing);
        jdbc.sql("""
                        insert into uncovering (id, at, day, person_id, customer_id, field, thing, standing, reason)
                        values (:id, cast(:at as timestamptz), :day, :person, :customer, :field, :thing, :standing,
                            :reason)
                        """)
                .param("id", Ids.next())
                .param("at", Instants.utc(now))
                .param("day", today)
                .param("person", me.value())
                .param("customer", customer.value())
                .param("field", field.name())
                .param("thing", thing)
                .param("standing", standing.name())
                .param("reason", reason)
                .update();
        if (!isNew) return;
        var day = counted(me, today, standing == Standing.OTHER);
        if (!day.signs().isEmpty() && isFirstTime(me, today, now)) tellManagers(day, customer, now);
    }

    private boolean isNew(UserId me, LocalDate today, UUID thing) {
        return jdbc.sql("""
                        select not exists (
                            select
                            from uncovering
                            where person_id = :person
                                and day = :day
                                and thing = :thing)
                        """)
                .param("person", me.value())
                .param("day", today)
                .param("thing", thing)
                .query(Boolean.class)
                .single();
    }

    private UncoveringDay counted(UserId me, LocalDate today, boolean ofOthers) {
        return jdbc.sql("""
                        insert into uncovering_day (person_id, day, shown, of_others, usual)
                        select :person, :day, 1, :others, coalesce(ceil(avg(shown)), 0)
                        from uncovering_day
                        where person_id = :person
                            and day >= :from
                            and day < :day
                        on conflict (person_id, day) do update
                        set shown = uncovering_day.shown + 1,
                            of_others = uncovering_day.of_others + excluded.of_others
                        returning shown, of_others, usual
                        """)
                .param("person", me.value())
                .param("day", today)
                .param("from", today.minusDays(UncoveringDay.DAYS))
                .param("others", ofOthers ? 1 : 0)
                .query((row, number) ->
                        new UncoveringDay(me, today, row.getInt("shown"), row.getInt("of_others"), row.getInt("usual")))
                .single();
    }

    private boolean isFirstTime(UserId me, LocalDate today, Instant now) {
        return jdbc.sql("""
                                update uncovering_day
                                set unusual_at = cast(:now as timestamptz)
                                where person_id = :person
                                    and day = :day
                                    and unusual_at is null
                                """)
                        .param("now", Instants.utc(now))
                        .param("person", me.value())
                        .param("day", today)
                        .update()
                == 1;
    }

    private void tellManagers(UncoveringDay day, CustomerId customer, Instant now) {
        var managers = staff.having(Role.MANAGER).keySet().stream()
                .filter(one -> !one.equals(day.person()))
                .sorted(Comparator.comparing(UserId::value))
                .toList();
        events.publishEvent(new UnusualUncovering(
                Ids.next(), new SubjectId(customer.value()), now, day.person(), day.shown(), day.usual(), managers));
    }
}
