package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.rapport.testing.Browser;
import dev.rapport.testing.BrowserTest;
import dev.rapport.testing.PackagedRapport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What only the browser does: keys, what form-js and bpmn-js say, and news that come by themselves. */
@BrowserTest
class ScreenTests {

    /** Nobody of the sample organisation has both skills. */
    private static final String NOBODYS_LEAD = """
            {"name": "Nobody's Lead", "email": "nobody@lead.example",
             "facts": {"language": "english", "interest": "chinese"}}
            """;

    @RegisterExtension
    final Browser browser = new Browser();

    @Test
    void keysSearchCreateAndTellOfThemselves() {
        var page = browser.logIn("sales", "/customers");
        assertThat(page.locator(".create-menu")).isVisible();

        page.keyboard().press("/");
        assertThat(page.locator(".search-box input")).isFocused();
        page.keyboard().type("c?");
        assertThat(page.locator(".search-box input")).hasValue("c?");
        page.locator(".search-box input").blur();

        page.keyboard().press("c");
        assertThat(page.getByText("New lead").last()).isVisible();
        page.keyboard().press("Escape");

        page.keyboard().press("?");
        assertThat(page.locator(".shortcuts")).containsText("Search everything");
    }

    @Test
    void chineseReadersSeeChineseInFormsAndDiagrams() {
        var page = browser.logIn("community", "/inbox?queue=team:community");
        page.locator(".language").click();
        assertThat(page.locator(".language")).hasText("English");

        task(page, "欢迎新成员").click();
        page.locator(".work-actions vaadin-button").first().click();
        assertThat(page.locator("bpmn-form")).containsText("此项必填。");
        page.getByText("流程图").click();
        assertThat(page.locator("bpmn-diagram svg").first()).containsText("欢迎新成员");
    }

    @Test
    void aNoticeComesByItself() throws Exception {
        var page = browser.logIn("manager", "/customers");
        assertThat(page.locator(".notice-bell")).isVisible();

        open(NOBODYS_LEAD);

        assertThat(page.locator(".notice-count")).isVisible();
        page.locator(".notice-bell vaadin-button").click();
        assertThat(page.locator(".notice-line").first()).containsText("A lead waits");
        page.locator(".notice-line a").first().click();
        assertThat(page.locator("h1")).containsText("Nobody's Lead");
        assertThat(page.locator(".notice-count")).isHidden();
    }

    @Test
    void escapeAsksWhileTheCursorIsStillInTheFieldThatSomebodyTypedInto() {
        var page = browser.logIn("sales", "/leads");
        page.getByText("New lead").first().click();
        var name = page.locator("vaadin-dialog vaadin-text-field input").first();
        name.pressSequentially("Zhang Min");
        page.keyboard().press("Escape");

        var question = page.locator("vaadin-confirm-dialog");
        assertThat(question).containsText("Leave without saving?");
        question.getByText("Go on").click();
        assertThat(name).hasValue("Zhang Min");
    }

    @Test
    void aCaseThatIsClosedInASecondBrowserSaysSoAndKeepsWhatIsTyped() throws Exception {
        var page = browser.logIn("manager", "/tickets");
        var number = post("tickets", """
                {"subject": "Cannot log in after password change", "channel": "email",
                 "body": "I changed my password and the portal says my account is locked.",
                 "customer": {"name": "Meanwhile", "email": "meanwhile@customer.example"}}
                """).replaceAll("(?s).*\"number\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        browser.open("/tickets/" + number);
        page.locator(".page-head").getByText("Solve").waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        var words = page.locator("vaadin-text-area textarea").first();
        words.pressSequentially("We look into it.");

        post("tickets/" + number + "/solve", "{\"reply\": \"On the phone.\", \"spoken\": true}");
        post("tickets/" + number + "/close", "{}");

        assertThat(page.locator(".work-notice")).containsText("closed while you were writing");
        assertThat(page.locator(".page-head")).containsText("Closed");
        assertThat(words).hasValue("We look into it.");
    }

    private static Locator task(Page page, String name) {
        return page.locator(".task")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private static void open(String lead) throws IOException, InterruptedException {
        post("leads", lead);
    }

    private static String post(String what, String words) throws IOException, InterruptedException {
        var login = Base64.getEncoder().encodeToString("manager:manager".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(PackagedRapport.address().resolve("/api/v1/" + what))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(words))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) throw new IllegalStateException(answer.body());
            return answer.body();
        }
    }
}
