package dev.rapport.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/** What somebody waits for in a real browser: the card of who calls, and the message in the conversation that is open. */
final class OnScreen implements Callable<Void> {

    private static final List<String> AGENTS = List.of("manager", "service", "sales", "community");
    private static final int CALLS_A_SECOND = 50;
    private static final int MESSAGES_A_SECOND = 20;
    private static final int WARM_ROUNDS = 10;
    private static final int ROUNDS = 60;
    private static final long ROUND_MILLIS = 1_000;

    /** Notes when something that fits a selector comes to stand there, again after it was gone; in milliseconds since 1970. */
    private static final String WATCH = """
        selector => {
          let stood = document.querySelectorAll(selector).length
          window.came = []
          new MutationObserver(() => {
            const stands = document.querySelectorAll(selector).length
            if (stands > stood) window.came.push(performance.timeOrigin + performance.now())
            stood = stands
          }).observe(document.documentElement, { childList: true, subtree: true })
        }\
        """;

    private final LaunchedRapport rapport;
    private final UUID webhook;

    OnScreen(LaunchedRapport rapport, UUID webhook) {
        this.rapport = rapport;
        this.webhook = webhook;
    }

    @Override
    public Void call() throws Exception {
        var chromium = chromium();
        if (chromium.isEmpty()) {
            Report.line("What stands in a browser is left out: no Chromium is on the PATH");
            return null;
        }
        try (var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright
                        .chromium()
                        .launch(new LaunchOptions()
                                .setExecutablePath(chromium.get())
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")))) {
            calls(browser);
            messages(browser);
        }
        return null;
    }

    private void calls(Browser browser) throws Exception {
        var telephones = new Telephones(rapport);
        var pages = new ArrayList<Page>();
        for (var agent : AGENTS) {
            var page = logIn(browser, agent, "/");
            telephones.extension(String.valueOf(101 + pages.size()), agent);
            page.evaluate(WATCH, ".call-card-content");
            pages.add(page);
        }
        telephones.extension(Telephones.OTHERS, "admin");
        var took = new ArrayList<Long>();
        var missing = 0;
        for (var round = -WARM_ROUNDS; round < ROUNDS; round++) {
            var began = System.currentTimeMillis();
            var others = telephones.others(CALLS_A_SECOND - pages.size(), ROUND_MILLIS);
            var told = new long[pages.size()];
            for (var i = 0; i < pages.size(); i++) {
                told[i] = System.currentTimeMillis();
                telephones.rings(call(round, i), String.valueOf(101 + i));
            }
            Thread.sleep(Math.max(0, began + ROUND_MILLIS * 7 / 10 - System.currentTimeMillis()));
            for (var i = 0; i < pages.size(); i++) telephones.isOver(call(round, i), String.valueOf(101 + i));
            others.join();
            for (var i = 0; i < pages.size(); i++) {
                var came = came(pages.get(i));
                if (round < 0) continue;
                if (came.isEmpty()) missing++;
                else took.add(came.getFirst() - told[i]);
            }
        }
        print(
                "From a call that rings to its card in the browser, %d calls a second, %d browsers"
                        .formatted(CALLS_A_SECOND, pages.size()),
                took,
                missing);
        for (var page : pages) page.context().close();
    }

    private static String call(int round, int agent) {
        return "bench-" + round + "-" + agent;
    }

    private void messages(Browser browser) throws Exception {
        var signed = new SignedWebhook(webhook);
        try (var caller = new Caller(rapport.port())) {
            caller.call(signed.call("screen-first", SignedWebhook.body("screen-first", "screen")));
            var page = logIn(browser, "manager", "/conversations/" + conversation());
            page.locator(".message").first().waitFor();
            page.evaluate(WATCH, ".message");
            var took = new ArrayList<Long>();
            var missing = 0;
            for (var round = -WARM_ROUNDS; round < ROUNDS; round++) {
                var told = System.currentTimeMillis();
                caller.call(signed.call("screen-" + round, SignedWebhook.body("screen-" + round, "screen")));
                for (var other = 1; other < MESSAGES_A_SECOND; other++) {
                    caller.call(signed.call("beside-" + round + "-" + other));
                    Thread.sleep(ROUND_MILLIS / MESSAGES_A_SECOND);
                }
                var came = came(page);
                if (round < 0) continue;
                if (came.isEmpty()) missing++;
                else took.add(came.getFirst() - told);
            }
            print(
                    "From a signed call to its message in the open conversation in the browser, %d a second"
                            .formatted(MESSAGES_A_SECOND),
                    took,
                    missing);
        }
    }

    private static void print(String what, List<Long> took, int missing) {
        var times = Percentiles.of(took);
        Report.section(what);
        Report.line(
                "p50 %d ms, p99 %d ms, slowest of %,d %d ms, not within its second %d (wanted: p99 below 1,000)",
                times.at(50), times.at(99), times.size(), times.at(100), missing);
    }

    private Page logIn(Browser browser, String login, String path) {
        var page = browser.newContext().newPage();
        page.navigate(rapport.url("/login").toString());
        page.locator("input[name=username]").fill(login);
        page.locator("input[type=password]").fill(login);
        page.locator("input[type=password]").press("Enter");
        page.waitForURL(url -> !url.contains("/login"));
        page.navigate(rapport.url(path).toString());
        page.locator("vaadin-app-layout").waitFor();
        return page;
    }

    private static List<Long> came(Page page) {
        @SuppressWarnings("unchecked")
        var came = (List<Number>) page.evaluate("() => window.came.splice(0)");
        return came.stream().map(Number::longValue).toList();
    }

    private String conversation() throws Exception {
        try (var connection = rapport.database();
                var select = connection.prepareStatement(
                        "select number from conversation where account_id = ? and handle = 'visitor-screen'")) {
            select.setObject(1, webhook);
            while (true) {
                var rows = select.executeQuery();
                if (rows.next()) return rows.getString(1);
                Thread.sleep(100);
            }
        }
    }

    private static Optional<Path> chromium() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> List.of("chromium", "chromium-browser", "google-chrome").stream()
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
