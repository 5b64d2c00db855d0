package dev.rapport.sample;

import static dev.rapport.sample.SampleFile.text;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.Money;
import dev.rapport.sales.Contact;
import dev.rapport.sales.Lead;
import dev.rapport.sales.LeadIntake;
import dev.rapport.sales.NewLead;
import dev.rapport.sales.NewOpportunity;
import dev.rapport.sales.OpportunityIntake;
import dev.rapport.sales.Product;
import dev.rapport.sales.Products;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the sample organisation sells, the leads that just arrived and the opportunities it works on. */
@Component
class SampleSales {

    private final Products products;
    private final LeadIntake leads;
    private final OpportunityIntake opportunities;
    private final Staff staff;
    private final HomeRegion home;

    SampleSales(Products products, LeadIntake leads, OpportunityIntake opportunities, Staff staff, HomeRegion home) {
        this.home = home;
        this.products = products;
        this.leads = leads;
        this.opportunities = opportunities;
        this.staff = staff;
    }

    void open(Map<String, CustomerId> customers) {
        for (var row : SampleFile.read("products").rows()) {
            products.put(row.getField("name"), row.getField("series"), money(row, "price"));
        }
        for (var row : SampleFile.read("leads").rows()) {
            leads.open(lead(row));
        }
        for (var row : SampleFile.read("opportunities").rows()) {
            opportunities.open(opportunity(row, customers));
        }
    }

    private NewLead lead(NamedCsvRecord row) {
        var contact = Contact.read(
                row.getField("name"), text(row, "company"), text(row, "phone"), text(row, "email"), home.code());
        Map<String, String> facts = new HashMap<>();
        for (var fact : List.of("country", "interest")) {
            var value = text(row, fact);
            if (value != null) facts.put(fact, value);
        }
        return new NewLead(contact, new Lead.Origin(text(row, "source"), text(row, "city"), null, facts), null);
    }

    private NewOpportunity opportunity(NamedCsvRecord row, Map<String, CustomerId> customers) {
        return new NewOpportunity(
                row.getField("name"),
                customers.get(row.getField("customer")),
                products.named(row.getField("product")).map(Product::id).orElse(null),
                money(row, "amount"),
                staff.byLogin(row.getField("owner")).map(Person::id).orElseThrow(),
                row.getField("team"),
                null);
    }

    private static Money money(NamedCsvRecord row, String column) {
        return Money.of(new BigDecimal(row.getField(column)), row.getField("currency"));
    }
}
