package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;

/**
 * Keeps open screens up to date: runs a refresh on a screen when an event of a kind was published, at most a few times a
 * second however many events come. Only for events published outside transactions.
 */
@org.springframework.stereotype.Component
public class Live {

    private static final Duration GATHERING = Duration.ofMillis(150);

    /** The browser says every five minutes that it is there. */
    private static final long GONE = Duration.ofMinutes(7).toMillis();

    private record Watcher(Predicate<Object> concerns, UI ui, Runnable refresh, AtomicBoolean pending) {}

    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Runs the refresh, inside the component's UI, for as long as the component is on a screen. */
    public void refresh(Component component, Class<?> event, Runnable refresh) {
        watch(component, event::isInstance, refresh);
    }

    /**
     * The same, for those events only that concern this screen.
     *
     * @param concerns is asked on the thread of the publisher: quick, safe for threads, without a query
     */
    public <E> void refresh(Component component, Class<E> event, Predicate<E> concerns, Runnable refresh) {
        watch(component, published -> event.isInstance(published) && concerns.test(event.cast(published)), refresh);
    }

    private void watch(Component component, Predicate<Object> concerns, Runnable refresh) {
        component.addAttachListener(attached -> {
            var watcher = new Watcher(concerns, attached.getUI(), refresh, new AtomicBoolean());
            watchers.add(watcher);
            component.addDetachListener(detached -> {
                watchers.remove(watcher);
                detached.unregisterListener();
            });
        });
    }

    /** Whether any screen is open that anything could concern; spares publishers the work of making news. */
    public boolean isWatched() {
        return !watchers.isEmpty();
    }

    /** Whether a browser still shows it, as far as it said lately. */
    public static boolean isThere(UI ui) {
        return !ui.isClosing() && System.currentTimeMillis() - ui.getInternals().getLastHeartbeatTimestamp() < GONE;
    }

    @EventListener
    void heard(PayloadApplicationEvent<?> published) {
        for (var watcher : watchers) if (watcher.concerns.test(published.getPayload())) tell(watcher);
    }

    private void tell(Watcher watcher) {
        if (watcher.pending.getAndSet(true)) return;
        threads.execute(() -> {
            try {
                Thread.sleep(GATHERING);
                watcher.ui.access(() -> {
                    watcher.pending.set(false);
                    watcher.refresh.run();
                });
            } catch (UIDetachedException e) {
                watchers.remove(watcher);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
