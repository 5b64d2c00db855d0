package dev.rapport.customer.handover;

import dev.rapport.platform.UserId;
import java.util.UUID;

/**
 * That a customer at a platform should change hands there.
 *
 * @param account our account at the platform
 * @param external what the customer is called there
 * @param hasLeft whether the one who gives works here no longer
 */
public record TransferWish(UUID id, String account, String external, UserId from, UserId to, boolean hasLeft) {}
