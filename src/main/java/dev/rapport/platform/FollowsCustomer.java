package dev.rapport.platform;

import java.util.List;
import org.springframework.context.event.EventListener;

/** The part of a module whose tables follow customers that become one or come apart, in that order: a bean of the module. */
public final class FollowsCustomer {

    private final List<CustomerTable> tables;

    public FollowsCustomer(CustomerTable... tables) {
        this.tables = List.of(tables);
    }

    @EventListener
    void hear(CustomerMove move) {
        tables.forEach(move::of);
    }
}
