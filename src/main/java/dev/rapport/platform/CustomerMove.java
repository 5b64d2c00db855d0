package dev.rapport.platform;

import java.util.Set;

/**
 * Two customers become one, or come apart again, or somebody wants to know what would move. Published in the transaction
 * that does it: every module that keeps customers' ids answers with its tables. {@link FollowsCustomer} does so.
 */
public interface CustomerMove {

    /** Does to the rows of the table what is to be done, and takes down how it was. */
    void of(CustomerTable table);

    /** Whose rows move, so that what is made of them can be made anew; nobody's where it is only counted. */
    Set<CustomerId> customers();
}
