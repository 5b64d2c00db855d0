package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.PortTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the web server itself turns away, as a browser would see it. */
@PortTest
class PlainRefusalsTests {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "/search?q=%, /search?left-out=q",
        "/search?q=%00&a=1, /search?a=1&left-out=q",
        "/search?q=%ff, /search?left-out=q",
        "/search?q=%ED%A0%80, /search?left-out=q",
        "/tickets?%=1&q=x, /tickets?q=x&left-out=%3F",
        "/?q=%zz&q=%c0%80, /?left-out=q"
    })
    void whatNobodyCanReadIsTakenOutOfTheAddress(String address, String rest) throws IOException {
        assertThat(answer("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 302")
                .contains("Location: " + rest + "\r\n");
    }

    @Test
    void aLongWordIsTakenOutOfTheAddress() throws IOException {
        assertThat(answer("GET /search?q=" + "x".repeat(3000)
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 302")
                .contains("Location: /search?left-out=q\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /tickets/%00 HTTP/1.1",
        "GET /tickets/%2f HTTP/1.1",
        "GET /tickets/%ff HTTP/1.1",
        "GET //tickets HTTP/1.1",
        "GET /a;b=c HTTP/1.1",
        "GET /a|b<c> HTTP/1.1",
        "GET /%zz HTTP/1.1",
        "GET /login?wait=banana&error=%ff HTTP/1.1",
        "TRACE / HTTP/1.1",
        "G@T / HTTP/1.1",
        "GET / HTTP/9.9"
    })
    void aRefusalIsOurOwnPageAndSaysNothingOfTheServer(String line) throws IOException {
        var answer = answer(
                line + "\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Language: zh\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 ").satisfies(PlainRefusalsTests::isPlain);
    }

    @Test
    void requestsThatAreTooLargeAreRefusedPlainly() throws IOException {
        for (var request : new String[] {
            "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: " + "x".repeat(20_000) + "\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: local host\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "no request at all\r\n\r\n"
        }) assertThat(answer(request)).startsWith("HTTP/1.1 4").satisfies(PlainRefusalsTests::isPlain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Pbx-Secret: 密",
                "Webhook-Id: 密",
                "Origin: http://密",
            })
    void aHeaderThatNoHeaderCanBeIsRefusedAndNotADefect(String header) throws IOException {
        for (var path : new String[] {"pbx", "webhooks"})
            assertThat(answer("POST /pub/" + path + "/" + UUID.randomUUID() + " HTTP/1.1\r\nHost: localhost\r\n"
                            + header
                            + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"))
                    .startsWith("HTTP/1.1 4")
                    .satisfies(PlainRefusalsTests::isPlain);
    }

    private static void isPlain(String answer) {
        assertThat(answer)
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContainIgnoringCase("whitelabel")
                .doesNotContain("Exception", "at org.", "at java.", "HTTP Status");
        if (answer.contains("<html")) assertThat(answer).contains("· Rapport</title>", "color-scheme");
    }

    private String answer(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
