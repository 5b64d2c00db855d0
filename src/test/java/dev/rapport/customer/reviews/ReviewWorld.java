package dev.rapport.customer.reviews;

import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Tags;
import dev.rapport.customer.quality.DataQuality;
import dev.rapport.customer.quality.OpenFaults;
import dev.rapport.customer.quality.Quality;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Faults, those who answer for them, and reviews of periods that no other test has. */
@Component
class ReviewWorld {

    static final Quality CHECK = Quality.OUTDATED_TAGS;

    private static final String TAG = "outdated for a review";
    private static final AtomicInteger PERIODS = new AtomicInteger();

    private final Customers customers;
    private final Tags tags;
    private final DataQuality quality;
    private final OpenFaults faults;
    private final ReviewStart start;
    private final ReviewRows rows;
    private final Colleagues colleagues;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewWorld(
            Customers customers,
            Tags tags,
            DataQuality quality,
            OpenFaults faults,
            ReviewStart start,
            ReviewRows rows,
            Colleagues colleagues,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.customers = customers;
        this.tags = tags;
        this.quality = quality;
        this.faults = faults;
        this.start = start;
        this.rows = rows;
        this.colleagues = colleagues;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** No fault of the check is left of other tests, and none of their reviews is open. */
    void nothingIsWrong() {
        jdbc.sql("delete from customer_tag where expires_at is not null or added_at < now() - interval '300 days'")
                .update();
        jdbc.sql("delete from quality_fault where quality = :check")
                .param("check", CHECK.name())
                .update();
        rows.open(CHECK).ifPresent(this::end);
    }

    CustomerId faultyCustomer() {
        var customer = customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON,
                        "Wei Li " + UUID.randomUUID(),
                        null,
                        null,
                        null,
                        List.of(UUID.randomUUID() + "@example.org"),
                        Map.of()))
                .id();
        var before = faults.of(CHECK);
        tags.add(customer, new Tags.Tag(TAG, "rule", clock.instant().minus(Duration.ofDays(1))));
        await().atMost(Duration.ofSeconds(60)).until(() -> faults.of(CHECK) > before);
        return customer;
    }

    void mend(CustomerId customer) {
        tags.remove(customer, TAG);
        var begun = rows.open(CHECK).orElseThrow().begunAt();
        await().atMost(Duration.ofSeconds(60)).until(() -> !faults.isAnyLeftOf(CHECK, begun));
    }

    /** @param team key; nobody in particular if absent */
    void charge(@Nullable String team) {
        var administrator = colleagues.join(colleagues.newTeam(), Role.ADMIN);
        colleagues.as(administrator, () -> quality.charge(CHECK, team, Revision.ANY));
    }

    DataReview begin() {
        var period = LocalDate.of(1990, 1, 1).plusDays(PERIODS.incrementAndGet());
        return transaction
                .execute(status -> start.begin(CHECK, Rhythm.WEEKLY, period))
                .orElseThrow();
    }

    DataReview now(DataReview review) {
        return rows.find(review.id()).orElseThrow();
    }

    void end(DataReview review) {
        rows.save(review.ended(ReviewState.ACCEPTED, 0, "test", null, clock.instant()));
    }

    Person join(String team, Role... roles) {
        return colleagues.join(team, roles);
    }
}
