package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom a row means, and what it says of them.
 *
 * @param told without what does not count
 * @param called what people read of it
 * @param merged whether the one of its number became one with it
 * @param parent absent where it has none that is here
 */
record MeantCustomer(
        ToldCustomer told,
        CustomerId id,
        String called,
        boolean fresh,
        boolean merged,
        CustomerTerms was,
        CustomerTerms terms,
        @Nullable CustomerId parent) {

    /** A tier is told as it was written; what was decided of it stays. */
    MeantCustomer telling(ToldCustomer otherwise) {
        var reduced = otherwise.terms(was);
        return new MeantCustomer(
                otherwise,
                id,
                called,
                fresh,
                merged,
                was,
                otherwise.customer().tier() == null ? reduced : reduced.in(terms.tier()),
                parent);
    }

    Stream<FactRows.Told> facts() {
        var row = told.row();
        return told.customer().facts().entrySet().stream()
                .map(fact ->
                        new FactRows.Told(id, fact.getKey(), fact.getValue(), Origin.file(row.file(), row.line())));
    }
}
