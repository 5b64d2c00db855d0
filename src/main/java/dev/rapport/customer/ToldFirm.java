package dev.rapport.customer;

import dev.rapport.imports.ImportRow;
import dev.rapport.platform.Channel;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a file says of a firm.
 *
 * @param firm called by its account, which is its external id too
 * @param key what accounts are compared by
 * @param parent whose subsidiary it is said to be
 * @param refused channels by which it must not be contacted
 */
record ToldFirm(
        NewCustomer firm,
        NameKey key,
        List<ContactPoint> points,
        @Nullable String language,
        @Nullable String contract,
        @Nullable String parent,
        Set<Channel> refused,
        ImportRow row) {

    String account() {
        return Objects.requireNonNull(firm.external());
    }

    /** What two rows must not have in common to be taken in at once. */
    List<String> keys() {
        return Stream.concat(Stream.of(key.text()), points.stream().map(ContactPoint::key))
                .toList();
    }

    /** What others who bring the same at the same time wait for. */
    Stream<String> locks() {
        return Stream.concat(Stream.of("EXTERNAL " + account()), points.stream().map(ContactPoint::key));
    }

    /** A column that is not there, or empty, leaves what is known. */
    CustomerTerms terms(CustomerTerms known) {
        return new CustomerTerms(
                Objects.requireNonNullElse(firm.tier(), known.tier()),
                language == null ? known.language() : language,
                contract == null ? known.contract() : contract);
    }
}
