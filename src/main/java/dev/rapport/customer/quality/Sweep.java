package dev.rapport.customer.quality;

import dev.rapport.access.AccountsChanged;
import dev.rapport.access.Role;
import dev.rapport.customer.owners.FitOwners;
import dev.rapport.platform.Instants;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds customers of whom nothing changed but the time, or whose owners and teams did. */
@Component
class Sweep {

    /** Of the checks as they are; whoever changes one gives it the next number, and all customers are examined again. */
    static final int DEFINITION = 2;

    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private record State(int definition, Instant sweptUntil, boolean staffChanged) {}

    private final JdbcClient jdbc;

    Sweep(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void hear(AccountsChanged changed) {
        jdbc.sql("update quality_state set staff_changed = true where not staff_changed")
                .update();
    }

    /** In the transaction of a page, so that a crash loses nothing. */
    void markWhatTimeAndStaffChanged(Instant now, Duration tagsOldAfter) {
        var state = jdbc.sql("""
                        select definition, coalesce(swept_until, '-infinity') = '-infinity' as first, swept_until,
                            staff_changed
                        from quality_state
                        """)
                .query((row, number) -> new State(
                        row.getInt("definition"),
                        row.getBoolean("first") ? Instant.EPOCH : Instants.instant(row, "swept_until"),
                        row.getBoolean("staff_changed")))
                .single();
        var all = state.definition() != DEFINITION;
        var isTime = Duration.between(state.sweptUntil(), now).abs().compareTo(BETWEEN) >= 0;
        if (all) markAll();
        else if (isTime && state.sweptUntil().isBefore(now)) markOutdated(state.sweptUntil(), now, tagsOldAfter);
        if (!all && state.staffChanged()) markUnclearOwners();
        if (all || isTime || state.staffChanged())
            jdbc.sql("""
                            update quality_state
                            set definition = :definition, staff_changed = false,
                                swept_until = case when :time then cast(:now as timestamptz) else swept_until end
                            """)
                    .param("definition", DEFINITION)
                    .param("time", all || isTime)
                    .param("now", Instants.utc(now))
                    .update();
    }

    private void markAll() {
        jdbc.sql("insert into quality_due (customer_id) select id from customer order by id")
                .update();
    }

    private void markOutdated(Instant since, Instant now, Duration oldAfter) {
        jdbc.sql("""
                        insert into quality_due (customer_id)
                        select customer_id
                        from customer_tag
                        where expires_at > :since
                            and expires_at <= :now
                        union
                        select customer_id
                        from customer_tag
                        where expires_at is null
                            and added_at > :oldSince
                            and added_at <= :oldNow
                        union
                        select customer_id
                        from contact_point
                        where valid_until >= cast(cast(:since as timestamptz) at time zone 'utc' as date)
                            and valid_until < cast(cast(:now as timestamptz) at time zone 'utc' as date)
                        """)
                .param("since", Instants.utc(since))
                .param("now", Instants.utc(now))
                .param("oldSince", Instants.utc(since.minus(oldAfter)))
                .param("oldNow", Instants.utc(now.minus(oldAfter)))
                .update();
    }

    /** Those of people who left, of teams in which nobody is any more, and those of which that was said and may be over. */
    private void markUnclearOwners() {
        jdbc.sql(ExaminedRows.STAFFED + """
                        insert into quality_due (customer_id)
                        select customer.id
                        from app_user
                        join customer on customer.owner_id = app_user.id
                        where not app_user.enabled
                            and not exists (
                                select 1
                                from quality_fault
                                where customer_id = customer.id and what = 'OWNER_LEFT' and quality = 'UNCLEAR_OWNERSHIP')
                        union
                        select customer.id
                        from team
                        join customer on customer.team = team.key and customer.owner_id is null
                        where not exists (select 1 from staffed where staffed.team = team.key)
                            and not exists (
                                select 1
                                from quality_fault
                                where customer_id = customer.id and quality = 'UNCLEAR_OWNERSHIP')
                        union
                        select fault.customer_id
                        from quality_fault fault
                        join customer on customer.id = fault.customer_id
                        join app_user on app_user.id = customer.owner_id and app_user.enabled
                        where fault.quality = 'UNCLEAR_OWNERSHIP'
                            and fault.what = 'OWNER_LEFT'
                        union
                        select fault.customer_id
                        from quality_fault fault
                        where fault.quality = 'UNCLEAR_OWNERSHIP'
                            and fault.what = 'DESERTED'
                        """)
                .param("roles", FitOwners.ROLES.stream().map(Role::name).toArray(String[]::new))
                .update();
    }
}
