package dev.rapport.customer.membership;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of memberships. */
@Component
class MembershipRows {

    private static final String SERIES = "MB-%06d";

    private final JdbcClient jdbc;

    MembershipRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one that has not ended first, then the newest. */
    List<Membership> of(CustomerId customer) {
        return jdbc.sql("""
                        select *
                        from membership
                        where customer_id = :customer
                        order by ended_on is null desc, id desc
                        limit 200
                        """)
                .param("customer", customer.value())
                .query(MembershipRows::read)
                .list();
    }

    /** The one that has not ended, lapsed or not. */
    Optional<Membership> open(CustomerId customer) {
        return jdbc.sql("select * from membership where customer_id = :customer and ended_on is null")
                .param("customer", customer.value())
                .query(MembershipRows::read)
                .optional();
    }

    Optional<Membership> find(CustomerId customer, UUID id) {
        return jdbc.sql("select * from membership where id = :id and customer_id = :customer")
                .param("id", id)
                .param("customer", customer.value())
                .query(MembershipRows::read)
                .optional();
    }

    /** A number that nobody has, of the house's own series. */
    String drawn() {
        while (true) {
            var number = jdbc.sql("select nextval('membership_number_series')")
                    .query((row, place) -> SERIES.formatted(row.getLong(1)))
                    .single();
            if (whoElseHas(number, null).isEmpty()) return number;
        }
    }

    /** @param owner who answers for that customer; absent if nobody does */
    record Holder(@Nullable String owner) {}

    /**
     * Another customer who has or had the number. Nobody else takes it until the transaction ends.
     *
     * @param customer who may have it; absent for nobody
     */
    Optional<Holder> whoElseHas(String number, @Nullable CustomerId customer) {
        var key = MembershipNumber.key(number);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('membership ' || :key, 0))")
                .param("key", key)
                .query((row, place) -> true)
                .single();
        return jdbc.sql("""
                        select (select name from app_user where app_user.id = customer.owner_id) as owner
                        from membership
                        join customer on customer.id = membership.customer_id
                        where number_key = :key
                            and customer_id is distinct from :customer
                        limit 1
                        """)
                .param("key", key)
                .param("customer", customer == null ? null : customer.value(), Types.OTHER)
                .query((row, place) -> new Holder(row.getString("owner")))
                .optional();
    }

    void put(CustomerId customer, Membership membership) {
        jdbc.sql("""
                        insert into membership (
                            id, customer_id, number, number_key, level, since, valid_until, ended_on, end_reason, noted_at)
                        values (
                            :id, :customer, :number, :key, :level, :since, :until, :ended, :reason, :at)
                        on conflict (id) do update
                        set number = excluded.number,
                            number_key = excluded.number_key,
                            level = excluded.level,
                            since = excluded.since,
                            valid_until = excluded.valid_until,
                            ended_on = excluded.ended_on,
                            end_reason = excluded.end_reason,
                            stands_back_for = null
                        """)
                .param("id", membership.id())
                .param("customer", customer.value())
                .param("number", membership.number())
                .param("key", MembershipNumber.key(membership.number()))
                .param("level", membership.level())
                .param("since", membership.since())
                .param("until", membership.validUntil(), Types.DATE)
                .param("ended", membership.endedOn(), Types.DATE)
                .param("reason", membership.endReason(), Types.VARCHAR)
                .param("at", Instants.utc(membership.notedAt()))
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from membership where id = :id").param("id", id).update();
    }

    static Membership read(ResultSet row, int number) throws SQLException {
        return new Membership(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("level"),
                row.getObject("since", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getString("end_reason"),
                row.getObject("stands_back_for", UUID.class),
                Instants.instant(row, "noted_at"));
    }
}
