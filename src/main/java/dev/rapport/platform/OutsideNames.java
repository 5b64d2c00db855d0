package dev.rapport.platform;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/** Where servers stand for {@link OutsideHttp}, as far as {@link OutsideHosts} lets the house go there. */
public final class OutsideNames implements DnsResolver {

    private final OutsideHosts hosts;

    public OutsideNames(OutsideHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Stream.of(hosts.addresses(host, port))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** Which port is meant decides whether one may go there. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new UnknownHostException(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
