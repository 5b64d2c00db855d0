package dev.rapport.platform;

import java.util.Collection;
import java.util.Set;

/** What a legal hold keeps, for whoever tells why something stays: the module of holds answers. */
public interface KeptByHold {

    /** Those of them on which a hold was set, or on whose customer. */
    Set<SubjectId> cases(Collection<SubjectId> cases);

    /** Those of them on whom a hold was set, or on one of whose cases. */
    Set<CustomerId> customers(Collection<CustomerId> customers);
}
