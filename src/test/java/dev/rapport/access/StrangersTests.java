package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.testing.Colleagues;
import dev.rapport.testing.PortTest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody without a login receives, through the real web server. */
@PortTest
class StrangersTests {

    private static final String POLICY = "Content-Security-Policy";

    @LocalServerPort
    int port;

    @Autowired
    Colleagues colleagues;

    @Autowired
    MyAccount account;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/",
                "/tickets",
                "/no-such-page",
                "/icons/rapport.svg",
                "/VAADIN/no-such.js",
                "/error",
                "/?v-r=init&location=login",
                "/login?v-r=heartbeat&v-uiId=0",
                "/api/v1/me",
                "/v3/api-docs",
                "/actuator/health",
                "/actuator/prometheus"
            })
    void everyAnswerSaysWhatItsPageMayDo(String path) throws Exception {
        requireSafe(get(path, null));
    }

    @Test
    void thePagesOfPeopleSayItToo() throws Exception {
        var person = colleagues.join(null, Role.SALES);
        var cookie = logIn(person, Colleagues.PASSWORD).orElseThrow();
        var page = get("/password", cookie);
        assertThat(page.statusCode()).isEqualTo(200);
        requireSafe(page);
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        var script = Pattern.compile("VAADIN/build/[\\w./-]+\\.js").matcher(page.body());
        if (script.find()) requireSafe(get("/" + script.group(), cookie));
    }

    @Test
    void pagesLoadNothingFromElsewhereAndAreFramedByNobody() throws Exception {
        assertThat(get("/tickets", null).headers().firstValue(POLICY).orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'self'")
                .contains("form-action 'self'")
                .doesNotContain("http:", "https:", "*");
    }

    @Test
    void theWayToTheLoginNamesNoHost() throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET /tickets HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains(" 302 ").doesNotContain("elsewhere.example");
        }
    }

    @Test
    void browsersAreToldToStayWithTlsOnlyWhereItIsSpoken() throws Exception {
        var page = get("/login", null);
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void nobodyCanClaimToComeFromElsewhere() throws Exception {
        var person = colleagues.join(null, Role.SALES);
        for (var guess = 0; guess < 5; guess++) guess(person, "203.0.113." + guess);
        assertThat(guess(person, "203.0.113.99")).contains("wait=");
    }

    @Test
    void onlyThisMachineReachesThePort() throws Exception {
        var elsewhere = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
        assertThat(connects(InetAddress.getByName("127.0.0.1"))).isTrue();
        if (elsewhere.isPresent())
            assertThatThrownBy(() -> connects(elsewhere.get())).isInstanceOf(ConnectException.class);
    }

    @Test
    void anOfficeIsNotLockedOutByItsFailures() throws Exception {
        for (var failure = 0; failure < 60; failure++) logIn("nobody" + failure, "wrong");
        assertThat(logIn(colleagues.join(null, Role.SALES), Colleagues.PASSWORD))
                .isPresent();
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() throws Exception {
        var person = colleagues.join(null, Role.SALES);
        var cookie = logIn(person, Colleagues.PASSWORD).orElseThrow();
        assertThat(get("/password", cookie).statusCode()).isEqualTo(200);
        colleagues.as(person, () -> account.changePassword(Colleagues.PASSWORD, "another horse battery"));
        assertThat(get("/password", cookie).statusCode()).isEqualTo(302);
        assertThat(logIn(person, "another horse battery")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/", "/tickets", "/?v-r=init&location=login", "/VAADIN/no-such.js", "/api/v1/me"})
    void strangersGetNoSession(String path) throws Exception {
        assertThat(get(path, null).headers().allValues("Set-Cookie")).noneMatch(text -> text.startsWith("JSESSIONID"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sw.js", "/offline.html", "/manifest.webmanifest", "/icons/icon.png", "/themes/x", "/error"})
    void whatVaadinLetsEverybodyAskForIsNotThere(String path) throws Exception {
        var answer = get(path, null);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(text -> text.startsWith("JSESSIONID"));
    }

    @ParameterizedTest
    @CsvSource({"cross-site, 403", "same-origin, 302", "none, 302"})
    void aPageOfSomebodyElseLogsNobodyIn(String from, int status) throws Exception {
        var person = colleagues.join(null, Role.SALES);
        var request = form(person.login(), Colleagues.PASSWORD).header("Sec-Fetch-Site", from);

        assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&_csrf=", "&_csrf=made-up"})
    void nobodyIsLoggedInByAFormThatIsNotOurs(String token) throws Exception {
        var person = colleagues.join(null, Role.SALES);
        var request = HttpRequest.newBuilder(url("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=" + encoded(person.login()) + "&password=" + encoded(Colleagues.PASSWORD) + token));
        var answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?again");
        assertThat(cookie(answer)).isEmpty();
        assertThat(get("/login?again", null).body()).contains("This page was too old");
    }

    private static void requireSafe(HttpResponse<String> answer) {
        var headers = answer.headers();
        assertThat(headers.allValues(POLICY)).hasSize(1);
        assertThat(headers.firstValue(POLICY).orElseThrow()).contains("frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
    }

    private boolean connects(InetAddress address) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
            return true;
        }
    }

    private String guess(Person person, String claimed) throws Exception {
        var request =
                form(person.login(), "wrong").header("X-Forwarded-For", claimed).build();
        return http.send(request, BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    private Optional<String> logIn(Person person, String password) throws Exception {
        return logIn(person.login(), password);
    }

    /** The cookie of the session, if the login was right. */
    private Optional<String> logIn(String login, String password) throws Exception {
        var answer = http.send(form(login, password).build(), BodyHandlers.ofString());
        var target = answer.headers().firstValue("Location").orElse("");
        return target.contains("/login") ? Optional.empty() : cookie(answer);
    }

    private HttpRequest.Builder form(String login, String password) throws Exception {
        var body = "username=" + encoded(login) + "&password=" + encoded(password);
        var page = get("/login", null);
        var csrf = page.headers().firstValue("Set-Cookie").orElse("").replaceAll(";.*", "");
        body += "&_csrf=" + csrf.replaceAll(".*=", "");
        return HttpRequest.newBuilder(url("/login"))
                .header("Cookie", csrf)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        var request = HttpRequest.newBuilder(url(path));
        if (cookie != null) request.header("Cookie", cookie);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static Optional<String> cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(text -> text.startsWith("JSESSIONID"))
                .findFirst()
                .map(text -> text.replaceAll(";.*", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
