package dev.rapport.sample;

import static dev.rapport.sample.SampleFile.text;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The customers of the sample organisation. */
@Component
class SampleCustomers {

    private final Customers customers;
    private final Staff staff;

    SampleCustomers(Customers customers, Staff staff) {
        this.customers = customers;
        this.staff = staff;
    }

    /** Adds them and gives their ids by the names the other sample tables use. */
    Map<String, CustomerId> create() {
        Map<String, CustomerId> ids = new HashMap<>();
        for (var row : SampleFile.read("customers").rows()) {
            ids.put(row.getField("external"), customers.findOrAdd(customer(row)));
        }
        return ids;
    }

    private NewCustomer customer(NamedCsvRecord row) {
        Map<String, String> facts = new HashMap<>();
        for (var fact : List.of("city", "sector")) {
            var value = text(row, fact);
            if (value != null) facts.put(fact, value);
        }
        return new NewCustomer(
                NewCustomer.Kind.valueOf(row.getField("kind")),
                row.getField("name"),
                row.getField("external"),
                text(row, "tier"),
                staff.byLogin(row.getField("owner")).map(Person::id).orElse(null),
                Stream.of(text(row, "phone"), text(row, "email"))
                        .filter(Objects::nonNull)
                        .toList(),
                facts);
    }
}
