package dev.rapport.customer;

import dev.rapport.imports.ImportRow;
import dev.rapport.platform.Channel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The numbers or addresses by which, together with the name, it is the same as one that is here. */
    List<ContactPoint> knownBy() {
        var kind = row.treatment().knownBy();
        if (kind == null || kind.equals("account")) return List.of();
        return points.stream()
                .filter(point -> point.kind().name().equalsIgnoreCase(kind))
                .toList();
    }

    /**
     * What of it fills gaps. That the firm must not be contacted is no value to be filled in, and stays.
     *
     * @param known what is known of the firm, as {@link FirmStates} tells it
     * @param pointKinds kinds of contact points that it has
     */
    ToldFirm filling(Map<String, String> known, Set<String> pointKinds) {
        var facts = new HashMap<>(firm.facts());
        facts.keySet().removeAll(known.keySet());
        var missing = points.stream()
                .filter(point -> !pointKinds.contains(point.kind().name()))
                .toList();
        var reduced = new NewCustomer(
                firm.kind(), firm.name(), firm.external(), null, firm.owner(), firm.contactPoints(), facts);
        return new ToldFirm(
                reduced,
                key,
                missing,
                known.containsKey("language") ? null : language,
                known.containsKey("contract") ? null : contract,
                known.containsKey("subsidiary_of") ? null : parent,
                refused,
                row);
    }

    /** A column that is not there, or empty, leaves what is known. */
    CustomerTerms terms(CustomerTerms known) {
        return new CustomerTerms(
                Objects.requireNonNullElse(firm.tier(), known.tier()),
                language == null ? known.language() : language,
                contract == null ? known.contract() : contract);
    }
}
