package dev.rapport.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * What comes in from outside: how soon it stands in a conversation, and how much is kept a second while the application is
 * killed and started again, beside plain inserts of the same bodies.
 */
final class ContactFigures {

    private static final int ROUNDS = 12;
    private static final int FIRST_KILL = 4;
    private static final int SECOND_KILL = 8;
    private static final int SOON_SECONDS = 30;
    /** Compiled only where Playwright could be fetched. */
    private static final String ON_SCREEN = "dev.rapport.bench.OnScreen";

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private final Folders folders;
    private final Duration round;

    /** @param seconds of all rounds together */
    ContactFigures(Folders folders, int seconds) {
        this.folders = folders;
        round = Duration.ofSeconds(seconds).dividedBy(ROUNDS);
    }

    void run() throws Exception {
        Report.line("%d cores", Runtime.getRuntime().availableProcessors());
        try (var rapport = new LaunchedRapport(folders, folders.work().resolve("contact"))) {
            rapport.awaitOk("/actuator/health");
            Thread.sleep(20_000); // the sample's first cases are on their way
            var account = connect(rapport);
            Report.section("From a signed call to its message in a conversation, 20 a second");
            new HeardSoon(rapport, account).measure("warm", SOON_SECONDS);
            var soon = new HeardSoon(rapport, account).measure("soon", SOON_SECONDS);
            Report.line(
                    "p50 %d ms, p99 %d ms, slowest of %,d %d ms (wanted: p99 below 1,000)",
                    soon.at(50), soon.at(99), soon.size(), soon.at(100));
            onScreen(rapport, account);
            Report.section("Signed webhooks of a kilobyte on %d connections, beside plain inserts by 16"
                    .formatted(WebhookFlood.CONNECTIONS));
            flood(rapport, account);
        }
    }

    private static void onScreen(LaunchedRapport rapport, UUID account) throws Exception {
        Class<?> screen;
        try {
            screen = Class.forName(ON_SCREEN);
        } catch (ClassNotFoundException e) {
            Report.line("What stands in a browser is left out: Playwright is not there");
            return;
        }
        ((Callable<?>) screen.getDeclaredConstructor(LaunchedRapport.class, UUID.class)
                        .newInstance(rapport, account))
                .call();
    }

    private static UUID connect(LaunchedRapport rapport) throws Exception {
        var request = HttpRequest.newBuilder(rapport.url("/api/v1/channel-accounts"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("admin:admin".getBytes()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString("""
                        {"platform":"webhook","name":"Bench","settings":{"channel":"web","secret":"%s"}}""".formatted(SignedWebhook.SECRET)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString()).body();
            var id = ID.matcher(answer);
            if (!id.find()) throw new IllegalStateException("no account: " + answer);
            return UUID.fromString(id.group(1));
        }
    }

    private void flood(LaunchedRapport rapport, UUID account) throws Exception {
        var before = kept(rapport, account);
        var webhooks = new WebhookFlood(rapport.port(), account);
        var plain = new PlainInserts(rapport, account);
        var taken = webhooks.run("warm", round).taken();
        plain.perSecond("warm", round);
        var ratios = new ArrayList<Double>();
        var rates = new ArrayList<Long>();
        var limits = new ArrayList<Long>();
        var micros = new ArrayList<Long>();
        for (var number = 1; number <= ROUNDS; number++) {
            var isKilled = number == FIRST_KILL || number == SECOND_KILL;
            var killer = isKilled ? killHalfway(rapport) : null;
            var done = webhooks.run("round-" + number, round);
            taken += done.taken();
            if (killer != null) {
                killer.join();
                rapport.awaitOk("/actuator/health");
                Report.line(
                        "round %2d: killed and started again; %,d kept, %,d of them brought again",
                        number, done.taken(), done.again());
                continue;
            }
            var limit = plain.perSecond("round-" + number, round);
            plain.forget();
            Report.line(
                    "round %2d: %,7.0f a second, plain inserts %,7.0f, ratio %.2f",
                    number, done.perSecond(), limit, done.perSecond() / limit);
            ratios.add(done.perSecond() / limit);
            rates.add(Math.round(done.perSecond()));
            limits.add(Math.round(limit));
            micros.addAll(done.micros());
        }
        ratios.sort(null);
        var times = Percentiles.of(micros);
        Report.line(
                "median: %,d a second, plain inserts %,d, ratio %.2f (wanted: 0.6 at least); p99 %.0f ms (wanted: below 100)",
                Percentiles.of(rates).at(50),
                Percentiles.of(limits).at(50),
                ratios.get(ratios.size() / 2),
                times.at(99) / 1_000.0);
        count(rapport, account, before, taken);
    }

    private Thread killHalfway(LaunchedRapport rapport) {
        return Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(round.dividedBy(2));
                rapport.kill();
                rapport.launchAgain();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static long kept(LaunchedRapport rapport, UUID account) throws SQLException {
        return number(rapport, "select count(*) from inbound where account_id = '" + account + "'");
    }

    private static void count(LaunchedRapport rapport, UUID account, long before, long taken) throws SQLException {
        var kept = kept(rapport, account) - before;
        var worked =
                number(rapport, "select count(*) from inbound where state = 'done' and account_id = '" + account + "'");
        var messages = number(rapport, "select count(*) from message where carrier = 'webhook'");
        var doubled = number(rapport, "select count(*) - count(distinct there) from message where carrier = 'webhook'");
        Report.line(
                "answered as kept %,d, kept %,d: lost %,d, doubled %,d",
                taken, kept, Math.max(0, taken - kept), Math.max(0, kept - taken));
        Report.line("worked meanwhile %,d, messages of them %,d, doubled %,d", worked, messages, doubled);
    }

    private static long number(LaunchedRapport rapport, String sql) throws SQLException {
        try (var connection = rapport.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
