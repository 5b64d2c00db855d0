package dev.rapport.customer;

import dev.rapport.customer.search.SoughtName;
import java.util.Map;

/**
 * Customers of a name that somebody looks for, in queries of other modules.
 *
 * @param ids a query of their ids
 * @param parameters to be given with it
 */
public record NamedCustomers(String ids, Map<String, Object> parameters) {

    public static NamedCustomers like(String text) {
        var sought = SoughtName.of(text);
        return new NamedCustomers(sought.ids(), sought.parameters());
    }
}
