package dev.rapport.customer;

import dev.rapport.customer.NewCustomer.Kind;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowNote;
import dev.rapport.platform.Channel;
import dev.rapport.platform.PostalAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a file says of a customer.
 *
 * @param customer with its number as external id; a firm without a number has its name there, a person nothing
 * @param number by which another system knows it
 * @param key what names are compared by
 * @param addresses postal ones, by which nobody is known
 * @param parent whose subsidiary it is said to be
 * @param membership nothing where the file says nothing of one
 * @param refused channels by which it must not be contacted
 * @param unread cells that could not be read
 */
record ToldCustomer(
        NewCustomer customer,
        @Nullable String number,
        NameKey key,
        List<ContactPoint> points,
        List<PostalAddress> addresses,
        @Nullable String language,
        @Nullable String contract,
        @Nullable String parent,
        ToldMembership membership,
        Set<Channel> refused,
        ImportRow row,
        List<RowNote> unread) {

    private static final String BETWEEN = "\u001f";

    /** The same of the row at its place in the file. */
    ToldCustomer of(ImportRow placed) {
        return new ToldCustomer(
                customer,
                number,
                key,
                points,
                addresses,
                language,
                contract,
                parent,
                membership,
                refused,
                placed.understoodAs(null),
                unread);
    }

    boolean isPerson() {
        return customer.kind() == Kind.PERSON;
    }

    boolean isFirmByName() {
        return number == null && !isPerson();
    }

    boolean isPersonByReach() {
        return number == null && isPerson() && !points.isEmpty();
    }

    /** Only by all that is said of them can two rows be known to be of one. */
    boolean isPersonByWords() {
        return number == null && isPerson() && points.isEmpty();
    }

    /** What people read of it. */
    String called() {
        return number == null ? customer.name() : "%s (%s)".formatted(customer.name(), number);
    }

    /** The facts, in the form in which those of customers are compared with them. */
    String words() {
        return new TreeMap<>(customer.facts())
                .entrySet().stream()
                        .map(fact -> fact.getKey() + "=" + fact.getValue())
                        .collect(Collectors.joining(BETWEEN));
    }

    /** What another row of the file would have in common if it were of the same customer. */
    List<?> identities() {
        if (number != null) return List.of("NUMBER " + number);
        if (!isPerson()) return List.of(key);
        if (points.isEmpty()) return List.of("WORDS " + key.text() + BETWEEN + words());
        return points.stream()
                .map(point -> "PERSON " + key.text() + BETWEEN + point.key())
                .toList();
    }

    /** What two rows must not have in common to be taken in at once. */
    List<?> keys() {
        var own = number == null && isPerson() && !points.isEmpty() ? Stream.empty() : identities().stream();
        return Stream.concat(own, points.stream().map(ContactPoint::key)).toList();
    }

    /** What others who bring the same at the same time wait for. */
    Stream<String> locks() {
        var own = isPersonByWords()
                ? Stream.of(String.valueOf(identities().getFirst()))
                : Stream.ofNullable(customer.external()).map(external -> "EXTERNAL " + external);
        return Stream.concat(own, points.stream().map(ContactPoint::key));
    }

    /** The numbers or addresses by which, together with the name, it is the same as one that is here. */
    List<ContactPoint> knownBy() {
        var kind = row.treatment().knownBy();
        if (kind == null) return List.of();
        return points.stream()
                .filter(point -> point.kind().name().equalsIgnoreCase(kind))
                .toList();
    }

    /**
     * What of it fills gaps. That the customer must not be contacted is no value to be filled in, and stays.
     *
     * @param known what is known, as {@link FirmStates} tells it
     * @param pointKinds kinds of contact points that it has
     */
    ToldCustomer filling(Map<String, String> known, Set<String> pointKinds) {
        return adding(known).withoutPoints(pointKinds);
    }

    /** What of it is not known of the one with whom the customer of that number became one. */
    ToldCustomer adding(Map<String, String> known) {
        var member = known.containsKey(ToldMembership.LEVEL) ? ToldMembership.WORDS : Set.<String>of();
        return without(known.keySet()).without(Set.of("tier")).without(member);
    }

    /** Without what rows before it in the same file say of the same customer: the first counts, whenever it comes again. */
    ToldCustomer unsaid() {
        return row.saidBefore().isEmpty() ? this : without(saidBefore());
    }

    /** What it says that rows before it said as well. */
    Map<String, String> saidAgain() {
        var again = said();
        again.keySet().retainAll(saidBefore());
        return again;
    }

    /** What it says, by the words of {@link FirmStates}. */
    Map<String, String> said() {
        var said = new TreeMap<String, String>();
        customer.facts().forEach(said::put);
        Stream.of("tier", "language", "contract").forEach(word -> {
            var term = switch (word) {
                case "tier" -> customer.tier();
                case "language" -> language;
                default -> contract;
            };
            if (term != null) said.put(word, term);
        });
        said.putAll(membership.said());
        if (parent != null) said.put("subsidiary_of", NameKey.of(parent).text());
        return said;
    }

    /** The firm of a person is kept as a fact of another name than its column. */
    private Set<String> saidBefore() {
        var words = new HashSet<>(row.saidBefore());
        if (words.contains("account")) words.add("company");
        return words;
    }

    private ToldCustomer without(Set<String> words) {
        var facts = new HashMap<>(customer.facts());
        facts.keySet().removeAll(words);
        var reduced = new NewCustomer(
                customer.kind(),
                customer.name(),
                customer.external(),
                words.contains("tier") ? null : customer.tier(),
                customer.owner(),
                customer.contactPoints(),
                facts);
        return new ToldCustomer(
                reduced,
                number,
                key,
                points,
                addresses,
                words.contains("language") ? null : language,
                words.contains("contract") ? null : contract,
                words.contains("subsidiary_of") ? null : parent,
                membership.without(words),
                refused,
                row,
                unread);
    }

    private ToldCustomer withoutPoints(Set<String> kinds) {
        var missing = points.stream()
                .filter(point -> !kinds.contains(point.kind().name()))
                .toList();
        return new ToldCustomer(
                customer,
                number,
                key,
                missing,
                kinds.contains(ContactPoint.Kind.ADDRESS.name()) ? List.of() : addresses,
                language,
                contract,
                parent,
                membership,
                refused,
                row,
                unread);
    }

    /** A column that is not there, or empty, leaves what is known. */
    CustomerTerms terms(CustomerTerms known) {
        return new CustomerTerms(
                Objects.requireNonNullElse(customer.tier(), known.tier()),
                language == null ? known.language() : language,
                contract == null ? known.contract() : contract);
    }
}
