package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Browser;
import dev.rapport.testing.BrowserTest;
import dev.rapport.testing.PackagedRapport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A customer calls while somebody is on any page: who it is stands there at once, and what was said is written up from there. */
@BrowserTest
class CallTests {

    private static final String SECRET = "the telephone's own long secret";
    private static final String AGENT = "manager";

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String call = UUID.randomUUID().toString();
    private final String number = "138" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);

    @RegisterExtension
    final Browser browser = new Browser();

    private JsonNode ask(String login, String path, Map<String, ?> what) throws IOException, InterruptedException {
        var word = Base64.getEncoder().encodeToString((login + ":" + login).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(PackagedRapport.address().resolve(path))
                .header("Authorization", "Basic " + word)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (!what.isEmpty()) request.POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(what)));
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return answer.body().isEmpty() ? json.createObjectNode() : json.readTree(answer.body());
    }

    private void tells(String account, String event) throws IOException, InterruptedException {
        var told = Map.of(
                "event", event, "callId", call, "from", number, "to", "01062301234", "direction", "in", "user", "101");
        var request = HttpRequest.newBuilder(PackagedRapport.address().resolve("/pub/pbx/" + account))
                .header("Content-Type", "application/json")
                .header("x-pbx-secret", SECRET)
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(told)));
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    @Test
    void whoCallsStandsOnWhateverPageOneIsAndIsWrittenUpFromThere() throws Exception {
        var name = "Zhang " + call.substring(0, 8);
        ask("manager", "/api/v1/customers", Map.of("name", name, "kind", "PERSON", "contactPoints", new String[] {number
        }));
        var settings = Map.of("proof", "header", "secret", SECRET, "country", "CN");
        var account = ask(
                        "admin",
                        "/api/v1/channel-accounts",
                        Map.of("platform", "pbx", "name", "Telephones " + call, "settings", settings))
                .path("id")
                .asString();
        var agent = ask(AGENT, "/api/v1/me", Map.of()).path("id").asString();
        ask(
                "admin",
                "/api/v1/channel-accounts/" + account + "/extensions",
                Map.of("extension", "101", "person", agent));
        var page = browser.logIn(AGENT, "/customers");
        var search = page.locator("input[placeholder^='Name, pinyin']");
        search.focus();

        tells(account, "newCall");

        var card = page.locator(".call-card-content");
        assertThat(card).containsText(name);
        assertThat(card).containsText("ringing");
        assertThat(search).isFocused();
        tells(account, "answer");
        assertThat(card).containsText("talking");
        tells(account, "hangup");
        assertThat(card).containsText("wrap-up");
        card.getByText("Write up what was said").click();
        assertThat(page.locator("main, .page").first()).containsText("Wrap up the call");
        assertThat(card).hasCount(0);
    }
}
