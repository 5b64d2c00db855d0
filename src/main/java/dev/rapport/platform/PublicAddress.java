package dev.rapport.platform;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Tells what stands in the internet from what stands around us. */
public final class PublicAddress {

    private PublicAddress() {}

    /** Whether an address belongs to the whole internet, not to this machine or a network around it. */
    public static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) return false;
        var bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes);
    }

    /** RFC 6890: this network, shared, protocol assignments, documentation, benchmarks, and what is reserved. */
    private static boolean isPublic4(byte[] bytes) {
        var a = bytes[0] & 0xff;
        var b = bytes[1] & 0xff;
        var c = bytes[2] & 0xff;
        return a != 0
                && a < 240
                && !(a == 100 && b >= 64 && b < 128)
                && !(a == 192 && b == 0 && (c == 0 || c == 2))
                && !(a == 192 && b == 88 && c == 99)
                && !(a == 198 && (b == 18 || b == 19))
                && !(a == 198 && b == 51 && c == 100)
                && !(a == 203 && b == 0 && c == 113);
    }

    /** Global unicast is 2000::/3; of it, tunnels (2001::/32, 2002::/16) and documentation (2001:db8::/32) are not. */
    private static boolean isPublic6(byte[] bytes) {
        var first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        var second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        return first >>> 13 == 1
                && first != 0x2002
                && first != 0x3fff
                && !(first == 0x2001 && (second < 0x0200 || second == 0x0db8));
    }
}
