package dev.rapport.contact.accounts;

import java.util.UUID;

/** Knows whether something was said through an account, which then stays. A Spring bean of whoever keeps it. */
public interface AccountUse {

    boolean isUsed(UUID account);
}
