package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import dev.rapport.testing.Browser;
import dev.rapport.testing.BrowserTest;
import dev.rapport.testing.PackagedRapport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
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
    void aSlashAtTheBeginningOfAnAnswerOffersWhatIsKept() {
        var page = browser.logIn("service", "/tickets");
        var code = "c" + System.nanoTime();
        create(
                page,
                "canned-answers",
                Map.of("whose", "me", "name", code, "code", code, "text", "It is {ticket.number}."));
        browser.open("/tickets/" + TICKET);
        var box = page.locator("vaadin-text-area textarea").first();
        box.click();
        page.keyboard().press("/");
        page.keyboard().type(code);
        assertThat(page.locator("canned-picker [role=option]")).containsText(code);
        page.keyboard().press("Enter");
        assertThat(box).hasValue("It is " + TICKET + ".");
        page.keyboard().press("Control+z");
        assertThat(box).hasValue("");
    }

    @Test
    void whatACustomerWroteIsShownAsItWasWritten() {
        var page = browser.logIn("service", "/tickets");
        var words = "1) *all* of _it_ <img src=/beacon> [click](https://evil.example) ![x](/beacon)\n2) # no heading";
        var asked = new ArrayList<String>();
        page.onRequest(request -> asked.add(request.url()));
        var number =
                create(page, "tickets", Map.of("customerId", customer(page), "subject", "**Not bold**", "body", words));
        var task = page.locator(".open-tasks a").first();
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            browser.open("/tickets/" + number);
            assertThat(task).isVisible();
        });
        task.click();
        var form = page.locator("bpmn-form");
        assertThat(form).containsText("**Not bold**");
        for (var line : words.split("\n")) assertThat(form).containsText(line);
        assertThat(form.locator("img, .fjs-form-field-text a, h1")).hasCount(0);
        org.assertj.core.api.Assertions.assertThat(asked).noneMatch(url -> url.contains("beacon"));
    }

    private static String customer(Page page) {
        return create(page, "customers", Map.of("kind", "PERSON", "name", "Plain Words " + System.nanoTime()));
    }

    /** The last part of the new one's address. */
    private static String create(Page page, String kind, Map<String, String> given) {
        var created = page.request()
                .post(
                        PackagedRapport.address().resolve("/api/v1/" + kind).toString(),
                        RequestOptions.create()
                                .setHeader("Authorization", "Basic c2VydmljZTpzZXJ2aWNl")
                                .setData(given));
        assertThat(created).isOK();
        return created.headers().get("location").replaceAll(".*/", "");
    }

    @Test
    void aDialogIsWholeFromWhicheverPageItIsOpened() {
        var page = browser.logIn("service", "/inbox");
        page.locator("vaadin-menu-bar-button")
                .filter(new Locator.FilterOptions().setHasText("Create"))
                .first()
                .click();
        page.locator("vaadin-menu-bar-item")
                .filter(new Locator.FilterOptions().setHasText("New ticket"))
                .first()
                .click();
        assertThat(page.locator("vaadin-dialog vaadin-combo-box input").first()).isVisible();
        assertThat(page.locator("vaadin-dialog vaadin-text-area textarea")).isVisible();
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
