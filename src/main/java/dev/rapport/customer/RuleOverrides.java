package dev.rapport.customer;

import dev.rapport.customer.RuleOverride.Source;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people and files set of customers, and the rulebook leaves alone. Whoever is set otherwise is due to be judged. */
@Component
public class RuleOverrides {

    private final JdbcClient jdbc;
    private final Clock clock;

    RuleOverrides(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those that hold now. */
    public List<RuleOverride> of(CustomerId customer) {
        return jdbc.sql("""
                        select customer_id, what, which, says, why, source, set_by, set_at, until
                        from rule_override
                        where customer_id = :customer
                            and (until is null or until > :now)
                        order by what, which
                        """)
                .param("customer", customer.value())
                .param("now", Instants.utc(clock.instant()))
                .query(RuleOverrides::read)
                .list();
    }

    public Optional<RuleOverride> of(CustomerId customer, Judged what) {
        return of(customer).stream().filter(one -> one.what() == what).findFirst();
    }

    Revision revision(CustomerId customer, Judged what) {
        return RuleOverride.revision(customer, what, of(customer, what).orElse(null));
    }

    public void set(RuleOverride override) {
        jdbc.sql("""
                        insert into rule_override (
                            customer_id, what, which, says, why, source, set_by, set_at, until)
                        values (:customer, :what, :which, :says, :why, :source, :by, :at, :until)
                        on conflict (customer_id, what, which) do update
                        set says = excluded.says, why = excluded.why, source = excluded.source,
                            set_by = excluded.set_by, set_at = excluded.set_at, until = excluded.until,
                            import_id = null, was = null
                        """)
                .param("customer", override.customer().value())
                .param("what", override.what().name())
                .param("which", override.which())
                .param("says", override.says(), Types.VARCHAR)
                .param("why", override.why(), Types.VARCHAR)
                .param("source", override.source().name())
                .param("by", override.by() == null ? null : override.by().value(), Types.OTHER)
                .param("at", Instants.utc(override.at()))
                .param("until", Instants.utcOrNull(override.until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** Set without saying why, as on the pages where everything else of the customer is changed. */
    void set(CustomerId customer, Judged what, String says, @Nullable UserId by) {
        set(new RuleOverride(customer, what, "", says, null, Source.PERSON, by, clock.instant(), null));
    }

    /** The tiers that a file tells; what stood there before is kept for the import's undo. */
    void tellTiers(Map<CustomerId, String> tiers, @Nullable UUID run) {
        if (tiers.isEmpty()) return;
        jdbc.sql("""
                        insert into rule_override (customer_id, what, says, source, set_at, import_id)
                        select id, 'TIER', tier, 'FILE', :at, :run
                        from unnest(cast(:ids as uuid[]), cast(:tiers as text[])) as told (id, tier)
                        on conflict (customer_id, what, which) do update
                        set says = excluded.says, why = null, source = excluded.source, set_by = null,
                            set_at = excluded.set_at, until = null, import_id = excluded.import_id,
                            was = case
                                when rule_override.import_id = excluded.import_id then rule_override.was
                                else to_jsonb(rule_override) - 'was'
                            end
                        where rule_override.says <> excluded.says
                            or rule_override.until is not null
                        """)
                .param("at", Instants.utc(clock.instant()))
                .param("run", run, Types.OTHER)
                .param("ids", tiers.keySet().stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("tiers", tiers.values().toArray(String[]::new))
                .update();
    }

    /** Of customers that it did not make, what an import set is again what it was before. */
    void untellTiers(UUID run) {
        jdbc.sql("""
                        with gone as (
                            delete from rule_override
                            where import_id = :run
                                and was is null
                                and not exists (select 1 from customer where id = customer_id and customer.import_id = :run))
                        update rule_override
                        set says = before.says, why = before.why, source = before.source, set_by = before.set_by,
                            set_at = before.set_at, until = before.until, import_id = before.import_id, was = null
                        from rule_override told
                        cross join lateral jsonb_populate_record(cast(null as rule_override), told.was) as before
                        where told.import_id = :run
                            and told.was is not null
                            and rule_override.customer_id = told.customer_id
                            and rule_override.what = told.what
                            and rule_override.which = told.which
                        """).param("run", run).update();
    }

    /** These tags are not put on by rule until somebody lets it. */
    void refuseTags(Collection<CustomerId> customers, Collection<String> words, @Nullable UserId by) {
        if (customers.isEmpty()) return;
        jdbc.sql("""
                        insert into rule_override (customer_id, what, which, source, set_by, set_at)
                        select distinct id, 'TAG', lower(word), 'PERSON', cast(:by as uuid), cast(:at as timestamptz)
                        from unnest(cast(:ids as uuid[]), cast(:words as text[])) as refused (id, word)
                        on conflict (customer_id, what, which) do nothing
                        """)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(clock.instant()))
                .param("ids", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("words", words.toArray(String[]::new))
                .update();
    }

    void allowTags(Collection<CustomerId> customers, Collection<String> words) {
        if (customers.isEmpty()) return;
        jdbc.sql("""
                        delete from rule_override
                        using unnest(cast(:ids as uuid[]), cast(:words as text[])) as allowed (id, word)
                        where customer_id = allowed.id
                            and what = 'TAG'
                            and which = lower(allowed.word)
                        """)
                .param("ids", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("words", words.toArray(String[]::new))
                .update();
    }

    /** Lets the rulebook decide again; false where it did. */
    public boolean takeBack(CustomerId customer, Judged what, String which) {
        return jdbc.sql("""
                        delete from rule_override
                        where customer_id = :customer
                            and what = :what
                            and which = :which
                        """)
                        .param("customer", customer.value())
                        .param("what", what.name())
                        .param("which", which.toLowerCase(Locale.ROOT))
                        .update()
                > 0;
    }

    private static RuleOverride read(ResultSet row, int number) throws SQLException {
        return new RuleOverride(
                new CustomerId(row.getObject("customer_id", UUID.class)),
                Judged.valueOf(row.getString("what")),
                row.getString("which"),
                row.getString("says"),
                row.getString("why"),
                Source.valueOf(row.getString("source")),
                CustomerRows.owner(row.getObject("set_by", UUID.class)),
                Instants.instant(row, "set_at"),
                Instants.instantOrNull(row, "until"));
    }
}
