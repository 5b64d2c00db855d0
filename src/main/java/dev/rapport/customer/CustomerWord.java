package dev.rapport.customer;

import dev.rapport.cases.TrailWord;
import dev.rapport.platform.CustomerId;
import java.util.Locale;
import org.springframework.stereotype.Component;

@Component
class CustomerWord implements TrailWord {

    private final Customers customers;

    CustomerWord(Customers customers) {
        this.customers = customers;
    }

    @Override
    public String name() {
        return "customer";
    }

    @Override
    public String say(String id, Locale locale) {
        return customers.card(CustomerId.of(id)).map(CustomerCard::name).orElse("–");
    }

    @Override
    public boolean knows(String id) {
        return customers.card(CustomerId.of(id)).isPresent();
    }
}
