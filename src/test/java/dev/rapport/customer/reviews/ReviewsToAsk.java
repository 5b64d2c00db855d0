package dev.rapport.customer.reviews;

import dev.rapport.access.Person;
import dev.rapport.testing.CasesToAsk;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reviews that have ended, since a check has one open at most. */
@Component
class ReviewsToAsk implements CasesToAsk {

    private final ReviewWorld world;
    private final ReviewRows rows;
    private final ReviewHandOver handOver;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JdbcClient jdbc;

    ReviewsToAsk(
            ReviewWorld world,
            ReviewRows rows,
            ReviewHandOver handOver,
            TransactionTemplate transaction,
            Clock clock,
            JdbcClient jdbc) {
        this.world = world;
        this.rows = rows;
        this.handOver = handOver;
        this.transaction = transaction;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Override
    public String path() {
        return "data-reviews";
    }

    @Override
    public String make(Person owner, String team) {
        return transaction.execute(status -> {
            rows.open(ReviewWorld.CHECK).ifPresent(world::end);
            var review = world.begin();
            jdbc.sql("delete from engine_message where subject_id = :review")
                    .param("review", review.id().value())
                    .update();
            handOver.handOver(review.id(), owner.id(), team);
            rows.save(rows.locked(review.id()).ended(ReviewState.MENDED, 0, null, null, clock.instant()));
            return review.number();
        });
    }
}
