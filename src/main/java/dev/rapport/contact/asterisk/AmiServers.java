package dev.rapport.contact.asterisk;

import static dev.rapport.contact.asterisk.AsteriskPlatform.HOST;
import static dev.rapport.contact.asterisk.AsteriskPlatform.PASSWORD;
import static dev.rapport.contact.asterisk.AsteriskPlatform.PORT;
import static dev.rapport.contact.asterisk.AsteriskPlatform.SECURITY;
import static dev.rapport.contact.asterisk.AsteriskPlatform.USER;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.asterisk.AmiConnection.NoAsterisk;
import dev.rapport.contact.asterisk.AmiConnection.NotLoggedIn;
import dev.rapport.contact.asterisk.AmiConnection.TooMuch;
import dev.rapport.platform.OutsideHosts;
import dev.rapport.platform.OutsideHosts.NotOutside;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Connects to Asterisks: only where the house goes ({@link OutsideHosts}), encrypted unless it is inside, with the server's name checked. */
@Component
class AmiServers {

    private static final int PATIENCE = 10_000;
    private static final int LAST_PORT = 65_535;

    private final OutsideHosts hosts;
    private final Clock clock;
    private final Duration toLogin;

    AmiServers(OutsideHosts hosts, Clock clock, @Value("${rapport.asterisk.login:20s}") Duration toLogin) {
        this.hosts = hosts;
        this.clock = clock;
        this.toLogin = toLogin;
    }

    /** Connected and logged in to call or to ask; the caller closes it. */
    AmiConnection open(AccountSettings settings) throws IOException {
        return open(settings, false, socket -> {});
    }

    /** The same to hear what happens; whoever is given its socket before that may close it at any time. */
    AmiConnection listen(AccountSettings settings, Consumer<Socket> opening) throws IOException {
        return open(settings, true, opening);
    }

    /** However slowly the other side speaks, it is done after a while. */
    private AmiConnection open(AccountSettings settings, boolean hears, Consumer<Socket> opening) throws IOException {
        check(settings);
        var plain = hosts.sockets().createSocket();
        try (var deadline = new Deadline(plain, toLogin)) {
            try {
                opening.accept(plain);
                var connection = new AmiConnection(connected(plain, settings), clock);
                connection.login(settings.text(USER), settings.text(PASSWORD), hears);
                return connection;
            } catch (IOException | RuntimeException e) {
                plain.close();
                if (deadline.isOver()) throw new SocketTimeoutException("no login in " + toLogin.toSeconds() + " s");
                throw e;
            }
        }
    }

    /** Refused, at the field, where one would never go. */
    void check(AccountSettings settings) {
        var port = settings.number(PORT);
        if (port < 1 || port > LAST_PORT)
            throw Refused.invalid("account.mail.bad-port").at(PORT);
        if (isPlain(settings) && !hosts.isInner(settings.text(HOST), port))
            throw Refused.invalid("account.mail.plain-outside").at(SECURITY);
    }

    private static boolean isPlain(AccountSettings settings) {
        return settings.text(SECURITY).equals(AsteriskPlatform.PLAIN);
    }

    private static Socket connected(Socket plain, AccountSettings settings) throws IOException {
        var host = settings.text(HOST);
        var port = settings.number(PORT);
        plain.connect(new InetSocketAddress(host, port), PATIENCE);
        plain.setSoTimeout(PATIENCE);
        plain.setTcpNoDelay(true);
        return isPlain(settings) ? plain : encrypted(plain, host, port);
    }

    private static Socket encrypted(Socket plain, String host, int port) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** What went wrong, in words, at the field that it is about. */
    static Refused refused(IOException failure, AccountSettings settings) {
        var host = settings.text(HOST);
        return switch (failure) {
            case NotLoggedIn no ->
                Refused.invalid("account.asterisk.not-logged-in", said(host, no))
                        .at(PASSWORD);
            case NoAsterisk no ->
                Refused.invalid("account.asterisk.no-asterisk", said(host, no)).at(PORT);
            case NotOutside no -> no.refused().at(HOST);
            case TooMuch no -> Refused.unavailable("account.asterisk.too-much");
            case UnknownHostException no ->
                Refused.invalid("outside.unknown-host", host).at(HOST);
            case SSLException no ->
                Refused.invalid("account.asterisk.not-encrypted", said(host, no))
                        .at(SECURITY);
            default ->
                Refused.unavailable("account.asterisk.no-answer", said(host, failure))
                        .at(HOST);
        };
    }

    private static String said(String host, Exception failure) {
        return new Trouble("", host + ": " + failure.getMessage()).detail();
    }
}
