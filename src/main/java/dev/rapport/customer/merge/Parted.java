package dev.rapport.customer.merge;

import dev.rapport.platform.CustomerId;
import java.util.List;

/**
 * Two customers who are two again.
 *
 * @param back who came back
 * @param stayed numbers of cases that came since and stay with the survivor, since nothing tells whose they are
 * @param contactPoints the same of contact points, masked
 * @param fields that somebody changed since, and that stay so
 */
public record Parted(
        CustomerId back,
        String name,
        CustomerId survivor,
        List<String> stayed,
        List<String> contactPoints,
        List<String> fields) {}
