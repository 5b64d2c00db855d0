package dev.rapport.contact.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.conversations.ConversationAnswers;
import dev.rapport.customer.ConsentWordings;
import dev.rapport.customer.Purpose;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.PortTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Form and chat in a real browser, on a page of another origin. */
@PortTest
@Tag("browser")
class SitePageTests {

    @LocalServerPort
    int port;

    @Autowired
    AccountDesk accounts;

    @Autowired
    ConversationAnswers answers;

    @Autowired
    ConsentWordings wordings;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @RegisterExtension
    final Browser browser = new Browser();

    private HttpServer site;
    private ChannelAccount account;
    private String language = "en";

    @BeforeEach
    void aSiteOfACustomer() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            var page = """
                    <!doctype html>
                    <html lang="%s">
                    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title></head>
                    <body>
                    <h1>Shop</h1>
                    <script src="http://localhost:%d/pub/web/%s/%s.js" async></script>
                    </body>
                    </html>
                    """.formatted(
                            language,
                            port,
                            account.id(),
                            exchange.getRequestURI().getPath().substring(1));
            var bytes = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            // a site that lets no inline style or script in
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src http://localhost:%1$d; connect-src http://localhost:%1$d"
                                    .formatted(port));
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        site.start();
        var admin = colleagues.join(null, Role.ADMIN);
        colleagues.as(admin, () -> wordings.write(Purpose.NEWSLETTER, "Send me your news.", "请向我发送最新资讯，谢谢。"));
        var values = Map.of(
                "origins", "http://localhost:" + site.getAddress().getPort(),
                "becomes", "rules",
                "consent", "newsletter",
                "greeting", "Ask the shop",
                "greeting-chinese", "咨询本店");
        account = colleagues.as(
                admin, () -> accounts.connect("web", new AccountDraft("Site " + UUID.randomUUID(), values)));
    }

    @AfterEach
    void gone() {
        site.stop(0);
    }

    private Page visit(String path) {
        var page = browser.page();
        page.navigate("http://localhost:" + site.getAddress().getPort() + path);
        return page;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @Test
    void aVisitorIsToldWhatIsMissingAndIsHeard() {
        var mail = "b" + UUID.randomUUID() + "@example.com";
        var errors = new ArrayList<String>();
        browser.page().onPageError(errors::add);
        var page = visit("/form?utm_source=autumn");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Ask the shop")))
                .isVisible();
        assertThat(page.getByLabel("Send me your news.")).not().isChecked();
        picture(page, "site-form");

        page.getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByText("Please tell us your name.")).isVisible();
        assertThat(page.getByLabel("Your name")).isFocused();

        page.keyboard().type("Li Wei");
        page.getByLabel("E-mail").fill("nonsense");
        page.getByLabel("Your message").fill("<b>Is it</b> open?");
        page.getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByText("This is no e-mail address.")).isVisible();
        page.reload();
        assertThat(page.getByLabel("Your message")).hasValue("<b>Is it</b> open?");

        page.getByLabel("E-mail").fill(mail);
        page.getByLabel("E-mail").press("Enter");
        assertThat(page.getByText("Thank you.")).isVisible();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(jdbc.sql("select count(*) from conversation where handle = :mail")
                                .param("mail", mail)
                                .query(Long.class)
                                .single())
                        .isEqualTo(1));
        assertThat(page.context().cookies()).isEmpty();
        assertThat(errors).isEmpty();
    }

    @Test
    void itIsWholeOnAPhoneAndInChinese() {
        language = "zh-CN";
        browser.page().setViewportSize(360, 740);
        var page = visit("/form");
        assertThat(page.getByText("咨询本店")).isVisible();
        assertThat(page.getByLabel("请向我发送最新资讯，谢谢。")).isVisible();
        var wide = (Integer) page.evaluate("document.documentElement.scrollWidth");
        assertThat(wide).isLessThanOrEqualTo(360);
        picture(page, "site-form-phone");
    }

    @Test
    void aVisitorChatsAndHearsTheAnswerAfterAReloadToo() {
        var agent = colleagues.join("service-l1", Role.SERVICE);
        var errors = new ArrayList<String>();
        browser.page().onPageError(errors::add);
        var page = visit("/chat");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open the chat"))
                .click();
        var box = page.getByLabel("Your message");
        assertThat(box).isFocused();
        var words = "Is <b>it</b> open? " + UUID.randomUUID();
        box.fill(words);
        box.press("Enter");
        var log = page.getByRole(AriaRole.LOG);
        assertThat(log).containsText(words);
        picture(page, "site-chat");

        var number = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("select number from conversation where heading = :words")
                                .param("words", words)
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
        colleagues.as(agent, () -> answers.answer(number, "Until <i>six</i>.", null));
        assertThat(log).containsText("Until <i>six</i>.");
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(
                        () -> assertThat(state("Until <i>six</i>.", number)).isEqualTo("read"));

        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open the chat")))
                .isFocused();
        page.reload();
        colleagues.as(agent, () -> answers.answer(number, "And tomorrow.", null));
        assertThat(page.locator(".badge")).hasText("1");
        assertThat(page.locator(".badge")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open the chat"))
                .click();
        assertThat(log.locator("li")).hasCount(3);
        assertThat(log).containsText("And tomorrow.");
        assertThat(page.context().cookies()).isEmpty();
        assertThat(errors).isEmpty();
    }

    private String state(String text, String number) {
        return jdbc.sql("""
                        select message.state
                        from message
                        join conversation on conversation.id = message.conversation_id
                        where conversation.number = :number
                            and message.body = :text
                        """)
                .param("number", number)
                .param("text", text)
                .query(String.class)
                .single();
    }

    @Test
    void wordsWaitUntilTheConnectionIsBackAndAreSaidOnce() {
        browser.page().setViewportSize(360, 740);
        language = "zh-CN";
        var page = visit("/chat");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("打开聊天"))
                .click();
        var box = page.getByLabel("您的消息");
        assertThat(box).isFocused();
        page.context().setOffline(true);
        var words = "还在吗 " + UUID.randomUUID();
        box.fill(words);
        box.press("Enter");
        assertThat(page.getByText("尚未发出")).isVisible();
        picture(page, "site-chat-phone");
        page.context().setOffline(false);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(jdbc.sql("select count(*) from message where body = :words")
                                .param("words", words)
                                .query(Long.class)
                                .single())
                        .isEqualTo(1));
        assertThat(page.getByText("尚未发出")).isHidden();
    }

    private static void answered(Route route, int status, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                .setContentType("application/json")
                .setBody(body));
    }

    @Test
    void anAddressThatIsNotTakenStandsInItsFieldAgain() {
        var page = browser.page();
        page.route("**/chat/open", route -> {
            var body = route.fetch().text();
            answered(
                    route,
                    200,
                    body.replace("\"here\":true", "\"here\":false").replace("\"byMail\":false", "\"byMail\":true"));
        });
        page.route("**/chat/say", route -> answered(route, 422, "{}"));
        visit("/chat");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open the chat"))
                .click();
        var email = page.getByLabel("E-mail");
        email.fill("fang@example.com");
        email.press("Enter");
        assertThat(page.getByText("This is no e-mail address.")).isVisible();
        assertThat(email).hasValue("fang@example.com");
        var box = page.getByLabel("Your message");
        box.fill("What cannot be sent");
        box.press("Enter");
        assertThat(page.getByText("This cannot be sent as it is.")).isVisible();
        assertThat(box).hasValue("What cannot be sent");
        assertThat(page.getByRole(AriaRole.LOG).locator("li")).hasCount(0);

        page.unroute("**/chat/say");
        email.press("Enter");

        assertThat(page.getByText("Thank you. If you are gone by then")).isVisible();
        assertThat(email).isHidden();
    }

    @Test
    void aPageThatIsNotLetWaitAsksAgainALittleLater() {
        var page = browser.page();
        var asked = new AtomicInteger();
        page.route("**/chat/listen", route -> {
            asked.incrementAndGet();
            answered(route, 200, "{\"answers\":[],\"token\":null}");
        });
        visit("/chat");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open the chat"))
                .click();
        var box = page.getByLabel("Your message");
        assertThat(box).isFocused();
        box.fill("Hello " + UUID.randomUUID());
        box.press("Enter");

        page.waitForTimeout(3_000);

        assertThat(asked.get()).isEqualTo(1);
    }
}
