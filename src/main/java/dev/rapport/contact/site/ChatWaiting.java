package dev.rapport.contact.site;

import dev.rapport.platform.DatabaseChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets browsers wait for answers, which any copy of the application may have kept; only so many at a time. */
@Component
class ChatWaiting implements DatabaseChannel {

    private static final int MOST = 4_000;
    private static final int MOST_OF_ONE = 3;

    /** News may be lost while the database is away. */
    private static final Duration SLICE = Duration.ofSeconds(5);

    private final ConcurrentHashMap<String, List<CountDownLatch>> waiting = new ConcurrentHashMap<>();
    private final Semaphore free = new Semaphore(MOST);

    @Override
    public String name() {
        return ChatRows.CHANNEL;
    }

    @Override
    public void heard(String visitor) {
        waiting.getOrDefault(visitor, List.of()).forEach(CountDownLatch::countDown);
    }

    /** What is there, or comes within that time; nobody waits where too many do. Holds no connection while it waits. */
    <T> List<T> await(String visitor, Duration most, Supplier<List<T>> look) {
        if (!free.tryAcquire()) return look.get();
        var news = new CountDownLatch(1);
        try {
            var all = waiting.compute(visitor, (who, before) -> with(before, news));
            var there = look.get();
            if (!there.isEmpty() || all.size() > MOST_OF_ONE) return there;
            for (var end = System.nanoTime() + most.toNanos(); there.isEmpty() && System.nanoTime() < end; ) {
                var isTold = news.await(SLICE.toMillis(), TimeUnit.MILLISECONDS);
                there = look.get();
                if (isTold) return there;
            }
            return there;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            waiting.computeIfPresent(visitor, (who, all) -> without(all, news));
            free.release();
        }
    }

    private static List<CountDownLatch> with(@Nullable List<CountDownLatch> before, CountDownLatch news) {
        var all = before == null ? new CopyOnWriteArrayList<CountDownLatch>() : before;
        all.add(news);
        return all;
    }

    private static @Nullable List<CountDownLatch> without(List<CountDownLatch> all, CountDownLatch news) {
        all.remove(news);
        return all.isEmpty() ? null : all;
    }
}
