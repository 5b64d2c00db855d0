package dev.rapport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.rapport.testing.Browser;
import dev.rapport.testing.BrowserTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No page breaks a rule of WCAG 2.2 AA that a program can check, in both languages, light and dark. */
@BrowserTest
class AccessibilityTests {

    private static final List<String> WCAG_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final List<String> PAGES = List.of(
            "/inbox?queue=all",
            "/tickets",
            "/tickets/T-0001",
            "/cases/T-0001",
            "/customers",
            "/leads",
            "/opportunities",
            "/groups",
            "/groups/G-0001",
            "/members",
            "/segments",
            "/segment-edit",
            "/coupons",
            "/sla",
            "/sla/breaches",
            "/sla/trends",
            "/sla/what-if",
            "/sla/calendars",
            "/sla/policies",
            "/sla/ledger",
            "/sla/alerts",
            "/processes",
            "/conversations",
            "/calls",
            "/calls-to-make",
            "/posts",
            "/wecom-contacts",
            "/canned-answers",
            "/staff-codes",
            "/channel-accounts",
            "/webhooks",
            "/imports",
            "/search?q=li",
            "/notices",
            "/password");

    @RegisterExtension
    final Browser browser = new Browser();

    @ParameterizedTest
    @CsvSource({"LIGHT, English", "DARK, 中文"})
    void noPageBreaksARuleThatAProgramCanCheck(ColorScheme scheme, String language) {
        var page = browser.logIn("manager", "/inbox?queue=all");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        speak(page, language);
        var broken = new ArrayList<String>();
        for (var path : PAGES) {
            browser.open(path);
            page.locator("main, [role=main], .page, .inbox").first().waitFor();
            if (path.startsWith("/inbox")) page.locator(".task").first().click();
            page.waitForTimeout(800);
            broken.addAll(broken(page, path));
        }
        speak(page, "English");
        assertThat(broken).isEmpty();
    }

    /** The button in the bar names the other language. */
    private static void speak(Page page, String language) {
        var button = page.locator("vaadin-app-layout")
                .getByText(language, new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true));
        if (button.count() > 0) {
            button.first().click();
            page.waitForTimeout(1_500);
        }
    }

    /**
     * Cells that can be reached by keys and the tabs' scroller are drawn by the library and hold what is bigger; so is the
     * button that opens a section of the menu, which names what it opens within itself.
     */
    private static List<String> broken(Page page, String path) {
        var found = new AxeBuilder(page).withTags(WCAG_AA).analyze();
        return found.getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node -> rule.getId() + " " + node.getTarget())
                        .filter(where -> !where.matches("target-size .*vaadin-grid.*vaadin-grid-cell.*"))
                        .filter(where -> !where.matches("aria-required-children .*vaadin-tabs.*"))
                        .filter(where -> !where.matches("aria-valid-attr-value .*vaadin-side-nav-item.* button.*")))
                .map(where -> path + ": " + where)
                .toList();
    }
}
