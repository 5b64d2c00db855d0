package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Colleagues;
import dev.rapport.testing.PortTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Addresses that the real web server stumbles over. */
@PortTest
class UnfitAddressesTests {

    @LocalServerPort
    int port;

    @Autowired
    Colleagues colleagues;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "/api/v1/tickets/T%00, problem.address",
        "/api/v1/tickets/T%2f, problem.address",
        "/api/v1//tickets, problem.address",
        "/api/v1/tickets?text=%ff, problem.query",
        "/api/v1/tickets?text=%ED%A0%80, problem.query"
    })
    void areRefusedInASentence(String address, String code) throws Exception {
        var asker = colleagues.join(null, Role.MANAGER);
        var login = Base64.getEncoder()
                .encodeToString((asker.login() + ":" + Colleagues.PASSWORD).getBytes(StandardCharsets.UTF_8));
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                        .header("Authorization", "Basic " + login)
                        .header("Accept-Language", "zh")
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"", "此地址");
    }
}
