package dev.rapport.customer;

import dev.rapport.imports.ShippedTable;
import java.util.List;

/** What widespread programs export of people and firms, known by names that only they use; the words for them are everybody's. */
final class AddressBooks {

    static final List<ShippedTable> ALL = List.of(
            of("google-contacts", "E-mail 1 - Value", "Phone 1 - Value"),
            of("outlook-contacts", "E-mail Address", "Business Phone", "Home Phone", "Business Street"),
            of("hubspot-contacts", "Record ID", "First Name", "Last Name", "Email"),
            of("hubspot-companies", "Record ID", "Company name"),
            of("salesforce-contacts", "Contact ID", "First Name", "Last Name"),
            of("salesforce-accounts", "Account ID", "Account Name"));

    private AddressBooks() {}

    private static ShippedTable of(String name, String... columns) {
        return new ShippedTable(name, List.of(columns), ',', "", "");
    }
}
