package dev.rapport.customer;

import dev.rapport.customer.NewCustomer.Kind;
import dev.rapport.imports.ImportKind;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowRejected;
import dev.rapport.platform.CustomerId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Firms by their account name, which is also their external id; a parent may come after its subsidiaries. */
@Component
class CustomersKind implements ImportKind {

    private static final Map<String, String> SPELLINGS = Map.of("technolgy", "technology");
    private static final BigDecimal LARGEST = new BigDecimal("1e15");

    private final Customers customers;

    CustomersKind(Customers customers) {
        this.customers = customers;
    }

    @Override
    public String name() {
        return "customers";
    }

    @Override
    public List<String> requiredColumns() {
        return List.of("account");
    }

    @Override
    public void apply(ImportRow row, @Nullable String mapping) {
        var account = row.required("account");
        var facts = facts(row);
        var contactPoints = Stream.of(row.get("phone"), row.get("email"))
                .filter(Objects::nonNull)
                .toList();
        var id = customers.findOrAdd(
                new NewCustomer(Kind.ORGANISATION, account, account, row.get("tier"), null, contactPoints, facts));
        customers.learn(id, facts);
        serve(id, row);
        var parent = row.get("subsidiary_of");
        if (parent != null) customers.subsidiaryOf(id, parent);
    }

    /** A column that is not there, or empty, leaves what is known. */
    private void serve(CustomerId id, ImportRow row) {
        if (Stream.of("tier", "language", "contract").allMatch(column -> row.get(column) == null)) return;
        var known = customers.terms(id);
        customers.changeTerms(
                id,
                new CustomerTerms(
                        Objects.requireNonNullElse(row.get("tier"), known.tier()),
                        or(row.get("language"), known.language()),
                        or(row.get("contract"), known.contract())),
                null);
    }

    private static @Nullable String or(@Nullable String given, @Nullable String known) {
        return given == null ? known : given;
    }

    private static Map<String, String> facts(ImportRow row) {
        var facts = new HashMap<String, String>();
        var sector = row.get("sector");
        if (sector != null) facts.put("sector", sector(sector));
        number(row, "year_established", facts);
        number(row, "revenue", facts);
        number(row, "employees", facts);
        var office = row.get("office_location");
        if (office != null) facts.put("office_location", office);
        return facts;
    }

    private static void number(ImportRow row, String column, Map<String, String> facts) {
        var text = row.get(column);
        if (text == null) return;
        try {
            var number = new BigDecimal(text);
            if (number.signum() >= 0 && number.compareTo(LARGEST) < 0 && number.scale() <= 6) {
                facts.put(column, number.toPlainString());
                return;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw new RowRejected("import.bad-number", column, text);
    }

    private static String sector(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return SPELLINGS.getOrDefault(lower, lower);
    }
}
