package dev.rapport.platform;

/**
 * A customer is erased, or somebody wants to know what would be. Every module that keeps something of customers or of their
 * cases answers with its tables, in the order in which they are to be done. {@link ErasesCustomer} does so.
 */
public interface CustomerErasure {

    void of(ErasedRows rows);

    void of(SoughtWords words);
}
