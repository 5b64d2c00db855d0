package dev.rapport.platform;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;

/** What a module does with what it keeps of a customer who is erased, in that order: a bean of the module. */
public final class ErasesCustomer {

    private final List<ErasedRows> tables;
    private final List<SoughtWords> words = new ArrayList<>();

    public ErasesCustomer(ErasedRows... tables) {
        this.tables = List.of(tables);
    }

    /** By what the customer is known in these tables. */
    public ErasesCustomer soughtBy(SoughtWords... known) {
        words.addAll(List.of(known));
        return this;
    }

    @EventListener
    void hear(CustomerErasure erasure) {
        tables.forEach(erasure::of);
        words.forEach(erasure::of);
    }
}
