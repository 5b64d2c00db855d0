package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the house lets itself be led by what somebody typed. */
class OutsideHostsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "10.0.0.5",
                "192.168.1.1",
                "169.254.169.254",
                "::1",
                "0.0.0.0",
                "fd00::1"
            })
    void notInsideUnlessItIsNamed(String host) {
        assertThatThrownBy(() -> new OutsideHosts(Set.of()).require(host, 993)).hasMessage("outside.not-public");
        assertThatCode(() -> new OutsideHosts(Set.of(host.toUpperCase(Locale.ROOT))).require(host, 993))
                .doesNotThrowAnyException();
    }

    @Test
    void aHostMayBeNamedForOnePortOnly() {
        var hosts = new OutsideHosts(Set.of("localhost:993"));

        assertThatCode(() -> hosts.require("localhost", 993)).doesNotThrowAnyException();
        assertThatThrownBy(() -> hosts.require("localhost", 22)).hasMessage("outside.not-public");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://mail.example.com",
                "mail.example.com/x",
                "a b",
                "user@host",
                "host:25",
                "-x",
                "a\r\nb"
            })
    void refusesWhatIsNoServer(String host) {
        assertThatThrownBy(() -> OutsideHosts.requireName(host)).isInstanceOf(Refused.class);
    }

    @Test
    void anAddressWithinTheInternetIsTaken() {
        assertThatCode(() -> new OutsideHosts(Set.of()).require("93.184.215.14", 25))
                .doesNotThrowAnyException();
    }

    @Test
    void aSocketLooksWhereItReallyConnects() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var there = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
            try (var socket = new OutsideHosts(Set.of("localhost")).sockets().createSocket()) {
                socket.connect(new InetSocketAddress("localhost", server.getLocalPort()));
                assertThat(socket.isConnected()).isTrue();
            }
            try (var socket = new OutsideHosts(Set.of()).sockets().createSocket()) {
                assertThatThrownBy(() -> socket.connect(there)).isInstanceOf(OutsideHosts.NotOutside.class);
            }
            assertThatThrownBy(
                            () -> new OutsideHosts(Set.of()).sockets().createSocket("localhost", server.getLocalPort()))
                    .isInstanceOf(OutsideHosts.NotOutside.class);
        }
    }
}
