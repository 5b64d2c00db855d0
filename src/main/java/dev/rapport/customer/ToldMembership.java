package dev.rapport.customer;

import dev.rapport.customer.membership.MembershipIntake;
import dev.rapport.platform.CustomerId;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a row of a file says of a customer's membership; what it leaves open is absent. */
record ToldMembership(
        @Nullable String level,
        @Nullable String number,
        @Nullable LocalDate since,
        @Nullable LocalDate until) {

    static final String LEVEL = "membership_level";
    static final String NUMBER = "membership_number";
    static final String SINCE = "member_since";
    static final String UNTIL = "member_until";
    static final Set<String> WORDS = Set.of(LEVEL, NUMBER, SINCE, UNTIL);

    static final ToldMembership NOTHING = new ToldMembership(null, null, null, null);

    Stream<MembershipIntake.Told> of(CustomerId customer) {
        return equals(NOTHING)
                ? Stream.empty()
                : Stream.of(new MembershipIntake.Told(customer, level, number, since, until));
    }

    ToldMembership without(Set<String> words) {
        return new ToldMembership(
                words.contains(LEVEL) ? null : level,
                words.contains(NUMBER) ? null : number,
                words.contains(SINCE) ? null : since,
                words.contains(UNTIL) ? null : until);
    }

    /** By the words of {@link FirmStates}. */
    Map<String, String> said() {
        var said = new TreeMap<String, String>();
        if (level != null) said.put(LEVEL, level);
        if (number != null) said.put(NUMBER, number);
        if (since != null) said.put(SINCE, since.toString());
        if (until != null) said.put(UNTIL, until.toString());
        return said;
    }
}
