package dev.rapport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.BrowserTest;
import dev.rapport.testing.PackagedRapport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody receives who is not logged in. */
@BrowserTest
class StrangerTests {

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(PackagedRapport.address().resolve(path))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/",
                "/inbox",
                "/no-such-page",
                "/icons/rapport.svg",
                "/icons/nothing",
                "/login.css",
                "/VAADIN/build/nothing.js",
                "/?v-r=init",
                "/?v-r=uidl",
                "/VAADIN/push?v-r=push",
                "/error",
                "/api/v1/me",
                "/actuator/health",
                "/v3/api-docs"
            })
    void everyAnswerTellsTheBrowserWhatToKeepOutAndNoneOpensASession(String path) throws Exception {
        var answer = get(path);
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src")
                .contains("frame-ancestors 'none'");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "X-Frame-Options")).isNotEmpty();
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    @Test
    void theLoginIsAPageWithoutScripts() throws Exception {
        var answer = get("/login");
        assertThat(header(answer, "Content-Security-Policy")).doesNotContain("script-src");
        assertThat(answer.body()).doesNotContain("<script").contains("type=\"password\"");
    }
}
