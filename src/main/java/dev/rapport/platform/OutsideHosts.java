package dev.rapport.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which servers the house lets itself be led to by what somebody entered: those on public addresses, and inside its network those
 * that {@code rapport.outside.inner-hosts} names, such as {@code mail.intranet} or {@code 10.0.0.5:993}.
 */
@Component
public final class OutsideHosts {

    private static final Pattern HOST =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._-]{0,252})|[0-9a-fA-F:]{2,45}");

    private static final int LAST_PORT = 65_535;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Set<String> inner;

    public OutsideHosts(@Value("${rapport.outside.inner-hosts:}") Set<String> inner) {
        this.inner = inner.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Refused when it is not written as a server is; whether one may go there is asked when one goes. */
    public static void requireName(String host) {
        if (!HOST.matcher(host).matches()) throw Refused.invalid("outside.bad-host");
    }

    /** Refused where the house does not go. A name that nobody knows is refused as well. */
    public void require(String host, int port) {
        requireName(host);
        if (isInner(host, port)) return;
        try {
            addresses(host, port);
        } catch (NotOutside e) {
            throw e.refused();
        } catch (UnknownHostException e) {
            throw Refused.invalid("outside.unknown-host", host);
        }
    }

    /** Where a server stands; {@link NotOutside} where the house does not go. */
    public InetAddress[] addresses(String host, int port) throws UnknownHostException {
        var addresses = InetAddress.getAllByName(host);
        if (!isInner(host, port) && !Stream.of(addresses).allMatch(PublicAddress::is)) throw new NotOutside(host);
        return addresses;
    }

    /** Whether the house named it as one of its own. */
    public boolean isInner(String host, int port) {
        var name = host.toLowerCase(Locale.ROOT);
        return inner.contains(name) || inner.contains(name + ":" + port);
    }

    /** An address to be called: by https, and where the house named the server by http, too. Absent where nothing could be called. */
    public Optional<URI> address(String written) {
        try {
            var uri = URI.create(written.strip());
            var host = uri.getHost();
            return host == null || uri.getUserInfo() != null || uri.getPort() > LAST_PORT || !isSpoken(uri, host)
                    ? Optional.empty()
                    : Optional.of(uri);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isSpoken(URI uri, String host) {
        return isHttps(uri) || "http".equalsIgnoreCase(uri.getScheme()) && isInner(host, port(uri));
    }

    /** On which port an address is called. */
    public static int port(URI uri) {
        if (uri.getPort() != -1) return uri.getPort();
        return isHttps(uri) ? HTTPS : HTTP;
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Sockets that connect to nothing else: looked at where the connection is made, so that a name cannot change its mind in between. */
    public SocketFactory sockets() {
        return new Guarded();
    }

    private void require(SocketAddress to) throws IOException {
        if (!(to instanceof InetSocketAddress address)) throw new IOException("no address");
        if (address.isUnresolved()) throw new UnknownHostException(address.getHostString());
        if (!isInner(address.getHostString(), address.getPort()) && !PublicAddress.is(address.getAddress()))
            throw new NotOutside(address.getHostString());
    }

    /** Where the house does not go. */
    public static final class NotOutside extends UnknownHostException {

        private final String host;

        NotOutside(String host) {
            super("not a public address: " + host);
            this.host = host;
        }

        public Refused refused() {
            return Refused.invalid("outside.not-public", host);
        }
    }

    private final class Guarded extends SocketFactory {

        @Override
        public Socket createSocket() {
            return new GuardedSocket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress here, int herePort) throws IOException {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress here, int herePort) throws IOException {
            return createSocket(host, port);
        }

        private Socket connected(InetSocketAddress to) throws IOException {
            var socket = createSocket();
            socket.connect(to);
            return socket;
        }
    }

    private final class GuardedSocket extends Socket {

        @Override
        public void connect(SocketAddress to) throws IOException {
            connect(to, 0);
        }

        @Override
        public void connect(SocketAddress to, int patience) throws IOException {
            require(to);
            super.connect(to, patience);
        }
    }
}
