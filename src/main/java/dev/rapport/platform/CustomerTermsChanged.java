package dev.rapport.platform;

import org.jspecify.annotations.Nullable;

/** A customer's tier, language or contract is another from now on. Published in the transaction that changed it. */
public record CustomerTermsChanged(
        CustomerId customer, @Nullable UserId by) {}
