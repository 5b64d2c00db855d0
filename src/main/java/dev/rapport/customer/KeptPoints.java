package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.PostalAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The rows of contact points with all that is known of them. */
@Component
class KeptPoints {

    private final JdbcClient jdbc;

    KeptPoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one known longest first. */
    List<KeptPoint> of(CustomerId customer) {
        return jdbc.sql("select * from contact_point where customer_id = :customer order by added_at, id")
                .param("customer", customer.value())
                .query(KeptPoints::point)
                .list();
    }

    Optional<KeptPoint> find(CustomerId customer, UUID id) {
        return jdbc.sql("select * from contact_point where id = :id and customer_id = :customer")
                .param("id", id)
                .param("customer", customer.value())
                .query(KeptPoints::point)
                .optional();
    }

    /** Whether another contact point of the customer is the same. */
    boolean isKnown(CustomerId customer, UUID except, ContactPoint point) {
        return jdbc.sql("""
                        select exists (
                            select 1
                            from contact_point
                            where customer_id = :customer
                                and kind = :kind
                                and value = :value
                                and extension is not distinct from cast(:extension as text)
                                and id <> :id)
                        """)
                .param("customer", customer.value())
                .param("kind", point.kind().name())
                .param("value", point.value())
                .param("extension", point.extension(), Types.VARCHAR)
                .param("id", except)
                .query(Boolean.class)
                .single();
    }

    /** Adds it, or makes the one of its id what it is. */
    void put(CustomerId customer, KeptPoint kept) {
        var detail = kept.detail();
        var address = kept.address();
        said(jdbc.sql("""
            insert into contact_point (
                id, customer_id, kind, value, extension, raw, masked, added_at, label, preferred_days,
                preferred_from, preferred_until, verified_how, verified_at, verified_by, valid_until,
                do_not_use, postcode, city, region, country)
            values (
                :id, :customer, :kind, :value, :extension, :raw, :masked, :added, :label, :days,
                :from, :until, :how, :at, :by, :valid,
                :closed, :postcode, :city, :region, :country)
            on conflict (id) do update
            set kind = excluded.kind, value = excluded.value, extension = excluded.extension,
                raw = excluded.raw, masked = excluded.masked, label = excluded.label,
                preferred_days = excluded.preferred_days, preferred_from = excluded.preferred_from,
                preferred_until = excluded.preferred_until, verified_how = excluded.verified_how,
                verified_at = excluded.verified_at, verified_by = excluded.verified_by,
                valid_until = excluded.valid_until, do_not_use = excluded.do_not_use,
                postcode = excluded.postcode, city = excluded.city, region = excluded.region,
                country = excluded.country
            """), kept.point())
                .param("id", kept.id())
                .param("customer", customer.value())
                .param("added", Instants.utc(kept.addedAt()))
                .param("label", detail.label(), Types.VARCHAR)
                .param("days", detail.days().stream().map(DayOfWeek::name).toArray(String[]::new))
                .param("from", detail.from(), Types.TIME)
                .param("until", detail.until(), Types.TIME)
                .param(
                        "how",
                        detail.verified() == null ? null : detail.verified().name(),
                        Types.VARCHAR)
                .param("at", Instants.utcOrNull(kept.verifiedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", kept.verifiedBy(), Types.OTHER)
                .param("valid", detail.validUntil(), Types.DATE)
                .param("closed", detail.doNotUse(), Types.VARCHAR)
                .param("postcode", address == null ? null : address.postcode(), Types.VARCHAR)
                .param("city", address == null ? null : address.city(), Types.VARCHAR)
                .param("region", address == null ? null : address.region(), Types.VARCHAR)
                .param("country", address == null ? null : address.country(), Types.VARCHAR)
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from contact_point where id = :id").param("id", id).update();
    }

    private static StatementSpec said(StatementSpec statement, ContactPoint point) {
        return statement
                .param("kind", point.kind().name())
                .param("value", point.value())
                .param("extension", point.extension(), Types.VARCHAR)
                .param("raw", point.raw())
                .param("masked", point.masked());
    }

    private static KeptPoint point(ResultSet row, int number) throws SQLException {
        var kind = ContactPoint.Kind.valueOf(row.getString("kind"));
        return new KeptPoint(
                row.getObject("id", UUID.class),
                kind,
                row.getString("value"),
                row.getString("extension"),
                row.getString("raw"),
                row.getString("masked"),
                kind == ContactPoint.Kind.ADDRESS ? address(row) : null,
                detail(row),
                Instants.instantOrNull(row, "verified_at"),
                row.getObject("verified_by", UUID.class),
                Instants.instant(row, "added_at"));
    }

    private static PostalAddress address(ResultSet row) throws SQLException {
        return new PostalAddress(
                row.getString("raw"),
                row.getString("postcode"),
                Objects.requireNonNull(row.getString("city")),
                row.getString("region"),
                row.getString("country"));
    }

    private static ContactPointDetail detail(ResultSet row) throws SQLException {
        var how = row.getString("verified_how");
        return new ContactPointDetail(
                row.getString("label"),
                Stream.of((String[]) row.getArray("preferred_days").getArray())
                        .map(DayOfWeek::valueOf)
                        .collect(Collectors.toSet()),
                row.getObject("preferred_from", LocalTime.class),
                row.getObject("preferred_until", LocalTime.class),
                how == null ? null : ContactPointDetail.Verified.valueOf(how),
                row.getObject("valid_until", LocalDate.class),
                row.getString("do_not_use"));
    }
}
