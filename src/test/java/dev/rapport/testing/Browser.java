package dev.rapport.testing;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The machine's own Chromium, fresh for each test. Keeps a picture of the last page of a failed test. */
public final class Browser implements AfterEachCallback, AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    static {
        // a busy machine shows the first page late
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser chromium = playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable()).setArgs(FLAGS));
    private final Page page = chromium.newContext(new NewContextOptions()
                    .setViewportSize(1280, 800)
                    .setLocale("en-US")
                    .setTimezoneId("Europe/Berlin"))
            .newPage();

    /** Opens a page of the running product, logged in as one of the sample logins. */
    public Page logIn(String login, String path) {
        page.navigate(PackagedRapport.address().resolve("/login").toString());
        page.locator("input[name=username]").fill(login);
        page.locator("input[type=password]").fill(login);
        page.locator("input[type=password]").press("Enter");
        page.waitForURL(url -> !url.contains("/login"));
        return open(path);
    }

    /** For pages that are not the product's. */
    public Page page() {
        return page;
    }

    public Page open(String path) {
        page.navigate(PackagedRapport.address().resolve(path).toString());
        return page;
    }

    private static Path executable() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> List.of("chromium", "chromium-browser", "google-chrome").stream()
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium on the PATH"));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent())
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", context.getDisplayName() + ".png")));
        close();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
