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
import dev.rapport.platform.OutsideHosts;
import dev.rapport.platform.OutsideHosts.NotOutside;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Clock;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.stereotype.Component;

/** Connects to Asterisks: only where the house goes ({@link OutsideHosts}), encrypted unless it is inside, with the server's name checked. */
@Component
class AmiServers {

    private static final int PATIENCE = 10_000;
    private static final int LAST_PORT = 65_535;

    private final OutsideHosts hosts;
    private final Clock clock;

    AmiServers(OutsideHosts hosts, Clock clock) {
        this.hosts = hosts;
        this.clock = clock;
    }

    /**
     * Connected and logged in; the caller closes it.
     *
     * @param hears whether it tells what happens
     */
    AmiConnection open(AccountSettings settings, boolean hears) throws IOException {
        check(settings);
        var socket = connected(settings);
        try {
            var connection = new AmiConnection(socket, clock);
            connection.login(settings.text(USER), settings.text(PASSWORD), hears);
            return connection;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
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

    private Socket connected(AccountSettings settings) throws IOException {
        var host = settings.text(HOST);
        var port = settings.number(PORT);
        var socket = hosts.sockets().createSocket();
        try {
            socket.connect(new InetSocketAddress(host, port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            socket.setTcpNoDelay(true);
            return isPlain(settings) ? socket : encrypted(socket, host, port);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
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
