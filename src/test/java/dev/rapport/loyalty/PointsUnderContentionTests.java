package dev.rapport.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.testing.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sixty-four at once give, spend, take back and send again, some give up before the end and some lose their connection. As
 * many operations as {@code -Drapport.points.operations} says, by the seed {@code -Drapport.points.seed}.
 */
@DatabaseTest
class PointsUnderContentionTests {

    private static final int CONTENDERS = 64;
    private static final int CUSTOMERS = 12;
    private static final int OPERATIONS = Integer.getInteger("rapport.points.operations", 2000);
    private static final long SEED = Long.getLong("rapport.points.seed", 11);

    @Autowired
    Points points;

    @Autowired
    Customers customers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private final Set<UUID> kept = ConcurrentHashMap.newKeySet();
    private final Set<UUID> lost = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<PointsEntry> written = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();

    /** What a contender does on purpose. */
    private static class GaveUp extends RuntimeException {}

    @Test
    void theLedgerFoldsToTheBalanceWhateverComesAtOnce() throws Exception {
        var all = IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> customers.findOrAdd(new NewCustomer(
                        NewCustomer.Kind.PERSON,
                        "Buyer",
                        "crowd-" + UUID.randomUUID(),
                        null,
                        null,
                        List.of(),
                        Map.of())))
                .toList();
        try (var pool = Executors.newFixedThreadPool(CONTENDERS)) {
            var under = new ArrayList<Future<?>>();
            for (var one = 0; one < CONTENDERS; one++) {
                var random = new Random(SEED * CONTENDERS + one);
                under.add(pool.submit(() -> contend(all, random)));
            }
            for (var each : under) each.get();
        }

        var ids = all.stream().map(CustomerId::value).toArray(UUID[]::new);
        assertThat(kept).isNotEmpty();
        assertThat(refused).hasPositiveValue();
        assertThat(lost).isNotEmpty();
        assertThat(count("select count(*) from points_entry where id = any(:ids)", kept.toArray(UUID[]::new)))
                .isEqualTo(kept.size());
        lost.removeAll(kept);
        assertThat(count("select count(*) from points_entry where id = any(:ids)", lost.toArray(UUID[]::new)))
                .isZero();
        for (var wrong : WRONG) assertThat(count(wrong, ids)).as(wrong).isZero();
        for (var customer : all) {
            var net = count(
                    "select coalesce(sum(points), 0) from points_entry where customer_id = any(:ids)",
                    new UUID[] {customer.value()});
            var over = count(
                    "select coalesce(sum(left_points), 0) from points_lot where expires_at <= now() and customer_id = any(:ids)",
                    new UUID[] {customer.value()});
            var standing = points.standing(customer);
            assertThat(standing.balance() - standing.owed() + over).isEqualTo(net);
        }
    }

    private static final List<String> WRONG = List.of(
            // the ledger's sum is what is left less what is owed
            """
            select count(*)
            from unnest(cast(:ids as uuid[])) as customer (id)
            where (select coalesce(sum(points), 0) from points_entry where customer_id = customer.id)
                <> (select coalesce(sum(left_points), 0) from points_lot where customer_id = customer.id)
                    - (select coalesce(sum(owed), 0) from points_debt where customer_id = customer.id)
            """,
            // what is left of a lot is what was not taken
            """
            select count(*)
            from points_lot lot
            where customer_id = any(:ids)
                and left_points <> points
                    - (select coalesce(sum(points), 0) from points_pairing where lot_id = lot.id)
            """,
            // whatever was taken is paired or owed
            """
            select count(*)
            from points_entry entry
            where customer_id = any(:ids)
                and kind <> 'EARN'
                and -points
                    <> (select coalesce(sum(points), 0) from points_pairing where entry_id = entry.id)
                        + (select coalesce(sum(owed), 0) from points_debt where id = entry.id)
            """,
            // nothing is spent that was not there
            """
            select count(*)
            from points_debt
            join points_entry using (id)
            where points_entry.customer_id = any(:ids)
                and kind <> 'REVERSE'
            """,
            // nothing is taken back twice
            """
            select count(*)
            from points_entry entry
            where customer_id = any(:ids)
                and abs(points)
                    < (select coalesce(sum(abs(points)), 0) from points_entry back where back.reverses = entry.id)
            """);

    private long count(String sql, UUID[] ids) {
        return jdbc.sql(sql).param("ids", ids).query(Long.class).single();
    }

    private void contend(List<CustomerId> all, Random random) {
        for (var i = 0; i < OPERATIONS / CONTENDERS; i++) {
            var fate = random.nextInt(100);
            var customer = all.get(random.nextInt(all.size()));
            var done = new ArrayList<PointsEntry>();
            try {
                transaction.executeWithoutResult(status -> {
                    done.add(operate(customer, random));
                    if (fate < 10) throw new GaveUp();
                    if (fate < 13)
                        jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                                .query(Boolean.class)
                                .single();
                });
                done.forEach(entry -> kept.add(entry.id()));
                written.addAll(done);
            } catch (CannotCreateTransactionException none) {
                // there are fewer connections than contenders
                i--;
            } catch (Refused e) {
                refused.incrementAndGet();
            } catch (RuntimeException e) {
                if (fate >= 13) throw e;
                done.forEach(entry -> lost.add(entry.id()));
            }
        }
    }

    private PointsEntry operate(CustomerId customer, Random random) {
        var number = 1 + random.nextInt(50);
        var reference = random.nextInt(4) == 0 ? customer + " " + random.nextInt(20) : null;
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> points.give(customer, number, null, "thanks", reference);
            case 3, 4 ->
                points.give(
                        customer,
                        number,
                        clock.instant().plus(Duration.ofMillis(random.nextInt(3000) + 500)),
                        "thanks",
                        null);
            case 5, 6, 7 -> points.spend(customer, number, "a cup", reference);
            default -> {
                var one = written.poll();
                yield one == null
                        ? points.spend(customer, number, "a cup", null)
                        : points.reverse(one.customer(), one.id(), null, "a mistake", null);
            }
        };
    }
}
