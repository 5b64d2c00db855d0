package dev.rapport.customer;

import dev.rapport.customer.CustomerEvent.ConsentEnded;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A yes that was confirmed by mail is one of whoever reads that address: it ends when the customer no longer has it, or it is not
 * to be used. It does not come back with the address.
 */
@Component
class ConfirmedAddresses {

    /** For how long the round still looks at addresses whose last day is over. */
    private static final int DAYS_BACK = 31;

    private record Ended(CustomerId customer, Purpose purpose, String address) {

        static Ended read(ResultSet row, int number) throws SQLException {
            return new Ended(
                    new CustomerId(row.getObject("customer_id", UUID.class)),
                    Word.parse(Purpose.class, row.getString("purpose")),
                    row.getString("address"));
        }
    }

    private final ConsentRequestRows requests;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ConfirmedAddresses(ConsentRequestRows requests, JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.requests = requests;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Condition that the address of a row is one that may be used to reach its customer on the day {@code :today}.
     *
     * @param row with a {@code customer_id} and an {@code address}
     */
    static String isTheirs(String row) {
        return isTheirs(row, ":today");
    }

    /** @param today the day, in SQL */
    static String isTheirs(String row, String today) {
        return """
            exists (
                select
                from contact_point point
                where point.customer_id = %1$s.customer_id
                    and point.kind = 'EMAIL'
                    and point.value = %1$s.address
                    and point.do_not_use is null
                    and (point.valid_until is null or point.valid_until >= %2$s))
            """.formatted(row, today);
    }

    /** Some addresses of the customers are others now, or are not to be used. */
    void changed(Collection<CustomerId> customers) {
        if (customers.isEmpty()) return;
        requests.lock(customers);
        end(customers);
        requests.withdrawWhereNotTheirs(customers, Instants.now(clock), LocalDate.now(clock));
    }

    /** Ends what was confirmed at addresses whose last day is over. */
    void outOfDate() {
        var customers = jdbc.sql("""
            select distinct consent.customer_id
            from contact_point past
            join customer_consent consent on consent.customer_id = past.customer_id and consent.address = past.value
            where past.valid_until between :earliest and :latest
                and past.kind = 'EMAIL'
                and consent.granted
                and (consent.expires_at is null or consent.expires_at > :now)
            order by consent.customer_id
            """)
                .param("earliest", LocalDate.now(clock).minusDays(DAYS_BACK))
                .param("latest", LocalDate.now(clock).minusDays(1))
                .param("now", Instants.utc(clock.instant()))
                .query((row, number) -> new CustomerId(row.getObject(1, UUID.class)))
                .list();
        changed(customers);
    }

    private void end(Collection<CustomerId> customers) {
        jdbc
                .sql("""
            update customer_consent consent
            set expires_at = :now
            where consent.customer_id = any(:customers)
                and consent.granted
                and consent.address is not null
                and (consent.expires_at is null or consent.expires_at > :now)
                and not %s
            returning customer_id, purpose, address
            """.formatted(isTheirs("consent")))
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("now", Instants.utc(Instants.now(clock)))
                .param("today", LocalDate.now(clock))
                .query(Ended::read)
                .list()
                .stream()
                .map(this::told)
                .forEach(events::publishEvent);
    }

    private ConsentEnded told(Ended ended) {
        return new ConsentEnded(
                Ids.next(),
                CustomerEvent.subjectOf(ended.customer()),
                clock.instant(),
                ended.purpose(),
                EmailAddress.read(ended.address()).masked());
    }
}
