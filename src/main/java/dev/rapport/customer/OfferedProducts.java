package dev.rapport.customer;

import java.util.List;

/** Names of what we sell, offered where a product is written down. */
public interface OfferedProducts {

    /** By name. */
    List<String> names(int limit);
}
