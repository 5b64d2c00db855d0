package dev.rapport.contact.inbound;

import dev.rapport.platform.Loop;
import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps what many callers bring at the same time in few statements. Whoever brings something waits until it is kept; when too
 * much waits already, it is refused at once, so that the other side brings it again later.
 */
@Component
public class InboundBatches extends Loop {

    private static final Logger log = LoggerFactory.getLogger(InboundBatches.class);
    private static final int MOST_WAITING = 2_048;
    private static final int MOST_AT_ONCE = 256;
    private static final int PATIENCE_SECONDS = 10;

    /** So many at once are brought by other systems that would wait for each other. */
    private static final int MANY = 32;

    private static final long A_WHILE_NANOS = 1_000_000_000;

    /** Something that a caller brought, and what the caller waits for: whether it was new. */
    record Brought(UUID account, String there, String stream, byte[] body, CompletableFuture<Boolean> kept) {}

    private final InboundQueue queue;
    private final BlockingQueue<Brought> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong manyCameAt = new AtomicLong(System.nanoTime() - A_WHILE_NANOS);

    InboundBatches(InboundQueue queue) {
        super("inbound batches", DEFAULT_PHASE);
        this.queue = queue;
    }

    /**
     * As {@link InboundQueue#keep}, and refused when there is no room or it takes too long; then nobody knows, and the other
     * side must bring it again.
     */
    public boolean keep(UUID account, String there, String stream, byte[] body) {
        var brought = new Brought(account, there, stream, body, new CompletableFuture<>());
        if (!waiting.offer(brought)) throw Refused.unavailable("inbound.full");
        return await(brought);
    }

    private static boolean await(Brought brought) {
        try {
            return brought.kept().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw Refused.unavailable("inbound.full");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable("inbound.full");
        }
    }

    /**
     * Something that is kept with others.
     *
     * @param there its id on the other side
     * @param stream what is worked in the order in which it came
     */
    public record Piece(String there, String stream, byte[] body) {}

    /** The same of what came together to one account, in its order; when it is refused, some of it may be kept all the same. */
    public void keepAll(UUID account, List<Piece> pieces) {
        var brought = pieces.stream()
                .map(one -> new Brought(account, one.there(), one.stream(), one.body(), new CompletableFuture<>()))
                .toList();
        for (var one : brought) if (!waiting.offer(one)) throw Refused.unavailable("inbound.full");
        brought.forEach(InboundBatches::await);
    }

    /** Whether so much comes in just now that other systems are better answered first. */
    boolean isBusy() {
        return System.nanoTime() - manyCameAt.get() < A_WHILE_NANOS;
    }

    @Override
    protected void round() throws InterruptedException {
        var first = waiting.poll(1, TimeUnit.SECONDS);
        if (first == null) return;
        var all = new ArrayList<Brought>(MOST_AT_ONCE);
        all.add(first);
        waiting.drainTo(all, MOST_AT_ONCE - 1);
        if (all.size() >= MANY) manyCameAt.set(System.nanoTime());
        keep(all);
    }

    private void keep(List<Brought> all) {
        try {
            var fresh = queue.keep(all);
            all.forEach(one -> one.kept().complete(fresh.remove(InboundQueue.key(one.account(), one.there()))));
        } catch (DataAccessException e) {
            log.warn("{} that came in together are kept one by one: {}", all.size(), e.toString());
            all.forEach(this::keepAlone);
        }
    }

    private void keepAlone(Brought one) {
        try {
            one.kept().complete(queue.keep(one.account(), one.there(), one.stream(), one.body()));
        } catch (RuntimeException e) {
            one.kept().completeExceptionally(e);
        }
    }
}
