package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.Browser;
import dev.rapport.testing.BrowserTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@BrowserTest
class TicketTests {

    private static final String TICKET = "T-0001";
    private static final String ANSWER = "We have unlocked your account.";

    @RegisterExtension
    final Browser browser = new Browser();

    @Test
    void serviceClaimsATicketAndAnswersTheCustomer() {
        var page = browser.logIn("service", "/inbox?queue=team:service-l1");
        task(page).click();
        button(page, "Claim").click();
        assertThat(button(page, "Release")).isVisible();
        var reply = page.locator("bpmn-form textarea").first();
        reply.pressSequentially(ANSWER);
        reply.press("Control+Enter"); // at once: the last words must not be missing
        assertThat(page.getByText("Completed: Give first response · " + TICKET)).isVisible();

        // the answer is in the conversation as soon as the process has gone on
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            browser.open("/tickets/" + TICKET);
            assertThat(page.locator(".conversation")).containsText(ANSWER, soon());
        });
    }

    @Test
    void anAddressThatLeadsNowhereSaysSo() {
        var page = browser.logIn("service", "/no-such-page");
        assertThat(page.locator(".empty-state h2")).hasText("There is nothing here");
    }

    private static ContainsTextOptions soon() {
        return new ContainsTextOptions().setTimeout(10_000);
    }

    private static Locator task(Page page) {
        return page.locator(".task")
                .filter(new Locator.FilterOptions().setHasText(TICKET))
                .first();
    }

    private static Locator button(Page page, String name) {
        return page.locator(".work-actions")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
