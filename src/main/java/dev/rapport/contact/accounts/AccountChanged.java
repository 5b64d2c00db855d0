package dev.rapport.contact.accounts;

import java.util.UUID;

/**
 * An account was connected, changed, switched or removed. Published in the writing transaction, and, outside of any, when another
 * copy of the application wrote: listen with {@code @TransactionalEventListener(fallbackExecution = true)}. A copy that was cut off
 * from the database may miss it: look now and then.
 */
public record AccountChanged(UUID account) {}
