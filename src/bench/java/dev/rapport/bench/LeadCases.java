package dev.rapport.bench;

import dev.rapport.engine.TaskCommands;
import dev.rapport.engine.UserTasks;
import dev.rapport.platform.UserId;
import dev.rapport.sales.Contact;
import dev.rapport.sales.Lead;
import dev.rapport.sales.LeadIntake;
import dev.rapport.sales.NewLead;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole lead cases in Rapport: written, scored, compared, routed, seen as a task, completed, ended. */
final class LeadCases implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(25);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final LeadIntake intake;
    private final JdbcClient jdbc;
    private final TaskNews news;
    private final Window window;
    private final ExecutorService writers = Executors.newFixedThreadPool(4);
    private final Thread watch;
    private volatile boolean over;

    LeadCases(Rapport rapport, UserId owner, int underWay) {
        intake = rapport.get(LeadIntake.class);
        jdbc = rapport.get(JdbcClient.class);
        window = new Window(underWay);
        news = new TaskNews(rapport.get(UserTasks.class), rapport.get(TaskCommands.class), owner);
        rapport.hear(news);
        watch = Thread.ofVirtual().start(this::watch);
    }

    TaskNews news() {
        return news;
    }

    /** How long the cases took from the first write to the last end, as many at a time as the window lets in. */
    Duration run(int cases) throws InterruptedException, TimeoutException {
        return run(cases, 0);
    }

    /** The same, with the cases arriving evenly. */
    Duration run(int cases, double perSecond) throws InterruptedException, TimeoutException {
        var started = System.nanoTime();
        for (var i = 0; i < cases; i++) {
            if (perSecond > 0) waitUntil(started + (long) (i / perSecond * 1e9));
            window.enter();
            writers.execute(() -> intake.open(lead()));
        }
        window.awaitEmpty();
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static void waitUntil(long nanoTime) {
        for (var left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime())
            LockSupport.parkNanos(left);
    }

    static NewLead lead() {
        var number = NUMBERS.incrementAndGet();
        var contact = Contact.read(
                "Lead " + number,
                "Company " + number,
                "+86138%08d".formatted(number),
                "lead%d@example.com".formatted(number),
                "CN");
        var facts = Map.of(
                "origin", "Landing Page Submission",
                "visits", String.valueOf(number % 9),
                "secondsOnSite", String.valueOf(number * 37 % 2000),
                "lastActivity", "Email Opened",
                "occupation", "Working Professional");
        return new NewLead(contact, new Lead.Origin("Google", "Mumbai", null, facts), null);
    }

    private void watch() {
        var known = 0;
        while (!over) {
            var ended = jdbc.sql("""
                            select coalesce(sum(completed + terminated), 0)
                            from element_stat
                            where process_id = 'lead-assignment'
                                and element_id = 'lead-assignment'
                            """).query(Integer.class).single();
            window.leave(ended - known);
            known = ended;
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    @Override
    public void close() {
        over = true;
        LockSupport.unpark(watch);
        writers.shutdown();
        news.close();
    }
}
