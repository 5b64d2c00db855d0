package dev.rapport.customer.handover;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Lets a platform move its customers from one member of staff to another; a bean of whoever speaks with that platform.
 * A customer whom no bean serves is given on here all the same, and people are told that nothing moved there.
 */
public interface ContactTransfers {

    PlatformTerms terms();

    /**
     * Asks the platform. May be asked again for what was asked before, which then changes nothing.
     *
     * @param wishes at most as many as the terms allow in one call
     * @return by the wishes' ids; throws when the platform could not be asked, which is tried again later
     */
    Map<UUID, TransferAnswer> ask(List<TransferWish> wishes);

    /** How far the platform is with what was asked. */
    Map<UUID, TransferAnswer> hear(List<TransferWish> wishes);
}
