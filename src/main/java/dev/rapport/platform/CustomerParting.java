package dev.rapport.platform;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** A merge is undone: what it moved goes back, with what came since by way of the customer that comes back. */
public interface CustomerParting extends CustomerMove {

    /** Who comes back. */
    CustomerId back();

    /** Who stays. */
    CustomerId survivor();

    /** Ids of rows that came later are greater. */
    UUID merge();

    /** Phones, e-mail addresses and identities that the one who comes back has and the other has not. */
    Set<String> addresses();

    /** These rows came later and go to the one who comes back. */
    void bring(CustomerTable table, Collection<UUID> rows);

    /** These cases came later and nothing tells whose they are: they stay, and people are told. */
    void stay(Collection<String> numbers);
}
