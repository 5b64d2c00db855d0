package dev.rapport.platform;

import java.util.List;

/** Finds things by what people type in the search box; a Spring bean in each module that has things to find. */
public interface GlobalSearch {

    /**
     * Something found.
     *
     * @param kind message key of what it is, such as {@code nav.customers}
     * @param detail what tells it from others of the same title
     * @param address where it is shown, such as {@code customers/0198…}
     */
    record Hit(String kind, String title, String detail, String address) {}

    /** The best few, only those the asker may see. */
    List<Hit> find(String text, int limit);
}
